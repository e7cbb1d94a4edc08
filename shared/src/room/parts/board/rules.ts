/** When the board opens: by the three layers, at the plan's minute, or by the interviewer's hand. */
import * as clock from '../../clock.js'
import { accept, refuse } from '../../refusal.js'
import type { Room } from '../../room.js'
import { live, type Due, type Rules } from '../../rule.js'
import type { BoardCommand } from './facts.js'

export const boardRules: Rules<BoardCommand> = {
  'board.open': [
    'lead',
    live,
    ({ open }) =>
      open.board.opened ? refuse('done') : accept({ type: 'board.opened', cause: 'interviewer' }),
  ],
  'board.measure': [
    'talk',
    live,
    ({ open }, { measure }) =>
      JSON.stringify(open.board.measure) === JSON.stringify(measure)
        ? refuse('done')
        : accept({ type: 'board.measured', measure }),
  ],
}

/** At the plan's minute the board opens whatever the layers hold. */
export function boardOpens({ open }: Room): Due | null {
  if (open.board.opened) return null
  const at = clock.whenSpent(open.clock, open.plan.boardOpensAt)
  return at === null ? null : { at, facts: () => [{ type: 'board.opened', cause: 'clock' }] }
}
