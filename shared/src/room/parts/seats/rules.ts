/** Who may sit down, and in which colour. */
import { bounds } from '../../bounds.js'
import { accept, refuse } from '../../refusal.js'
import type { DoorRules } from '../../rule.js'
import { nextColour } from '../../seat.js'
import { opens } from '../invites/rules.js'
import type { SeatDoorCommand } from './facts.js'

export const seatDoorRules: DoorRules<SeatDoorCommand> = {
  'seat.take': (room, { seat, role, name, generation = 0 }) => {
    const { removed, seats } = room.open
    const present = seats.filter(one => !Object.hasOwn(removed, one.id))
    // Asked here as well as at the door: the link may have been taken back since.
    if (!opens(room, role, generation)) return refuse('unknown', 'This link was taken back.')
    return present.length >= bounds.seats || seats.length >= bounds.seatsEver
      ? refuse('full')
      : accept({ type: 'seat.taken', seat, role, name, colour: nextColour(present, role) })
  },
}
