/** Who says whether an alarm was right. What fires is no fact of a room: each seat reads it in its own log. */
import { accept, refuse } from '../../refusal.js'
import { started, type Rules } from '../../rule.js'
import { alarmKey, type FailureCommand } from './facts.js'

export const failureRules: Rules<FailureCommand> = {
  'failure.judge': [
    'interviewer',
    started,
    ({ open, panel }, { mode, phase, right }, { seat }) => {
      if (open.watch === undefined) return refuse('unknown', 'This round is not watched.')
      if (!open.visits.some(visit => visit.phase === phase))
        return refuse('unknown', 'The round was never in that phase.')
      return panel.alarms?.[seat]?.[alarmKey(mode, phase)] === right
        ? refuse('done')
        : accept({ type: 'failure.judged', mode, phase, right })
    },
  ],
}
