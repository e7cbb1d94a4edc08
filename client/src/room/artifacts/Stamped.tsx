/** The foot of an artifact card: its versions, and whether it lies on the board. Draws and asks. */
import { commitmentDue, clockText, type ArtifactList } from '@signalroom/shared'
import { Button } from '../../ui/Button'
import { Pill } from '../../ui/Pill'
import { useAsk, useCan } from '../ask'
import { useMoment, useReading, useRoom } from '../read'
import type { Card } from './useCard'

/** Cards lie a step from each other, in view of a board at its beginning, until they are moved. */
const step = 36

export function Stamped({ list, card: { card, committed } }: { list: ArtifactList; card: Card }) {
  const ask = useAsk()
  const can = useCan()
  const moment = useMoment()
  const laid = useRoom(room => room.open.artifacts?.filter(({ place }) => place).length ?? 0)
  const last = card?.versions.at(-1)
  const place = { type: 'card.place', list: list.id, x: step * (laid + 1), y: step * (laid + 2) } as const
  const shelve = { type: 'card.shelve', list: list.id } as const
  const move = card?.place
    ? { words: 'Take off the board', command: shelve }
    : { words: 'Lay on the board', command: place }
  const commit = { type: 'card.commit', list: list.id } as const
  return (
    <div className="flex flex-wrap items-center gap-1.5 empty:hidden">
      {list.artifact === 'commitment' ? <Due /> : null}
      {last ? (
        <Pill tone={committed ? 'accent' : 'plain'}>
          version {last.version}, {moment(last.at)}
          {committed ? '' : '; changed since'}
        </Pill>
      ) : null}
      {can(commit) ? (
        <Button
          size="s"
          className="max-sm:h-11"
          aria-label={`Commit: ${list.title}`}
          onClick={() => void ask(commit)}
        >
          Commit
        </Button>
      ) : null}
      {can(move.command) ? (
        <Button
          size="s"
          look="quiet"
          className="max-sm:h-11"
          aria-label={`${move.words}: ${list.title}`}
          onClick={() => void ask(move.command)}
        >
          {move.words}
        </Button>
      ) : null}
    </div>
  )
}

/** When the first commitment was made, or that it is due. */
function Due() {
  const made = useRoom(room => room.open.firstCommitAt)
  const moment = useMoment()
  const late = useReading(1000).roundSpent > commitmentDue
  if (made !== null) return <Pill>made at {moment(made)}</Pill>
  return <Pill tone={late ? 'red' : 'plain'}>due {clockText(commitmentDue)}</Pill>
}
