/** The list of rounds on the page: groups, what was used last, what typing finds, which questions fit. No browser. */
import type { PlanRow, QuestionRow } from '@signalroom/shared'
import { describe, expect, test } from 'vitest'

interface Listed {
  groupsOf(
    plans: readonly PlanRow[],
    used: readonly string[],
  ): readonly { title: string; plans: readonly PlanRow[] }[]
  matching(plans: readonly PlanRow[], typed: string): readonly PlanRow[]
  questionsFor(plan: PlanRow | undefined, questions: readonly QuestionRow[]): readonly QuestionRow[]
  firstPlan(
    plans: readonly PlanRow[],
    used: readonly string[],
    wanted: QuestionRow | undefined,
  ): PlanRow | undefined
}
// By address: the client is compiled for a browser, these rules for anything.
const { groupsOf, matching, questionsFor, firstPlan } = (await import(
  new URL('../../client/src/screens/home/rounds.ts', import.meta.url).href
)) as Listed

const plan = (id: string, title: string, group: PlanRow['group'], minutes = 45, kind = id): PlanRow => ({
  id,
  title,
  group,
  minutes,
  kinds: [kind],
  phases: [],
})
const plans = [
  plan('design', 'System design', 'Design'),
  plan('design-60', 'System design, an hour', 'Design', 60, 'design'),
  plan('coding', 'Coding', 'Coding'),
  plan('sql', 'SQL and data', 'Coding'),
  plan('story', 'Story, 45 seconds', 'Drills', 8),
]
const feed: QuestionRow = { id: 'feed', title: 'Feed', kind: 'design', level: 'senior' }
const rows: QuestionRow = { id: 'rows', title: 'Rows', kind: 'sql', level: 'mid' }
const shape = (used: readonly string[]) =>
  groupsOf(plans, used).map(({ title, plans: own }) => `${title}: ${own.map(({ id }) => id).join(' ')}`)
const found = (typed: string) => matching(plans, typed).map(({ id }) => id)

describe('rounds on the page', () => {
  test('[L23] they stand in groups in their order, those used last in front and nowhere else', () => {
    expect(shape([])).toEqual(['Design: design design-60', 'Coding: coding sql', 'Drills: story'])
    expect(shape(['sql', 'gone', 'story', 'coding'])).toEqual([
      'Used last: sql story',
      'Design: design design-60',
      'Coding: coding',
    ])
  })
  test('[L23] typing finds what has words that begin so, in title, group and minutes', () => {
    expect(found('')).toHaveLength(plans.length)
    expect(found('  ')).toHaveLength(plans.length)
    expect(found('DES')).toEqual(['design', 'design-60'])
    expect(found('hour des')).toEqual(['design-60'])
    expect(found('60 min')).toEqual(['design-60'])
    expect(found('45 sec')).toEqual(['story'])
    expect(found('drill')).toEqual(['story'])
    expect(found('ql')).toEqual([])
    expect(found('data/')).toEqual(['sql'])
  })
  test('[L24] a question is offered with each plan that takes its kind', () => {
    const fitting = plans.map(one => questionsFor(one, [feed, rows]).map(({ id }) => id))
    expect(fitting).toEqual([['feed'], ['feed'], [], ['rows'], []])
    expect(questionsFor(undefined, [feed])).toEqual([])
  })
  test('[L23] the page begins with what was used last, else with design; with a question wanted, with a plan that takes it', () => {
    const first = (used: readonly string[], wanted?: QuestionRow) => firstPlan(plans, used, wanted)?.id
    expect([first([]), first(['gone', 'sql', 'coding'])]).toEqual(['design', 'sql'])
    expect([first([], rows), first(['story'], rows), first(['design-60'], feed)]).toEqual([
      'sql',
      'sql',
      'design-60',
    ])
    expect(firstPlan([], [], undefined)).toBeUndefined()
  })
})
