/** Whether what a round was watched for was seen rightly: an interviewer's word on each alarm. Knows no rules and no alarm. */
import { z } from 'zod'
import { FailureMode, type FailureModeId } from '../../../content/failures.js'
import type { Folds } from '../../fold.js'
import { anId } from '../../forms.js'

export const failureCommands = [
  /** The alarm of this mode in this phase was right, or it was false. Each mode fires once a phase at most. */
  z.object({ type: z.literal('failure.judge'), mode: FailureMode, phase: anId, right: z.boolean() }),
] as const
export type FailureCommand = z.infer<(typeof failureCommands)[number]>

export type FailurePanelFact = {
  readonly type: 'failure.judged'
  readonly mode: FailureModeId
  readonly phase: string
  readonly right: boolean
}

export interface FailuresJudged {
  /** By seat, then by `alarmKey`; missing until the first. */
  readonly alarms?: Readonly<Record<string, Readonly<Record<string, boolean>>>> | undefined
}
/** What tells an alarm from the others of its round. */
export const alarmKey = (mode: FailureModeId, phase: string): string => `${mode} ${phase}`

export const failurePanelFolds: Folds<FailurePanelFact, FailuresJudged> = {
  'failure.judged': ({ alarms = {} }, { mode, phase, right, actor }) => ({
    alarms: { ...alarms, [actor]: { ...alarms[actor], [alarmKey(mode, phase)]: right } },
  }),
}
