/** Push-backs made up on the spot: the interviewer sends one, pinned to what is chosen; everybody sees which are open. */
import type { Push } from '@signalroom/shared'
import { Button } from '../../ui/Button'
import { Pill } from '../../ui/Pill'
import { Titled } from '../../ui/Titled'
import { useShownWords } from '../code/useShownWords'
import type { Pointing } from '../judging/pointing'
import { useAsk, useCan } from '../ask'
import { useDraft } from '../draft'
import { useRoom } from '../read'

export function PushDesk({ pointing }: { pointing: Pointing }) {
  const ask = useAsk()
  const can = useCan()
  const pushes = useRoom(room => room.open.pushes) ?? []
  const [text, setText] = useDraft('push')
  const open = pushes.filter(push => push.outcome === null).length
  const send = async () => {
    const words = text.trim()
    if (words === '') return
    const on = pointing.capture()
    if (await ask({ type: 'push.send', text: words, ...(on ? { on } : {}) })) setText('')
  }
  return (
    <Titled title={open > 0 ? `Push back · ${open} open` : 'Push back'}>
      <form
        className="flex gap-1.5"
        onSubmit={event => {
          event.preventDefault()
          void send()
        }}
      >
        <input
          dir="auto"
          value={text}
          maxLength={280}
          aria-label="Push back, pinned to what is chosen on the board or in the code"
          placeholder="What does the user see when this dies?"
          onChange={event => setText(event.target.value)}
          className="h-9 min-w-0 flex-1 rounded-[8px] border border-line-strong bg-card px-2.5 text-[13.5px] max-[899px]:h-11"
        />
        <Button
          size="s"
          type="submit"
          className="h-9 max-[899px]:h-11"
          disabled={text.trim() === '' || !can({ type: 'push.send', text: 'x' })}
        >
          Send
        </Button>
      </form>
      <ul className="mt-2 space-y-1.5">
        {pushes.toReversed().map(push => (
          <li key={push.id} className="rounded-m border border-line bg-card px-3 py-2 text-[13px]">
            <p dir="auto" className="wrap-anywhere">
              {push.text}
            </p>
            <div className="mt-1 flex flex-wrap items-center gap-1.5">
              <Pinned push={push} show={pointing.show} />
              <span className="flex-1" />
              {push.outcome === null ? (
                (['answered', 'dropped'] as const).map(outcome => (
                  <Button
                    key={outcome}
                    size="s"
                    className="max-[899px]:h-[44px]"
                    onClick={() => void ask({ type: 'push.settle', push: push.id, outcome })}
                  >
                    {outcome === 'answered' ? 'Answered' : 'Drop it'}
                  </Button>
                ))
              ) : (
                <Pill tone={push.outcome === 'answered' ? 'green' : 'plain'}>{push.outcome}</Pill>
              )}
            </div>
          </li>
        ))}
      </ul>
    </Titled>
  )
}

function Pinned({ push, show }: { push: Push; show: Pointing['show'] }) {
  const { on } = push
  const shownWords = useShownWords()
  if (!on) return null
  return (
    <button
      type="button"
      className="rounded-[6px] px-1.5 py-0.5 text-[12px] text-accent underline underline-offset-2"
      onClick={() => show(on)}
    >
      {shownWords(on)}
    </button>
  )
}

/** What the candidate still owes an answer to; those that are settled fold away. */
export function OpenPushes() {
  const pushes = useRoom(room => room.open.pushes)
  const shownWords = useShownWords()
  const open = pushes?.filter(push => push.outcome === null) ?? []
  if (open.length === 0) return null
  return (
    <ul aria-label="Pushed back" className="space-y-2">
      {open.map(push => (
        <li key={push.id} className="rounded-m bg-amber-soft p-3.5">
          <p className="text-[12px] font-[620] text-amber">
            Pushed back{push.on ? `, ${shownWords(push.on)}` : ''}
          </p>
          <p dir="auto" className="mt-1 text-[14px] wrap-anywhere">
            {push.text}
          </p>
        </li>
      ))}
    </ul>
  )
}
