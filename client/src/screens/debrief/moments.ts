/** From time on the round's clock back to a moment of the wall, and to the room of then. */
import { fold, type Clock, type Event, type Room, type Shown } from '@signalroom/shared'

/** Moves the timeline to a moment, and brings what a pin shows into view. */
export type Go = (elapsed: number, what?: Shown | null) => void

/** The moment at which the clock had counted `elapsed`; the end of the last run beyond that. */
export function momentAt(clock: Clock, elapsed: number): number {
  let left = elapsed
  for (const run of clock.runs) {
    const length = run.to - run.from
    if (left <= length) return run.from + left
    left -= length
  }
  return clock.runs.at(-1)?.to ?? 0
}

/** The room as it stood when the clock had counted `elapsed`. */
export function roomAt(events: readonly Event[], clock: Clock, elapsed: number): Room {
  const moment = momentAt(clock, elapsed)
  return fold(events.filter(event => event.at <= moment))
}
