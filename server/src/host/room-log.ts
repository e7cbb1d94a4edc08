/** A room's log as a kind of log for its writer: the rules' own functions, and JSON. Knows no journal and no clock. */
import {
  alarm,
  fold,
  place,
  settle,
  stamp,
  vacant,
  type Event,
  type Fact,
  type Room,
  type Stamped,
} from '@signalroom/shared'
import type { LogKind, Placed } from './writer.js'
import type { Sharing } from './sharing.js'

export type RoomLog = LogKind<Room, Fact, Event>

export const streamOf = (room: string): string => `room/${room}`

export const roomLog = (sharing: Sharing): RoomLog => ({
  empty: vacant,
  fold,
  place: (room, facts, actor, now) => placed(room, stamp(facts, actor, now)),
  settle: (room, now) => placed(room, settle(room, now)),
  alarm,
  momentOf: event => event.at,
  encode: event => new TextEncoder().encode(JSON.stringify(event)),
  decode: body =>
    // Written by `encode` and guarded by the journal's checksum.
    sharing.share(JSON.parse(new TextDecoder().decode(body)) as Event),
})

function placed(before: Room, stamped: readonly Stamped[]): Placed<Room, Event> {
  const { room, events } = place(before, stamped)
  return { state: room, events }
}
