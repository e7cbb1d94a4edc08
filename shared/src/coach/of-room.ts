/** The cadence of a room's round, to its end or, while it runs, to its last event. */
import type { Room } from '../room/room.js'
import { cadence, type Cadence } from './cadence.js'
import { listen } from './from-log.js'

export function cadenceOf({ open, at }: Pick<Room, 'open' | 'at'>): Cadence {
  const until = open.endedAt ?? at
  const known = last.get(open)
  if (known?.until === until) return known.is
  const is = cadence(listen(open), until)
  last.set(open, { until, is })
  return is
}
/** A round that is over is asked for it by many: each state of a room is listened to once. */
const last = new WeakMap<Room['open'], { readonly until: number; readonly is: Cadence }>()
