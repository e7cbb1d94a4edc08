/** The pauses of more than three seconds, where they lie on the round's clock. Pure. */
import { cadenceOf, roundClock, type Pause, type Room } from '@signalroom/shared'

export interface LongPause extends Pick<Pause, 'ms' | 'kind'> {
  /** Milliseconds on the round's clock. */
  readonly from: number
  readonly to: number
}

const long = 3000

export const isLong = ({ ms }: Pick<Pause, 'ms'>): boolean => ms > long

export function longPausesOf(room: Room): readonly LongPause[] {
  const on = (moment: number) => roundClock.elapsed(room.open.clock, moment)
  return cadenceOf(room)
    .pauses.filter(isLong)
    .map(({ at, ms, kind }) => ({ ms, kind, from: on(at), to: on(at + ms) }))
}
