/** All runs of the room, newest first; each can be looked at again. */
import type { Run } from '@signalroom/shared'
import { classes } from '../../ui/classes'
import { useRoom, useMoment } from '../read'
import { useRuns } from './RunContext'
import { tones } from './RunResult'
import { durationText, runWords, toneOf } from './words'
import { Own } from '../../ui/Own'

export function RunList({ chosen, choose }: { chosen: number | null; choose: (run: Run) => void }) {
  const runs = useRuns()
  const moment = useMoment()
  const seats = useRoom(room => room.open.seats)
  return (
    <ul aria-label="All runs" className="divide-y divide-line rounded-[8px] border border-line bg-card">
      {runs.toReversed().map(run => (
        <li key={run.id}>
          <button
            type="button"
            aria-current={run.id === chosen}
            onClick={() => choose(run)}
            className={classes(
              'flex w-full items-baseline gap-2 px-2.5 py-1.5 text-left tabular-nums -outline-offset-2 hover:bg-sunk max-[899px]:min-h-[44px]',
              run.id === chosen && 'bg-accent-soft',
            )}
          >
            <span className="w-[44px] shrink-0 text-[12px] text-ink-3">{moment(run.askedAt)}</span>
            <span className={classes('min-w-0 flex-1 truncate font-[560]', tones[toneOf(run)])}>
              {runWords(run)}
            </span>
            <span className="truncate text-[12px] text-ink-3">
              {run.hidden ? 'hidden tests' : run.kind === 'tests' ? 'tests' : run.entry} ·{' '}
              {run.id < 0 ? 'you alone' : <Own>{seats.find(seat => seat.id === run.seat)?.name}</Own>}
            </span>
            <span className="w-[48px] shrink-0 text-right text-[12px] text-ink-3">
              {run.outcome ? durationText(run.outcome.ms) : ''}
            </span>
          </button>
        </li>
      ))}
    </ul>
  )
}
