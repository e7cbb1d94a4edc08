/** The foot of an artifact card: its versions, and whether it lies on the board. Draws and asks. */
import { commitmentDue, clockText, type ArtifactList } from '@signalroom/shared'
import { Button } from '../../ui/Button'
import { Pill } from '../../ui/Pill'
import { useAsk, useCan } from '../ask'
import { useHere, useMoment, useReading, useRoom } from '../read'
import type { Card } from './useCard'

/** Cards lie a step from each other, in view of a board at its beginning, until they are moved. */
const step = 36

export function Stamped({ list, card: { card } }: { list: ArtifactList; card: Card }) {
  const ask = useAsk()
  const can = useCan()
  const { me } = useHere()
  const moment = useMoment()
  const laid = useRoom(room => room.open.artifacts?.filter(({ place }) => place).length ?? 0)
  const last = card?.versions.at(-1)
  const place = { type: 'card.place', list: list.id, x: step * (laid + 1), y: step * (laid + 2) } as const
  const shelve = { type: 'card.shelve', list: list.id } as const
  const commit = { type: 'card.commit', list: list.id } as const
  return (
    <div className="flex flex-wrap items-center gap-1.5 empty:hidden">
      {list.artifact === 'commitment' ? <Due /> : null}
      {last ? (
        <Pill tone={can(commit) ? 'plain' : 'accent'}>
          version {last.version}, {moment(last.at)}
          {can(commit) ? '; changed since' : ''}
        </Pill>
      ) : null}
      {me.role === 'candidate' && can(commit) ? (
        <Button
          size="s"
          className="max-sm:h-11"
          aria-label={`Commit: ${list.title}`}
          onClick={() => void ask(commit)}
        >
          Commit
        </Button>
      ) : null}
      {card?.place ? (
        can(shelve) ? (
          <Button
            size="s"
            look="quiet"
            className="max-sm:h-11"
            aria-label={`Take off the board: ${list.title}`}
            onClick={() => void ask(shelve)}
          >
            Take off the board
          </Button>
        ) : null
      ) : can(place) ? (
        <Button
          size="s"
          look="quiet"
          className="max-sm:h-11"
          aria-label={`Lay on the board: ${list.title}`}
          onClick={() => void ask(place)}
        >
          Lay on the board
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
