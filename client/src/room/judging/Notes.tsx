/** Notes for nobody else: each keeps the moment at which it was begun. Newest on top. */
import type { PinAsked } from '@signalroom/shared'
import { useId, useRef, type KeyboardEvent } from 'react'
import { Button } from '../../ui/Button'
import { Kbd } from '../../ui/Kbd'
import { useHere, useRoom, useMoment } from '../read'
import type { Judging } from './useJudging'
import { useAsk, useCan } from '../ask'
import { useDraft } from '../draft'
import { Own } from '../../ui/Own'

export function Notes({ judging }: { judging: Judging }) {
  const notes = useRoom(room => room.panel.notes)
  const seats = useRoom(room => room.open.seats)
  const { me } = useHere()
  const moment = useMoment()
  return (
    <section aria-label="Notes" className="flex h-full min-h-0 flex-col">
      <Write judging={judging} />
      <ol
        reversed
        aria-label="Taken notes"
        className="min-h-[96px] flex-1 space-y-3 overflow-y-auto px-3 pb-3"
      >
        {notes.length === 0 ? (
          <li className="pt-4 text-center text-[13px] text-ink-3">
            What you note stands here with its moment. Only interviewers read it, also after the round.
            <br />
            <Kbd>.</Kbd> bookmarks a moment without a word.
          </li>
        ) : (
          notes.toReversed().map(note => (
            <li key={note.id} className="flex gap-2.5 text-[13.5px]">
              <span className="w-10 shrink-0 pt-px text-right text-[12.5px] font-[600] text-ink-3 tabular-nums">
                {moment(note.pin.at)}
              </span>
              <span dir="auto" className="min-w-0 flex-1 wrap-anywhere whitespace-pre-wrap">
                {note.text}
                {note.seat === me.seat ? null : (
                  <span className="ml-1.5 text-[12px] text-ink-3">
                    <Own>{seats.find(seat => seat.id === note.seat)?.name}</Own>
                  </span>
                )}
              </span>
            </li>
          ))
        )}
      </ol>
    </section>
  )
}

function Write({ judging }: { judging: Judging }) {
  const [text, setText] = useDraft('note')
  const begun = useRef<PinAsked | null>(null)
  const ask = useAsk()
  const can = useCan()
  const id = useId()
  const words = text.trim()
  const change = (next: string) => {
    // The first letter fixes the moment, not the last.
    if (next.trim() === '') begun.current = null
    else begun.current ??= judging.pinNow()
    setText(next)
  }
  const take = async () => {
    if (words === '') return
    const pin = begun.current ?? judging.pinNow()
    // The next note may be begun before this one is acknowledged.
    change('')
    if (await ask({ type: 'note.take', text: words, pin: { at: pin.at, on: pin.on } })) return
    setText(typed => (typed === '' ? words : typed))
  }
  const keys = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Escape') event.currentTarget.blur()
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    void take()
  }
  return (
    <form
      className="p-3"
      onSubmit={event => {
        event.preventDefault()
        void take()
      }}
    >
      <label htmlFor={id} className="sr-only">
        A note for yourself
      </label>
      <textarea
        dir="auto"
        id={id}
        rows={2}
        value={text}
        maxLength={2000}
        placeholder="A note for yourself"
        onChange={event => change(event.target.value)}
        onKeyDown={keys}
        className="block w-full resize-none rounded-m border border-line-strong bg-card px-3 py-2 text-[14px] placeholder:text-ink-3"
      />
      <div className="mt-2 flex justify-end">
        <Button
          size="s"
          type="submit"
          className="max-[899px]:h-[44px]"
          keyName="⏎"
          disabled={words === '' || !can({ type: 'note.take', text: 'x' })}
        >
          Note it
        </Button>
      </div>
    </form>
  )
}
