/** The cadence of a room's round, to its end or, while it runs, to its last event. */
import type { Room } from '../room/room.js'
import { cadence, type Cadence } from './cadence.js'
import { listen } from './from-log.js'

export const cadenceOf = ({ open, at }: Pick<Room, 'open' | 'at'>): Cadence =>
  cadence(listen(open), open.endedAt ?? at)
