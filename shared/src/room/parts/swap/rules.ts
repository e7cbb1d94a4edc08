/** Who agrees to swap roles, and when both have. Knows no fold and no keys. */
import { accept, refuse } from '../../refusal.js'
import { seatOf, shownOut, type Room } from '../../room.js'
import type { DoorRules, Rules } from '../../rule.js'
import type { Role } from '../../seat.js'
import type { SwapCommand, SwapDoorCommand } from './facts.js'

export const swapRules: Rules<SwapCommand> = {
  'swap.agree': [
    'talk',
    ['over'],
    ({ open }, _, { seat }) => {
      if (open.plan.drill) return refuse('nothing', 'A drill has no second half.')
      if (open.swapped !== undefined) return refuse('done', 'The second half is open.')
      return open.swapAgreed?.includes(seat) ? refuse('done') : accept({ type: 'swap.agreed' })
    },
  ],
  'swap.decline': [
    'talk',
    ['over'],
    ({ open }, _, { seat }) =>
      open.swapped === undefined && open.swapAgreed?.includes(seat)
        ? accept({ type: 'swap.declined' })
        : refuse('nothing'),
  ],
}
export const swapDoorRules: DoorRules<SwapDoorCommand> = {
  'swap.make': (room, { room: made }) =>
    swapIsDue(room) ? accept({ type: 'swap.made', room: made }) : refuse('done'),
}

/** Whether an interviewer and a candidate have agreed, and the second half is not there yet. */
export function swapIsDue(room: Room): boolean {
  const { open } = room
  const agreed = (role: Role) =>
    open.swapAgreed?.some(seat => seatOf(room, seat)?.role === role && !shownOut(room, seat)) === true
  return open.swapped === undefined && agreed('interviewer') && agreed('candidate')
}

/** The role that a seat has in the second half; who only watched goes on watching. */
export const swappedRole = (role: Role): Role =>
  role === 'interviewer' ? 'candidate' : role === 'candidate' ? 'interviewer' : 'observer'
