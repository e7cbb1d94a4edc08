/** Artifacts against the three signals, and what goes from a debrief into them. */
import { artifactFrom, artifactGrid, PrepFile, prepProblems, type Sheet } from '@signalroom/shared'
import { expect, test } from 'vitest'

const page: Sheet = {
  rows: [{ id: 1, text: 'Alarm', fields: { when: '14:02' } }],
  head: {
    title: 'Late orders',
    impact: '41,000 orders late by 12 minutes',
    trigger: 'A release',
    cause: 'A queue without a bound',
    detection: 'An alarm on lag',
    resolution: 'Rolled back',
    actions: 'Bound the queue; Kim; May; a test',
  },
}
const typed = { from: null, at: 5 }

test('[PH12] SYS-29 a grid with an empty S3 column shows 0 % S3 coverage, and its empty cells are the list of what to do', () => {
  const { rows, coverage, improves, todo } = artifactGrid([
    { kind: 'capacity', title: 'Sheet', signals: ['S1'], improves: false },
    { kind: 'trade-offs', title: 'Matrix', signals: ['S2'], improves: false },
  ])
  expect(coverage).toEqual({ S1: 0.5, S2: 0.5, S3: 0 })
  expect(rows[0]?.cells).toEqual({ S1: 'shown', S2: null, S3: 'open' })
  expect(improves).toBe(false)
  expect(todo).toEqual([
    { signal: 'S3', title: null },
    { signal: 'S3', title: 'Sheet' },
  ])
  expect(artifactGrid([]).coverage).toEqual({ S1: 0, S2: 0, S3: 0 })
})

test('[PH13] a card becomes an artifact with the signals that it shows', () => {
  const kept = artifactFrom({ kind: 'one-page', title: 'Late orders', sheet: page }, typed)
  expect(kept).toMatchObject({ kind: 'one-page', signals: ['S2', 'S3'], whole: true, improves: false, at: 5 })
  expect(kept.told).toContain('41,000 orders late by 12 minutes')
  const unimpressed = { ...page, head: { ...page.head, impact: 'It was bad' } }
  expect(artifactFrom({ kind: 'one-page', title: 'x', sheet: unimpressed }, typed)).toMatchObject({
    signals: ['S2'],
    whole: false,
  })
  const long = { ...page, head: { ...page.head, cause: 'x'.repeat(3500) } }
  expect(artifactFrom({ kind: 'one-page', title: 'x', sheet: long }, typed).whole).toBe(false)
})

test('[PH14] plans that name what is not there, twice or out of order are refused with their place', () => {
  const line = {
    id: 'a',
    title: 'A',
    round: 'design',
    signal: 'S1',
    ticks: [{ of: 'drill', plan: 'estimate' }],
  }
  const problems = (file: object) =>
    prepProblems(PrepFile.parse({ plans: [], checklists: [], ...file }), {
      plans: new Set(['design', 'estimate']),
      drills: new Set(['estimate']),
    })
  const plan = (...stages: object[]) => ({ id: 'pp', title: 'P', summary: 'S', days: 14, stages })
  const stage = (from: number, to: number, ...lines: object[]) => ({ id: 's', title: 'S', from, to, lines })
  expect(problems({ plans: [plan(stage(1, 7, line))] })).toEqual([])
  expect(problems({ plans: [plan(stage(1, 7, { ...line, round: 'none' }, line))] })).toEqual([
    'pp: a: stands there twice',
    'pp: a: round: none is no plan',
  ])
  expect(
    problems({ plans: [plan(stage(1, 7, { ...line, ticks: [{ of: 'drill', plan: 'design' }] }))] }),
  ).toEqual(['pp: a: ticks.0.plan: design is no drill'])
  expect(problems({ plans: [plan(stage(1, 7), stage(7, 15), stage(20, 19))] })).toEqual([
    'pp: s: begins before the stage before it ends',
    "pp: s: ends after the plan's 14 days",
    'pp: s: ends before it begins',
    "pp: s: ends after the plan's 14 days",
  ])
  expect(
    PrepFile.safeParse({ plans: [], checklists: [{ id: 'cc', title: 'C', lines: [line] }] }).success,
  ).toBe(false)
})
