/** What one wrote unseen, and whether the others see it in their replay: each stretch with a press. Holds no rule. */
import { clockText, ownHidden, roundClock, type Pane, type Seal } from '@signalroom/shared'
import { useMemo } from 'react'
import { useAsk, useCan } from '../../../room/ask'
import { useHere, useRoom } from '../../../room/read'
import { Button } from '../../../ui/Button'

const paneWords: Readonly<Record<Pane, string>> = { board: 'board', code: 'code' }

export function HiddenWork({ go }: { go: (at: number) => void }) {
  const { me } = useHere()
  const room = useRoom(one => one)
  const seals = useMemo(() => ownHidden(room, me), [room, me])
  if (seals.length === 0) return null
  return (
    <section aria-label="What you wrote unseen" className="mt-4 text-[13px] print:hidden">
      <ul className="space-y-2">
        {seals.map(seal => (
          <Stretch key={`${seal.seal} ${seal.from}`} seal={seal} go={go} />
        ))}
      </ul>
    </section>
  )
}

function Stretch({ seal, go }: { seal: Seal; go: (at: number) => void }) {
  const ask = useAsk()
  const can = useCan()
  const room = useRoom(one => one.open)
  const from = roundClock.elapsed(room.clock, seal.from)
  const to = roundClock.elapsed(room.clock, seal.liftedAt ?? room.endedAt ?? seal.from)
  const shown = seal.isShown ?? false
  const panes = seal.on.type === 'documents' ? seal.on.documents.map(pane => paneWords[pane]) : []
  const what = seal.seal === 'focus' ? 'Private focus' : 'Hidden by a lock'
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 rounded-card border border-line bg-card px-5 py-3 slim:px-3">
      <p className="min-w-0 flex-1 basis-[280px]">
        <button
          type="button"
          onClick={() => go(from)}
          className="rounded font-[620] tabular-nums underline-offset-2 hover:underline max-sm:min-h-11"
        >
          {what}, {clockText(from)} to {clockText(to)}
        </button>
        <span className="text-ink-2">
          {' '}
          ({panes.join(' and ')}).{' '}
          {shown
            ? 'The others see in their replay how it came about.'
            : 'In their replay the others see its outcome alone, at its end.'}
        </span>
      </p>
      <Button
        className="max-sm:h-11"
        disabled={!can({ type: 'hidden.show', seal: seal.seal, shown: !shown })}
        title={shown ? 'What they have copied meanwhile stays theirs' : undefined}
        onClick={() => void ask({ type: 'hidden.show', seal: seal.seal, shown: !shown })}
      >
        {shown ? 'Hide it again' : 'Show it to the others'}
      </Button>
    </li>
  )
}
