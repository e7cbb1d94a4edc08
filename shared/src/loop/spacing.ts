/** Which rounds of a loop are technical, which are of code, and what holds where nobody said how far apart they are. */
import type { Spacing } from '../content/loop-template.js'

export type { Spacing }
export const usualSpacing: Spacing = { hoursBetween: 24, technicalWithin: 10, spanDays: 14 }

/** By a plan's id: those in which one speaks of people, aims and pay are not. */
const talks: ReadonlySet<string> = new Set(['hm-final', 'cross-fn', 'bar-raiser'])
export const isTechnical = (plan: string | null): boolean => plan !== null && !talks.has(plan)
/** Rounds for which one prepares with code. */
const codes: ReadonlySet<string> = new Set([
  'coding',
  'concurrency',
  'sql',
  'phone-screen',
  'code-review',
  'ai-assisted',
])
export const isCoding = (plan: string | null): boolean => plan !== null && codes.has(plan)
