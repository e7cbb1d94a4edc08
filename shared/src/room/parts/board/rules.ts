/** When the board opens by hand, and when it is counted. Its seal ends at the plan's minute, or with the third layer. */
import { accept, refuse } from '../../refusal.js'
import { live, type Rules } from '../../rule.js'
import type { BoardCommand } from './facts.js'

/** More are told of nobody. */
const mostTries = 20

export const boardRules: Rules<BoardCommand> = {
  'board.open': [
    'lead',
    live,
    ({ open }) =>
      open.board.opened ? refuse('done') : accept({ type: 'board.opened', cause: 'interviewer' }),
  ],
  'board.try': [
    'candidate',
    live,
    ({ open }) => {
      if (open.board.opened) return refuse('done')
      return (open.board.tries ?? 0) < mostTries ? accept({ type: 'board.tried' }) : refuse('limit')
    },
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
