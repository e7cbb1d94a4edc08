/** Drills: takes against a bound, exact to the millisecond, and ten cycles. */
import {
  Command,
  debriefFor,
  openTake,
  opening,
  paceOf,
  PlanFile,
  QuestionFile,
  RubricFile,
  takeLength,
  takeResult,
  takesOf,
  type Refusal,
} from '@signalroom/shared'
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { lee, mina, omar, Play, start } from '../kit/play.js'

const refusal = (decision: object) => (decision as Refusal).refusal
const content = (kind: string, name: string): unknown =>
  parse(readFileSync(new URL(`../../server/content/${kind}/${name}.yaml`, import.meta.url), 'utf8'))
const planOf = (id: string) => PlanFile.parse(content('plans', id))
const questionOf = (id: string) => QuestionFile.parse(content('questions', id))

function drilling(id: string, question: string, alone = false): Play {
  const plan = planOf(id)
  const facts = opening({
    room: 'r',
    title: plan.title,
    plan,
    question: questionOf(question),
    rubric: RubricFile.parse(content('rubrics', 'rubric')),
    mode: 'coach',
    exam: false,
    alone,
  })
  const play = new Play(facts, alone ? [mina] : [lee, mina, omar])
  play.ask({ type: 'round.start' }, alone ? mina : lee)
  return play
}
const story = () => drilling('impact_45', 'story-incident')
/** One take by key, so long. */
const take = (play: Play, length: number): void => {
  play.wait(1000).ask({ type: 'take.begin' }, mina)
  play.wait(length).ask({ type: 'take.end' }, mina)
}
const results = (play: Play) => {
  const drill = takesOf(play.room)
  return drill ? play.room.open.takes.map(one => takeResult(play.room, drill, one)) : []
}

test('[T1] there are three takes, one at a time, and no more', () => {
  const play = story()
  expect(refusal(play.ask({ type: 'take.end' }, mina))).toBe('nothing')
  play.ask({ type: 'take.begin' }, mina)
  expect(refusal(play.ask({ type: 'take.begin' }, lee))).toBe('running')
  expect(refusal(play.ask({ type: 'take.begin' }, omar))).toBe('role')
  play.wait(9000).ask({ type: 'take.end' }, lee)
  take(play, 5000)
  take(play, 5000)
  expect(refusal(play.ask({ type: 'take.begin' }, mina))).toBe('limit')
  expect(play.room.open.takes.map(one => one.take)).toEqual([1, 2, 3])
})

test('[T1] another round has none', () => {
  expect(refusal(Play.live().ask({ type: 'take.begin' }, mina))).toBe('unknown')
})

test.each([
  ['impact_45', 'story-incident', 35_000, 45_000],
  ['impact_120', 'story-revenue', 90_000, 120_000],
  ['layers_90', 'layers-photo', 75_000, 90_000],
])('[T2] %s: amber and red come at their millisecond', (id, question, amber, red) => {
  const play = drilling(id, question)
  const drill = takesOf(play.room)
  if (!drill) throw new Error('no takes')
  expect([amber - 1, amber, red - 1, red].map(length => paceOf(drill, length))).toEqual([
    'calm',
    'amber',
    'amber',
    'red',
  ])
  take(play, red - 1)
  take(play, red)
  expect(results(play).map(({ length, inTime }) => [length, inTime])).toEqual([
    [red - 1, true],
    [red, false],
  ])
})

test('[T3] a take is as long as what was said in it, from the first word to the last', () => {
  const play = story()
  play.wait(1000).ask({ type: 'take.begin' }, mina)
  const begun = play.now
  play.wait(60_000)
  for (const [from, to] of [
    [-5000, -1000],
    [3000, 20_000],
    [21_500, 47_999],
  ] as const)
    play.ask({ type: 'voice.spoke', from: begun + from, to: begun + to }, mina)
  play.ask({ type: 'voice.spoke', from: begun + 100, to: begun + 59_000 }, lee)
  play.ask({ type: 'take.end' }, mina)
  expect(results(play)[0]).toMatchObject({ length: 44_999, inTime: true })
})

test('[T3] while it runs its length follows the voice of this instant', () => {
  const play = story()
  play.wait(1000).ask({ type: 'take.begin' }, mina)
  const running = openTake(play.room)
  if (!running) throw new Error('no take')
  const at = (after: number) => (play.now + after) as typeof play.now
  expect(takeLength(play.room.open, running, at(9000))).toBe(9000)
  const speaking = { mina: { from: play.now + 4000, to: null } }
  expect(takeLength(play.room.open, running, at(9000), speaking)).toBe(5000)
})

test('[T4] a listener ticks what a take held, and alone the candidate does; all ticked and in time is passed', () => {
  const play = story()
  take(play, 30_000)
  const check = (id: string, met = true, who = lee) =>
    play.ask({ type: 'take.check', take: 1, check: id, met }, who)
  expect(refusal(check('metric', true, mina))).toBe('role')
  expect(refusal(check('nope'))).toBe('unknown')
  expect(refusal(check('metric', false))).toBe('done')
  for (const id of ['metric', 'decision', 'outcome', 'first-person']) check(id)
  expect(results(play)[0]).toMatchObject({ passed: true, missing: [] })
  check('outcome', false)
  expect(results(play)[0]).toMatchObject({ passed: false, missing: ['Outcome in money, %, time'] })
  const alone = drilling('impact_45', 'story-incident', true)
  take(alone, 45_000)
  for (const id of ['metric', 'decision', 'outcome', 'first-person'])
    alone.ask({ type: 'take.check', take: 1, check: id, met: true }, mina)
  expect(results(alone)[0]).toMatchObject({ missing: [], inTime: false, passed: false })
})

test('[T5] a take that nobody ends is over at twice its bound, and with the round', () => {
  const play = story()
  play.ask({ type: 'take.begin' }, mina)
  play.wait(95_000).wake()
  expect(play.room.open.takes).toMatchObject([{ endedAt: start + 90_000 }])
  play.ask({ type: 'take.begin' }, mina)
  play.wait(5000).ask({ type: 'round.end' })
  expect(openTake(play.room)).toBeUndefined()
})

test('[T6] the debrief tells what came of each take; of ten cycles how many were whole', () => {
  const play = story()
  take(play, 30_000)
  take(play, 46_000)
  play.ask({ type: 'round.end' })
  expect(debriefFor(play.room, mina).drill).toMatchObject({
    of: 'takes',
    planned: 3,
    takes: [
      { take: 1, length: 30_000, inTime: true, passed: false },
      { take: 2, length: 46_000, inTime: false },
    ],
  })
  const cycles = drilling('cpc_10', 'ten-chunks')
  const begun = cycles.now
  const say = (from: number, to: number, who = mina) =>
    cycles.ask({ type: 'voice.spoke', from: begun + from, to: begun + to }, who)
  cycles.wait(100_000)
  for (let i = 0; i < 3; i++) {
    say(i * 20_000, i * 20_000 + 8000)
    say(i * 20_000 + 8000 + (i === 2 ? 1200 : 2400), i * 20_000 + 12_000)
    say(i * 20_000 + 13_000, i * 20_000 + 14_000, lee)
  }
  say(70_000, 78_000)
  say(82_000, 90_000)
  cycles.ask({ type: 'round.end' })
  expect(debriefFor(cycles.room, mina).drill).toEqual({
    of: 'cycles',
    planned: 10,
    full: 2,
    kinds: ['full', 'full', 'rushed', 'missed'],
  })
  const round = Play.live()
  round.ask({ type: 'round.end' })
  expect(debriefFor(round.room, mina).drill).toBeNull()
})

test('[T7] each drill is a plan of at most twelve minutes with a question of its own, and no deck', () => {
  const drills = readdirSync(new URL('../../server/content/plans/', import.meta.url))
    .map(name => planOf(name.replace('.yaml', '')))
    .filter(plan => plan.drill)
  expect(drills.map(plan => plan.id)).toEqual(['cpc_10', 'impact_120', 'impact_45', 'layers_90', 'partition'])
  for (const plan of drills)
    expect(plan.phases.reduce((sum, phase) => sum + phase.minutes, 0)).toBeLessThanOrEqual(720_000)
  expect(questionOf('ten-chunks').cards).toEqual([])
  expect(Command.safeParse({ type: 'take.check', take: 0, check: 'x', met: true }).success).toBe(false)
  const one = content('questions', 'ten-chunks') as object
  expect(QuestionFile.safeParse({ ...one, cards: [{}] }).success).toBe(false)
})

test('[PR5] the debrief says what a take lacked by its words, and nothing where none are known', () => {
  const play = story()
  take(play, 40_000)
  play.wait(1000).ask({ type: 'take.begin' }, mina)
  play
    .wait(5000)
    .ask(
      { type: 'chat.say', text: 'I led the rollback in 18 minutes and we avoided $90k of lost revenue.' },
      mina,
    )
  play.wait(20_000).ask({ type: 'take.end' }, mina)
  play.ask({ type: 'round.end' })
  const debrief = debriefFor(play.room, mina)
  expect(debrief.drill).toMatchObject({
    takes: [{ story: null }, { story: { outcome: true, decision: true, metric: false } }],
  })
})
