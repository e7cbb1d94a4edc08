/** How the first lines of a file would stand in the round. */
import { clockText, roundClock, type FileLine } from '@signalroom/shared'
import { useRoom } from '../../../room/read'

const some = 4

export function FirstLines({ lines }: { lines: readonly FileLine[] }) {
  const clock = useRoom(room => room.open.clock)
  const seats = useRoom(room => room.open.seats)
  if (lines.length === 0) return null
  return (
    <ol aria-label="First lines" className="grid gap-1 rounded-m bg-sunk p-3 text-[13px]">
      {lines.slice(0, some).map((line, i) => (
        <li key={i} className="flex gap-2">
          <span className="shrink-0 text-ink-3 tabular-nums">
            {line.around ? '~ ' : ''}
            {clockText(roundClock.elapsed(clock, line.from))}
          </span>
          <span dir="auto" className="min-w-0 wrap-anywhere">
            <b className="font-[600]">{seats.find(({ id }) => id === line.seat)?.name ?? 'Nobody named'}</b>{' '}
            {line.text}
          </span>
        </li>
      ))}
    </ol>
  )
}
