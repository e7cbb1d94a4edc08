/** Who has taken a seat, and whether the room is alone. Knows no rules and no keys. */
import type { Folds } from '../../fold.js'
import type { Role, Seat } from '../../seat.js'

export type SeatFact = {
  readonly type: 'seat.taken'
  readonly seat: string
  readonly role: Role
  readonly name: string
  readonly colour: string
}

/** Asked by the door alone, which has looked at a key. */
export type SeatDoorCommand = {
  readonly type: 'seat.take'
  readonly seat: string
  readonly role: Role
  /** Of the link; left out, the one the room was opened with. */
  readonly generation?: number
  readonly name: string
}

export interface Seats {
  readonly seats: readonly Seat[]
  /** No interviewer is expected, and none has come. */
  readonly alone: boolean
}
export const noSeats: Seats = { seats: [], alone: false }

export const seatFolds: Folds<SeatFact, Seats> = {
  // An interviewer who sits down takes the deck: the room is alone no longer.
  'seat.taken': ({ seats, alone }, { seat, role, name, colour }, add) => ({
    seats: add(seats, { id: seat, role, name, colour }),
    alone: alone && role !== 'interviewer',
  }),
}
