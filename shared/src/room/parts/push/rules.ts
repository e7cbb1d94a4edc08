/** Who pushes back, and what becomes of it. Knows no fold. */
import { accept, refuse } from '../../refusal.js'
import { live, type Rules } from '../../rule.js'
import type { PushCommand } from './facts.js'

const most = 100

export const pushRules: Rules<PushCommand> = {
  'push.send': [
    'interviewer',
    live,
    ({ open }, { text, on, number }) =>
      (open.pushes?.length ?? 0) >= most
        ? refuse('limit')
        : accept({ type: 'push.sent', text, ...(on ? { on } : {}), ...(number ? { number } : {}) }),
  ],
  'push.settle': [
    'interviewer',
    live,
    ({ open }, { push, outcome }) => {
      const found = open.pushes?.find(({ id }) => id === push)
      if (!found) return refuse('unknown')
      return found.outcome === null ? accept({ type: 'push.settled', push, outcome }) : refuse('done')
    },
  ],
}
