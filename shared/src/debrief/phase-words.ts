/** What became of a phase, in the words of the screen and of the export. */
import type { DebriefPhase } from './rows.js'

/** Whether it was done is known only to whom its checks are: to others it was reached. */
export const phaseWords = ({ state, unmet }: Pick<DebriefPhase, 'state' | 'unmet'>): string =>
  state === 'skipped' ? 'not reached' : unmet === null ? 'reached' : state
