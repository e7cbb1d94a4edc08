/** Plans and checklists: nothing is ticked by hand, what is late says so, what belongs to nothing is flagged. */
import {
  checklistState,
  OwnPlan,
  planState,
  ticked,
  type KeptArtifact,
  type KeptDrill,
  type OwnLine,
  type PlanGround,
  type Prepared,
  type RoundInShort,
  type Tick,
} from '@signalroom/shared'
import { expect, test } from 'vitest'
import { content } from '../../kit/pair.js'

const { prep } = content
const day = (name: string) => Date.parse(`${name}T12:00Z`)
const nothing: Prepared = { artifacts: [], drills: [], stories: [], pay: [], rounds: [], rewritten: 0 }
const artifact = (kind: KeptArtifact['kind'], more: Partial<KeptArtifact> = {}): KeptArtifact => ({
  kind,
  title: kind,
  signals: ['S1'],
  improves: false,
  whole: true,
  told: 'a card',
  at: day('2026-05-05'),
  ...more,
})
const drill = (plan: string, more: Partial<KeptDrill> = {}): KeptDrill => ({
  plan,
  title: plan,
  at: day('2026-05-05'),
  passed: true,
  says: 'all of it',
  ...more,
})
const round = (plan: string, more: Partial<RoundInShort> = {}): RoundInShort => ({
  loop: 'one',
  loopTitle: 'One',
  round: plan,
  title: plan,
  plan,
  at: day('2026-05-05'),
  cancelled: false,
  hasRoom: true,
  releasedAt: day('2026-05-05'),
  reviewedAt: null,
  ...more,
})
const template = (id: string) => prep?.plans.find(one => one.id === id) ?? null
const begun = (id: string, lines: readonly OwnLine[] = []) =>
  OwnPlan.parse({ template: id, title: id, startsOn: '2026-05-04', lines })
const ground = (prepared: Partial<Prepared> = {}, more: Partial<PlanGround> = {}): PlanGround => ({
  prepared: { ...nothing, ...prepared },
  titles: plan => plan,
  trade: null,
  firstRound: null,
  now: day('2026-05-04'),
  zone: 'Europe/London',
  ...more,
})
const state = (id: string, given: PlanGround, lines: readonly OwnLine[] = []) =>
  planState(begun(id, lines), template(id), given)

test('[PH7] SYS-68 thirty days of four sprints, and no sprint is done without its artifact and its talk', () => {
  const plan = state('four_sprints', ground())
  expect(plan.days).toBe(30)
  expect(plan.stages.map(({ from, to }) => [from, to])).toEqual([
    ['2026-05-04', '2026-05-10'],
    ['2026-05-11', '2026-05-17'],
    ['2026-05-18', '2026-05-24'],
    ['2026-05-25', '2026-05-31'],
    ['2026-06-01', '2026-06-02'],
  ])
  const talk = [round('design')]
  const made = [artifact('latency-budget'), artifact('slo')]
  const first = (prepared: Partial<Prepared>) => state('four_sprints', ground(prepared)).stages[0]?.done
  expect(first({ rounds: talk })).toBe(false)
  expect(first({ artifacts: made })).toBe(false)
  expect(first({ artifacts: made.slice(1), rounds: talk })).toBe(false)
  expect(
    first({ artifacts: [artifact('latency-budget', { whole: false }), ...made.slice(1)], rounds: talk }),
  ).toBe(false)
  expect(first({ artifacts: made, rounds: talk })).toBe(true)
})

test('[PH7] drills and rounds of before the first day count for nothing, in whatever zone that day begins', () => {
  const first = (at: string, zone: string) =>
    state(
      'three_weeks',
      ground({ drills: [drill('estimate_3x', { at: Date.parse(at) })] }, { zone }),
    ).stages[0]?.lines.find(({ id }) => id === 'estimate')?.done
  expect(first('2026-05-03T22:59:59Z', 'Europe/London')).toBe(false)
  expect(first('2026-05-03T23:00:00Z', 'Europe/London')).toBe(true)
  expect(first('2026-05-03T23:00:00Z', 'America/New_York')).toBe(false)
  expect(first('2026-05-04T04:00:00Z', 'America/New_York')).toBe(true)
})

test('[PH7] what ticks a line, one by one', () => {
  const count = (tick: Tick, prepared: Partial<Prepared>) => {
    const { done, of } = ticked(tick, { ...nothing, ...prepared }, plan => plan)
    return `${done} of ${of}`
  }
  const drills = [drill('layers_90'), drill('layers_90', { passed: false }), drill('cpc_10')]
  expect(count({ of: 'drill', plan: 'layers_90', times: 5 }, { drills })).toBe('1 of 5')
  const rounds = [round('design'), round('coding', { releasedAt: null, at: null }), round('hm-final')]
  expect(count({ of: 'round', times: 2 }, { rounds })).toBe('2 of 2')
  expect(count({ of: 'round', plans: ['coding'], times: 1 }, { rounds })).toBe('0 of 1')
  expect(count({ of: 'scheduled' }, { rounds })).toBe('0 of 1')
  expect(count({ of: 'scheduled' }, { rounds: [round('design'), round('coding')] })).toBe('1 of 1')
  expect(count({ of: 'loop' }, { rounds })).toBe('0 of 1')
  const dropped = rounds.map(one => (one.releasedAt === null ? { ...one, cancelled: true } : one))
  expect(count({ of: 'loop' }, { rounds: dropped })).toBe('0 of 1')
  expect(count({ of: 'loop' }, { rounds: [...dropped, round('deep-dive')] })).toBe('1 of 1')
  expect(count({ of: 'review', times: 1 }, { rounds: [round('design', { reviewedAt: 5 })] })).toBe('1 of 1')
  expect(count({ of: 'rewritten', times: 10 }, { rewritten: 3 })).toBe('3 of 10')
  expect(count({ of: 'pay', times: 2 }, { pay: [{ source: 'a letter' }, {}, { source: ' ' }] })).toBe(
    '1 of 2',
  )
  const grid = [artifact('capacity', { signals: ['S1', 'S3'] }), artifact('bottleneck', { improves: true })]
  expect(count({ of: 'grid' }, { artifacts: grid })).toBe('3 of 4')
})

test('[PH8] a line whose last day is past says so, on the day after and not before', () => {
  const late = (now: string) =>
    state('four_sprints', ground({}, { now: Date.parse(now) })).stages[0]?.lines.map(one => one.late)
  expect(late('2026-05-10T22:59:00Z')).toEqual([false, false, false])
  expect(late('2026-05-10T23:00:00Z')).toEqual([true, true, true])
})

test('[PH9] SYS-69 a line of one’s own without a round or a signal is flagged', () => {
  const own = (more: Partial<OwnLine>): OwnLine => ({
    id: 'x',
    title: 'Read a book',
    from: 1,
    to: 3,
    ...more,
  })
  const flagged = (line: OwnLine) =>
    state('three_weeks', ground(), [line])
      .stages.at(-1)
      ?.lines.map(({ orphan }) => orphan)
  expect(flagged(own({}))).toEqual([true])
  expect(flagged(own({ round: 'design' }))).toEqual([true])
  expect(flagged(own({ round: 'design', signal: 'S2' }))).toEqual([false])
  // Left open, its round ticks it; without a round nothing does.
  const done = (line: OwnLine) =>
    state('three_weeks', ground({ rounds: [round('design')] }), [line]).stages.at(-1)?.done
  expect([done(own({})), done(own({ round: 'design', signal: 'S2' }))]).toEqual([false, true])
  for (const plan of prep?.plans ?? [])
    expect(
      state(plan.id, ground()).stages.flatMap(({ lines }) => lines.filter(({ orphan }) => orphan)),
    ).toEqual([])
})

test('[PH10] SYS-70 a plan of 28 days or more for machine learning is warned about', () => {
  const own = (to: number): OwnLine[] => [{ id: 'x', title: 'More', from: 1, to }]
  expect(state('three_weeks', ground()).warns).toEqual([])
  expect(state('three_weeks', ground(), own(27)).warns).toEqual([])
  expect(state('three_weeks', ground(), own(28)).warns).toEqual(['long'])
  expect(state('four_sprints', ground()).warns).toEqual([])
  expect(state('four_sprints', ground({}, { trade: 'machine-learning' })).warns).toEqual(['long'])
})

test('[PH10] a plan that ends more than 21 days before the first round is stale', () => {
  const warns = (at: string) =>
    state('three_weeks', ground({ rounds: [round('design', { at: day(at), releasedAt: null })] })).warns
  expect(state('three_weeks', ground()).ends).toBe('2026-05-24')
  expect(warns('2026-06-14')).toEqual([])
  expect(warns('2026-06-15')).toEqual(['stale'])
  // The day that somebody said counts where no round has a moment; one that is none counts for nothing.
  const said = (firstRound: string) => state('three_weeks', ground({}, { firstRound })).warns
  expect(['2026-06-14', '2026-06-15', '2026-02-31', '2026-99-99'].map(said)).toEqual([[], ['stale'], [], []])
})

test('[PH11] SYS-46d two checklists of seven lines, and nothing but what was made or held ticks one', () => {
  expect(prep?.checklists.map(({ lines }) => lines.length)).toEqual([7, 7])
  for (const list of prep?.checklists ?? []) {
    const none = checklistState(list, nothing, plan => plan)
    expect(none.map(({ done }) => done)).toEqual(Array(7).fill(false))
    expect(none.every(({ ticks, orphan }) => ticks.length > 0 && !orphan)).toBe(true)
  }
  const [first] = prep?.checklists ?? []
  const some = first && checklistState(first, { ...nothing, artifacts: [artifact('capacity')] }, plan => plan)
  expect(some?.filter(({ done }) => done).map(({ id }) => id)).toEqual(['capacity'])
})
