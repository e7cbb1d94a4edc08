/** Moments that one keeps for oneself, each with a word if one likes. Nobody else ever sees them. */
import { clockText, roundClock } from '@signalroom/shared'
import { X } from 'lucide-react'
import { useId, useState, type FormEvent } from 'react'
import { useStore } from 'zustand'
import { useAsk } from '../../../room/ask'
import { useHere, useRoom } from '../../../room/read'
import { Button } from '../../../ui/Button'
import { momentAt } from '../moments'
import { useIsPaper } from '../../../ui/paper'
import { ToMoment } from '../ToMoment'
import { useSource } from '../source'
import type { Player } from '../recording/player'

const longest = 500

export function Bookmarks({ player, go }: { player: Player; go: (at: number) => void }) {
  const { me } = useHere()
  const ask = useAsk()
  const clock = useRoom(room => room.open.clock)
  const kept = useRoom(room => room.own[me.seat]?.bookmarks) ?? none
  const second = useStore(player.state, state => Math.floor(state.at / 1000) * 1000)
  const [text, setText] = useState('')
  const id = useId()
  const keep = async (event: FormEvent) => {
    event.preventDefault()
    const words = text.trim()
    const at = momentAt(clock, player.state.getState().at)
    if (await ask({ type: 'bookmark.keep', at, ...(words === '' ? {} : { text: words }) })) setText('')
  }
  const isPaper = useIsPaper()
  /** Nothing is kept or let go of there. */
  const isOnlyRead = useSource().isCopy || isPaper
  if (isOnlyRead && kept.length === 0) return null
  const inOrder = kept.toSorted((a, b) => a.moment - b.moment)
  return (
    <section aria-label="Your moments" className="mt-3 border-t border-line pt-3 print:break-inside-avoid">
      {isOnlyRead ? <h3 className="text-[13px] font-[560] text-ink-2">Your moments</h3> : null}
      <form
        hidden={isOnlyRead}
        onSubmit={event => void keep(event)}
        className={isOnlyRead ? '' : 'flex flex-wrap items-center gap-2'}
      >
        <label htmlFor={id} className="text-[13px] font-[560] text-ink-2">
          Your moments
        </label>
        <input
          id={id}
          dir="auto"
          value={text}
          maxLength={longest}
          placeholder="A note for yourself, if you like"
          onChange={event => setText(event.target.value)}
          className="h-9 min-w-[160px] flex-1 rounded-[8px] border border-line-strong bg-card px-3 text-[13px] max-sm:h-11"
        />
        <Button type="submit" size="s" className="h-9 tabular-nums max-sm:h-11">
          Keep {clockText(second)}
        </Button>
      </form>
      {inOrder.length === 0 ? null : (
        <ul className="mt-1.5 grid gap-x-6 sm:grid-cols-2">
          {inOrder.map(one => {
            const elapsed = roundClock.elapsed(clock, one.moment)
            return (
              <li key={one.id} className="flex items-start gap-1">
                <ToMoment
                  at={elapsed}
                  go={() => go(elapsed)}
                  className="flex min-w-0 flex-1 gap-3 rounded px-1 py-1 text-left text-[13px] hover:bg-sunk max-sm:min-h-11"
                >
                  <span className="w-11 shrink-0 text-right text-ink-3 tabular-nums">
                    {clockText(elapsed)}
                  </span>
                  <span dir="auto" className="min-w-0 wrap-anywhere">
                    {one.text ?? 'kept'}
                  </span>
                </ToMoment>
                <button
                  type="button"
                  hidden={isOnlyRead}
                  aria-label={`Let go of ${clockText(elapsed)}`}
                  onClick={() => void ask({ type: 'bookmark.drop', kept: one.id })}
                  className="grid size-7 place-items-center rounded text-ink-3 hover:bg-sunk hover:text-ink max-sm:size-11"
                >
                  <X size={14} aria-hidden="true" />
                </button>
              </li>
            )
          })}
        </ul>
      )}
    </section>
  )
}

const none = [] as const
