/** The rounds as the page lists them: in groups, found by typing, those used last in front. Knows no screen. */
import type { PlanRow, QuestionRow } from '@signalroom/shared'
import { foundBy } from '../../ui/typed-words'

export interface RoundGroup {
  readonly title: string
  readonly plans: readonly PlanRow[]
}

/** So many of those used last stand in front; more would be a list of its own to look through. */
const inFront = 2
export const usedLast = 'Used last'

/** Each plan stands in one group. Plans come in their order, and so do their groups. */
export function groupsOf(plans: readonly PlanRow[], used: readonly string[]): readonly RoundGroup[] {
  const front = used.flatMap(id => plans.find(plan => plan.id === id) ?? []).slice(0, inFront)
  const rest = plans.filter(plan => !front.includes(plan))
  const titles = [...new Set(rest.map(plan => plan.group))]
  const groups = titles.map(title => ({ title, plans: rest.filter(plan => plan.group === title) }))
  return front.length === 0 ? groups : [{ title: usedLast, plans: front }, ...groups]
}

/** Those in which every word that was typed begins a word: of the title, the group or the minutes. */
export function matching(plans: readonly PlanRow[], typed: string): readonly PlanRow[] {
  const found = foundBy(typed)
  return plans.filter(({ title, group, minutes }) => found(`${title} ${group} ${minutes} min`))
}

/** The questions that a room with this plan may be about. */
export const questionsFor = (
  plan: PlanRow | undefined,
  questions: readonly QuestionRow[],
): readonly QuestionRow[] => questions.filter(({ kind }) => plan?.kinds.includes(kind))

/** The plan a page begins with: one that takes the wanted question, else the usual one; of several, the one used last. */
export function firstPlan(
  plans: readonly PlanRow[],
  used: readonly string[],
  wanted: QuestionRow | undefined,
): PlanRow | undefined {
  const fitting = wanted ? plans.filter(({ kinds }) => kinds.includes(wanted.kind)) : plans
  const last = used.flatMap(id => fitting.find(plan => plan.id === id) ?? [])[0]
  return last ?? (wanted ? undefined : plans.find(({ id }) => id === usual)) ?? fitting[0] ?? plans[0]
}
const usual = 'design'
