/** Who may take a link back or show somebody out, and what then opens nothing any more. */
import { accept, refuse, type Refusal } from '../../refusal.js'
import { seatOf, shownOut, type Room } from '../../room.js'
import { leads, type DoorRules } from '../../rule.js'
import type { Role, Seat } from '../../seat.js'
import { leavingRuns } from '../code/runs.js'
import { leavingFocus } from '../focus/rules.js'
import { leavingPanel } from '../judging/sharing.js'
import type { InviteDoorCommand } from './facts.js'

/** Whether a link of this generation opens the role now. */
export const opens = ({ open }: Room, role: Role, generation: number): boolean =>
  open.invites[role].open && open.invites[role].generation === generation

/** Who stands for a role: the first who was not shown out, else the first there was. */
export function firstSeat(room: Room, role: Role): Seat | undefined {
  const those = room.open.seats.filter(seat => seat.role === role)
  return those.find(seat => !shownOut(room, seat.id)) ?? those[0]
}

export const inviteDoorRules: DoorRules<InviteDoorCommand> = {
  'invite.renew': (room, { role, generation, by }) => {
    const no = leadsNot(room, by)
    if (no) return no
    return generation === room.open.invites[role].generation + 1
      ? accept({ type: 'invite.renewed', role, generation })
      : refuse('stale')
  },
  'invite.revoke': (room, { role, by }) => {
    const no = leadsNot(room, by)
    if (no) return no
    return room.open.invites[role].open
      ? accept({ type: 'invite.revoked', role })
      : refuse('done', 'This link was taken back already.')
  },
  'seat.remove': (room, { seat, by }) => {
    const no = leadsNot(room, by)
    if (no) return no
    if (!seatOf(room, seat)) return refuse('unknown')
    if (seat === by) return refuse('oneself')
    if (shownOut(room, seat)) return refuse('done', 'This seat was shown out already.')
    return accept(
      ...leavingRuns(room, seat),
      ...leavingFocus(room, seat),
      { type: 'seat.removed', seat },
      // Behind it: who leaves is not sent what the others judged.
      ...leavingPanel(room, seat),
    )
  },
}

function leadsNot(room: Room, by: string): Refusal | null {
  const role = seatOf(room, by)?.role
  return role && leads(room, role) && !shownOut(room, by) ? null : refuse('role')
}
