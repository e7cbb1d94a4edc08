/** Systems of the field that judge: gates, flags and the line that closes a coding round; one test a row, named after it. */
import {
  debriefFor,
  flagLacks,
  namesIn,
  opening,
  progress,
  recommend,
  rubricFor,
  type Check,
  type PlanFile,
  type QuestionFile,
  type Rated,
  type Room,
  type ScoreValue,
} from '@signalroom/shared'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { loadRounds } from '../../server/src/content/rounds.js'
import { lee, mina, Play } from '../kit/play.js'

const content = loadRounds(fileURLToPath(new URL('../../server/content', import.meta.url)))
const planOf = (id: string): PlanFile => {
  const plan = content.plans.find(one => one.id === id)
  if (!plan) throw new Error(`there is no plan ${id}`)
  return plan
}
const questionOf = (plan: PlanFile): QuestionFile => {
  const question = content.questions.find(one => plan.kinds.includes(one.kind))
  if (!question) throw new Error(`there is no question of ${plan.id}`)
  return question
}
function live(id: string): Play {
  const plan = planOf(id)
  return Play.live(
    opening({
      room: 'room',
      title: 'A round',
      plan,
      question: questionOf(plan),
      rubric: content.rubric,
      mode: 'coach',
      exam: false,
      alone: false,
      language: plan.code ? 'python' : null,
    }),
  )
}
/** The candidate runs the tests of the file in front; `cases` is how many there were. */
function run(play: Play, exit: 'passed' | 'failed', cases = 1): void {
  const files = [{ name: 'limiter.py', text: 'print(1)\n' }]
  play.ask({ type: 'run.start', kind: 'tests', language: 'python', entry: 'limiter.py', files }, mina)
  const id = play.room.open.runs.at(-1)?.id ?? 0
  const each = Array.from({ length: cases }, (_, i) => ({ name: `case ${i}`, outcome: exit, ms: 1 }))
  const outcome = { exit, ms: 1, output: '', cut: false, cases: each, runner: null }
  expect(play.ask({ type: 'run.end', run: id, outcome }, mina)).toMatchObject({ ok: true })
}
const checkOf = (plan: string, id: string): Check => {
  const found = planOf(plan)
    .phases.flatMap(phase => phase.checks)
    .find(check => check.id === id)
  if (!found) throw new Error(`${plan} has no check ${id}`)
  return found
}
const flagOf = (id: string) => {
  const flag = rubricFor(content.rubric, 'design').flags.find(one => one.id === id)
  if (!flag) throw new Error(`there is no flag ${id}`)
  return flag
}
const design = rubricFor(content.rubric, 'design')
const all = (value: ScoreValue): Record<string, ScoreValue> =>
  Object.fromEntries(design.criteria.map(c => [c.id, value]))
const rated = (more: Partial<Rated>): Rated => ({
  criteria: design.criteria,
  flags: design.flags,
  design: true,
  level: 'senior',
  ratings: all(4),
  pins: { S1: 1, S2: 1, S3: 1 },
  raised: [],
  ...more,
})

describe('what judges', () => {
  it('SYS-05 describing an SLO without owning it is capped at senior and staff, by score, by flag or unscored', () => {
    for (const level of ['senior', 'staff'] as const) {
      for (const risk of [1, 2, 'NE'] as const)
        expect(recommend(rated({ level, ratings: { ...all(4), RSK: risk } })).verdict).toBe('no_hire')
      expect(recommend(rated({ level, raised: ['no-slo-ownership'] }))).toMatchObject({
        verdict: 'no_hire',
        caps: [{ type: 'slo_ownership', by: 'flag' }],
      })
      expect(recommend(rated({ level })).verdict).toBe('strong_hire')
    }
    expect(recommend(rated({ level: 'mid', ratings: { ...all(4), RSK: 2 } })).caps).toEqual([])
  })

  it('SYS-46b [B38] a closing line that names no guard, or no test, leaves the check open', () => {
    for (const plan of ['coding', 'concurrency', 'rate_limiter_30']) {
      const play = live(plan)
      const said = checkOf(plan, 'said')
      const met = () => progress(play.room, said).met
      play.ask(
        { type: 'line.add', list: 'closing', text: 'It refuses an empty key and a limit below 1.' },
        mina,
      )
      expect(met()).toBe(false)
      play.ask({ type: 'line.add', list: 'closing', text: 'The latest version is the fastest.' }, mina)
      expect(met()).toBe(false)
      play.ask({ type: 'line.add', list: 'closing', text: 'The burst test proves 5 of 10,000.' }, mina)
      expect(met()).toBe(true)
    }
    expect(namesIn('Guards the empty list; test_boundary proves one window')).toEqual(['guard', 'test'])
    expect(namesIn('Done, works fast')).toEqual([])
    expect(namesIn('All tests are green')).toEqual(['test'])
    expect(namesIn('Raises ValueError on a negative window')).toEqual(['guard'])
  })

  it('SYS-75 systems thinker asks first while a layer is empty, and says so', () => {
    const play = live('design')
    const lacks = () => flagLacks(play.room, flagOf('systems-thinker'))
    expect(lacks()).toBe('Not all layers are stated.')
    play.ask({ type: 'layer.state', layer: 'business', text: '2 million users a day' }, mina)
    play.ask({ type: 'layer.state', layer: 'data', text: '10 TB a day' }, mina)
    expect(lacks()).toBe('Not all layers are stated.')
    play.ask({ type: 'layer.state', layer: 'operational', text: 'p99 200 ms' }, mina)
    expect(lacks()).toBeNull()
    // Where a plan has no layers nothing is wanted of them.
    expect(flagLacks(live('coding').room, flagOf('systems-thinker'))).toBeNull()
  })

  it('SYS-76 production-ready mindset asks first until a run has passed', () => {
    const play = live('coding')
    const lacks = () => flagLacks(play.room, flagOf('production-ready-mindset'))
    expect(lacks()).toBe('No run has passed yet.')
    run(play, 'failed')
    expect(lacks()).toBe('No run has passed yet.')
    run(play, 'passed')
    expect(lacks()).toBeNull()
    expect(flagLacks(live('design').room, flagOf('production-ready-mindset'))).toBeNull()
  })

  it('SYS-80 theory without impact never lowers more than its row; by itself it lowers nothing', () => {
    const knows = flagOf('knows-has-not-done')
    const plain = recommend(rated({}))
    expect(recommend(rated({ raised: [knows.id] }))).toMatchObject({
      score: plain.score,
      verdict: plain.verdict,
    })
    for (const other of design.flags.filter(flag => flag.tone === 'red')) {
      const weight = design.criteria.find(one => one.id === knows.criterion)?.weight ?? 0
      const without = recommend(rated({ raised: [other.id] }))
      const fall = without.score - recommend(rated({ raised: [other.id, knows.id] })).score
      expect(fall).toBeGreaterThanOrEqual(0)
      expect(fall).toBeLessThanOrEqual((weight * 3) / 100)
    }
    const measured = flagOf('measured-with-cost')
    expect([knows.tone, measured.tone]).toEqual(['neutral', 'green'])
  })
})

describe('half an hour for a limiter', () => {
  it('[T9] counts a green run by the clock of the round, and not by the phase it falls in', () => {
    const green = checkOf('rate_limiter_30', 'green')
    const early = live('rate_limiter_30')
    early.wait(29 * 60_000)
    run(early, 'passed', 3)
    expect(progress(early.room, green).met).toBe(true)
    const late = live('rate_limiter_30')
    // Nobody went on: it is still the first phase, half an hour in.
    late.wait(30 * 60_000 + 1000)
    run(late, 'passed', 3)
    expect(progress(late.room, green).met).toBe(false)
    const { planned } = debriefFor(late.room, { seat: lee.seat, role: lee.role })
    expect(planned).toBe(30 * 60_000)
  })
  it('[T9] brings the files and hidden tests of the question it borrows from', () => {
    const [drill, limiter] = ['rate-limiter-30', 'rate-limiter'].map(id =>
      content.questions.find(one => one.id === id),
    )
    expect(drill?.code).toBeDefined()
    expect(drill?.code).toEqual(limiter?.code)
  })
  it('[T10] an estimate at three levels wants the sheet whole, and what it rests on', () => {
    const play = live('estimate_3x')
    const met = () => ['levelled', 'rests'].map(id => progress(play.room, checkOf('estimate_3x', id)).met)
    play.ask({ type: 'line.add', list: 'levels', text: '1×, 2×, 5×: 7, 14 and 34 nodes at $0.40/h' }, mina)
    expect(met()).toEqual([false, false])
    play.ask({ type: 'line.remove', line: play.room.open.lines.at(-1)?.id ?? 0 }, mina)
    for (const [text, traffic, nodes] of [
      ['1×', '1,000 rps', '7'],
      ['2×', '2,000 rps', '14'],
      ['5×', '5,000 rps', '34'],
    ] as const)
      play.ask({ type: 'line.add', list: 'levels', text, fields: { traffic, nodes, price: '$0.40/h' } }, mina)
    play.ask({ type: 'line.add', list: 'rests-on', text: 'A node bears 150 rps, measured in May' }, mina)
    expect(met()).toEqual([true, true])
    expect(artifactsOf(play.room)).toEqual(['$0.78', '$0.78', '$0.76'])
  })
})
/** What a million requests cost, by level. */
const artifactsOf = (room: Room): readonly string[] =>
  debriefFor(room, { seat: lee.seat, role: lee.role })
    .artifacts.flatMap(({ worked }) => worked.figures)
    .filter(({ id }) => id === 'per-million')
    .map(({ shown }) => shown)
