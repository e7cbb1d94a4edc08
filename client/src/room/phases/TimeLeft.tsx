/** The clock: time left of this phase large, the whole beside it small. It never blinks; its last minute gains weight. */
import { clockText, leftText } from '@signalroom/shared'
import { useReading, useRoom, useSeats } from '../read'
import { classes } from '../../ui/classes'
import { isolated } from '../../ui/format'

const lastMinute = 60_000

export function TimeLeft() {
  const reading = useReading()
  const paused = useRoom(room => room.open.clock.paused)
  const held = useRoom(room => room.open.clock.held)
  const seats = useSeats()
  const over = reading.left < 0
  const state = paused
    ? 'paused'
    : held
      ? `waiting for ${firstName(seats.find(seat => seat.id === held.seat)?.name)}`
      : over
        ? 'over this phase'
        : 'of this phase'
  return (
    <div className="w-[188px] shrink-0 text-right leading-none slim:w-full">
      <div
        role="timer"
        translate="no"
        aria-label="Time left"
        className={classes(
          'text-[22px] tabular-nums',
          reading.left < lastMinute ? 'font-[720]' : 'font-[600]',
          (paused || held) && 'text-ink-3',
        )}
      >
        {leftText(reading.left)}
      </div>
      <div className="mt-1 flex justify-end text-[12px] leading-tight whitespace-nowrap text-ink-3 tabular-nums">
        <span className="truncate">{state}</span>
        <span className="ml-1 shrink-0">· {clockText(Math.max(0, reading.roundLeft))} in all</span>
      </div>
    </div>
  )
}

const firstName = (name: string | undefined): string =>
  name === undefined ? 'a candidate' : isolated(name.split(' ')[0] ?? name)
