/** Who may sit down, and in which colour. */
import { bounds } from '../../bounds.js'
import { accept, refuse } from '../../refusal.js'
import type { DoorRules } from '../../rule.js'
import { nextColour } from '../../seat.js'
import type { SeatDoorCommand } from './facts.js'

export const seatDoorRules: DoorRules<SeatDoorCommand> = {
  'seat.take': ({ open }, { seat, role, name }) =>
    open.seats.length >= bounds.seats
      ? refuse('full')
      : accept({ type: 'seat.taken', seat, role, name, colour: nextColour(open.seats, role) }),
}
