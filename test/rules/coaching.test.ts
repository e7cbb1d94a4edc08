/** What a debrief coaches by: firsts, open assumptions, the telling moments, what to fix, what to try next, and why a verdict is so. */
import {
  debriefFor,
  debriefMarkdown,
  fold,
  nextQuestion,
  recommend,
  rubricFor,
  strongest,
  weakest,
  whyVerdict,
  type Command,
  type DebriefRow,
  type Rated,
  type ScoreValue,
} from '@signalroom/shared'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { loadRounds } from '../../server/src/content/rounds.js'
import { lee, mina, omar, Play, type Person } from '../kit/play.js'
import { sampleOpening } from '../kit/sample.js'

const content = loadRounds(fileURLToPath(new URL('../../server/content', import.meta.url)))
const seen = (play: Play, person: Person) => debriefFor(fold(play.seenBy(person)), person)
const over = (play: Play): Play => {
  play.wait(10_000).ask({ type: 'round.end' })
  return play
}
/** Each after the ten seconds before it, by the candidate. */
const played = (...commands: readonly Command[]): Play => {
  const play = Play.live()
  for (const command of commands) play.wait(10_000).ask(command, mina)
  return over(play)
}
const say = (text: string): Command => ({ type: 'chat.say', text })
const line = (text: string): Command => ({ type: 'line.add', list: 'in-scope', text })
const state = (text: string, layer: 'business' | 'data' = 'business'): Command => ({
  type: 'layer.state',
  layer,
  text,
})

describe('firsts', () => {
  const elapsed = (play: Play, person: Person = mina) =>
    Object.fromEntries(
      Object.entries(seen(play, person).firsts).map(([name, moment]) => [name, moment?.elapsed ?? null]),
    )
  test('[B30] each came when it was first said or written, by whatever way', () => {
    const play = Play.live()
    play.wait(10_000).ask(say('Who uses it?'), mina)
    play.wait(10_000).ask(say('So 10 TB a day, then.'), mina)
    play.wait(10_000).ask(state('people search'), mina)
    play.wait(10_000).ask({ type: 'confirm.ask', text: 'Does that fit?' }, mina)
    play.wait(10_000).ask({ type: 'confirm.answer', answer: 'no' })
    play.wait(10_000).ask({ type: 'confirm.ask', text: 'And 20 ms?' }, mina)
    play.wait(10_000).ask({ type: 'confirm.answer', answer: 'yes' })
    expect(elapsed(over(play))).toEqual({
      question: 10_000,
      number: 20_000,
      layer: 30_000,
      commitment: 70_000,
    })
  })
  test('[B30] what is stated anew or taken away moves none of them', () => {
    const play = Play.live()
    play.wait(10_000).ask(state('50,000 users'), mina)
    play.wait(10_000).ask(line('10 TB a day'), mina)
    play.wait(10_000).ask(state('60,000 users'), mina)
    play.ask({ type: 'line.remove', line: play.room.open.lines[0]?.id ?? 0 }, mina)
    expect(elapsed(over(play))).toMatchObject({ number: 10_000, layer: 10_000 })
  })
  test('[B30] a line under the plan’s commitment is one', () => {
    const opening = sampleOpening().map(fact =>
      fact.type === 'room.opened'
        ? {
            ...fact,
            plan: {
              ...fact.plan,
              phases: fact.plan.phases.map(phase => ({
                ...phase,
                lists: [{ id: 'commit', title: 'Commitment', hint: '' }],
              })),
            },
          }
        : fact,
    )
    const play = Play.live(opening)
    play.wait(10_000).ask({ type: 'line.add', list: 'commit', text: 'Fan out on write' }, mina)
    expect(elapsed(over(play))).toMatchObject({ commitment: 10_000, layer: null })
  })
  test('[B30] an interviewer’s mark counts for interviewers, and words of others or of before the round for nobody', () => {
    const play = new Play()
    play.ask(say('Is this on? 10 ms?'), mina)
    play.wait(1000)
    play.ask({ type: 'round.start' })
    play.wait(10_000).ask(say('Any questions? 20 ms?'))
    play.wait(10_000).ask({ type: 'question.mark' })
    over(play)
    expect(elapsed(play, lee)).toEqual({ question: 20_000, number: null, layer: null, commitment: null })
    expect(elapsed(play)).toEqual({ question: null, number: null, layer: null, commitment: null })
    expect(debriefMarkdown(seen(play, mina))).toContain('- First question: not known')
    expect(debriefMarkdown(seen(play, lee))).toContain('- First question: 0:20')
  })
})

test('[B31] checks stand with their moments, and how many were anchored', () => {
  const play = Play.live()
  play.wait(10_000).ask(say('We keep the index in memory so that search answers in 20 ms.'), mina)
  play.wait(3000).ask(say('Does that meet 50 ms?'), mina)
  const { checks, cadence } = seen(over(play), mina)
  expect(checks).toMatchObject([{ elapsed: 13_000, anchored: true }])
  expect([cadence.confirms, cadence.anchored]).toEqual([1, 1])
  expect(debriefMarkdown(seen(play, mina))).toContain('1 confirms asked, 1 of them anchored in a target')
})

describe('open assumptions', () => {
  const open = (...commands: readonly Command[]) =>
    seen(played(...commands), mina).assumptions.map(one => [one.text, one.elapsed])
  test('[B32] stay open until a later number about the same thing', () => {
    expect(open(line('Assume searches are mostly mobile'))).toEqual([
      ['Assume searches are mostly mobile', 10_000],
    ])
    expect(open(line('Assume searches are mostly mobile'), line('80 % of searches are mobile'))).toEqual([])
    expect(open(line('Assume searches are mostly mobile'), say('A search takes 50 ms'))).toEqual([])
    expect(open(line('Assume searches are mostly mobile'), line('10 TB of photos a day'))).toHaveLength(1)
    expect(open(line('80 % of searches are mobile'), line('Assume searches are mostly mobile'))).toHaveLength(
      1,
    )
    expect(open(state('probably 10 TB, to be confirmed', 'data'))).toHaveLength(1)
    expect(open(line('Search, upload'), state('50,000 users'))).toEqual([])
  })
  test.each([
    ['yes', []],
    ['adjust', []],
    ['no', ['Assume writes are rare']],
  ] as const)('[B32] a check about it that is answered with %s', (answer, left) => {
    const play = Play.live()
    play.wait(10_000).ask(line('Assume writes are rare'), mina)
    play.wait(10_000).ask({ type: 'confirm.ask', text: 'Are writes rare?' }, mina)
    play.wait(10_000).ask({ type: 'confirm.answer', answer })
    expect(seen(over(play), mina).assumptions.map(one => one.text)).toEqual(left)
    for (const text of left) expect(debriefMarkdown(seen(play, mina))).toContain(`- 0:10 ${text}`)
  })
})

describe('the telling moments', () => {
  const when = (at: number) => ({ at, elapsed: at as never })
  const nothing = { rows: [], flags: [], cadence: { cycles: [], pauses: [] }, cards: [], when }
  const row = (id: string, weight: number, value: ScoreValue, at: number): DebriefRow => ({
    id,
    title: id,
    asks: '',
    anchors: null,
    weight,
    gate: false,
    hidden: false,
    scores: [{ seat: 'lee', role: 'interviewer', value }],
    pins: [{ ...when(at), seat: 'lee', quote: at > 500 ? 'p99' : null, on: null, later: false }],
  })
  const silence = (at: number, ms: number) =>
    ({ at, ms, class: 'long', kind: 'dead-air' }) as const satisfies object
  const card = (id: string, outcome: 'answered' | 'dropped' | null, firedAt: number) =>
    ({ card: id, title: id, text: '', firedAt, acknowledgedAt: null, outcome }) as never
  const flag = (title: string, tone: 'green' | 'red', at: number) => ({
    ...when(at),
    title,
    tone,
    quote: tone === 'red' ? 'maybe' : null,
  })
  test('[B33] where nothing is known there is none, and the debrief says that', () => {
    expect([strongest(nothing), weakest(nothing)]).toEqual([null, null])
    const { strongest: best, weakest: worst } = seen(played(), omar)
    expect([best, worst]).toEqual([null, null])
    expect(debriefMarkdown(seen(played(), omar))).toContain('- Weakest: nothing says which')
  })
  test('[B33] a pinned 4 or 1 before a flag, a flag before what was measured, that before a card', () => {
    const cycles = (['none-needed', 'full', 'missed', 'full', 'full'] as const).map((kind, at) => ({
      at,
      kind,
    }))
    const cards = [card('spike', 'answered', 900), card('loss', 'dropped', 901)]
    const measured = { ...nothing, cadence: { cycles, pauses: [silence(7, 4000), silence(8, 6000)] }, cards }
    const flags = [flag('Vague', 'red', 20), flag('Clear', 'green', 21)]
    const rows = [row('S1', 8, 4, 600), row('RSK', 14, 4, 700), row('COM', 10, 1, 100)]
    expect(strongest({ ...nothing, cards })).toMatchObject({ at: 900 })
    expect(weakest({ ...nothing, cards })).toMatchObject({ at: 901, why: 'The change stayed open: loss.' })
    expect(strongest(measured)).toMatchObject({ at: 3, why: '2 whole cycles in a row began here.' })
    expect(weakest(measured)).toMatchObject({ at: 8 })
    expect(weakest({ ...nothing, cadence: { cycles, pauses: [] } })).toMatchObject({ at: 2 })
    expect(strongest({ ...measured, flags })).toMatchObject({ at: 21 })
    expect(weakest({ ...measured, flags })).toMatchObject({ at: 20, why: 'Vague was raised: “maybe”' })
    expect(strongest({ ...measured, flags, rows })).toMatchObject({
      at: 700,
      why: 'RSK was scored 4, strong: “p99”',
    })
    expect(weakest({ ...measured, flags, rows })).toMatchObject({
      at: 100,
      why: 'COM was scored 1, absent or harmful.',
    })
  })
  test('[B33] a score without a pin points nowhere, and another person’s pin is no proof of it', () => {
    const bare = { ...row('S1', 8, 4, 1), pins: [] }
    const other = {
      ...row('S1', 8, 4, 1),
      pins: row('S1', 8, 4, 1).pins.map(pin => ({ ...pin, seat: 'nora' })),
    }
    expect([strongest({ ...nothing, rows: [bare] }), strongest({ ...nothing, rows: [other] })]).toEqual([
      null,
      null,
    ])
  })
})

test('[B34] at most two things to fix; those with a moment come first', () => {
  const play = Play.live()
  play.wait(30_000).ask({ type: 'confirm.ask', text: 'does it fit?' }, mina)
  play.ask({ type: 'card.fire', card: 'spike' })
  play.wait(200_000).ask({ type: 'score.set', criterion: 'S1', value: 2 })
  over(play)
  for (const who of [lee, mina]) {
    const { next } = seen(play, who)
    expect(next).toHaveLength(2)
    expect(next.every(step => step.moment !== null)).toBe(true)
  }
  const markdown = debriefMarkdown(seen(play, mina))
  expect(markdown).toContain('## Two things to fix')
  expect(markdown.match(/^1\. /gm)).toHaveLength(2)
})

describe('the next question', () => {
  const list = content.questions.map(({ id, title, kind, level }) => ({ id, title, kind, level }))
  const rubric = rubricFor(content.rubric, 'design')
  const of = (
    scores: Readonly<Record<string, ScoreValue>>,
    more: { level?: string; missed?: number } = {},
  ) => {
    const { level = 'senior', missed = 0 } = more
    const debrief = seen(played(), lee)
    const question = { ...debrief.question, id: 'build-cache', kind: 'design', level: level as 'senior' }
    const rows = rubric.criteria.map(c => ({
      ...c,
      hidden: false,
      pins: [],
      scores: c.id in scores ? [{ seat: 'lee', role: 'interviewer' as const, value: scores[c.id]! }] : [],
    }))
    return nextQuestion({ ...debrief, question, rows, cadence: { ...debrief.cadence, missed } }, list)
  }
  test.each([
    [{ S1: 3, LD: 1 }, 'layers_90'],
    [{ S3: 2, COM: 3 }, 'impact_45'],
    [{ COM: 1, S1: 2 }, 'cpc_10'],
    [{ RSK: 2, COM: 3 }, 'design'],
    [{ RSK: 'NE', COM: 3 }, 'design'],
  ] as const)('[B35] after %j it is one of %s', (scores, kind) => {
    const next = of(scores)
    expect(next?.kind).toBe(kind)
    expect(next?.why).toMatch(/was lowest, at [12]\./)
    expect(next?.id).not.toBe('build-cache')
  })
  test('[B35] where no row is below 3 it is a level up; unscored, by the checks or another of the kind', () => {
    expect(of({ S1: 3, COM: 4 })).toMatchObject({ kind: 'design', level: 'staff' })
    expect(of({ S1: 3 }, { level: 'staff' })).toMatchObject({ kind: 'design' })
    expect(of({}, { missed: 2 })).toMatchObject({ kind: 'cpc_10' })
    expect(of({})).toMatchObject({ kind: 'design', level: 'senior' })
    expect(nextQuestion(seen(played(), lee), [])).toBeNull()
  })
  test('[B35] in the export it is called a suggestion', () => {
    const next = of({ COM: 1 })
    const markdown = debriefMarkdown(seen(played(), lee), { suggested: next })
    expect(markdown).toContain(`## Suggestion: the question to try next\n\n*${next?.title}*`)
    expect(debriefMarkdown(seen(played(), lee))).not.toContain('Suggestion')
  })
})

describe('why a verdict', () => {
  const rubric = rubricFor(content.rubric, 'design')
  const all = (value: ScoreValue) => Object.fromEntries(rubric.criteria.map(c => [c.id, value]))
  const why = (more: Partial<Rated>) =>
    whyVerdict(
      recommend({
        criteria: rubric.criteria,
        flags: rubric.flags,
        design: true,
        level: 'mid',
        ratings: all(3),
        pins: { S1: 1, S2: 1, S3: 1 },
        raised: [],
        ...more,
      }),
    )
  test('[B36] the score and its line, every cap, and what it would be without culture', () => {
    expect(why({})).toEqual(['The scores come to 3.00 of 4: from 2.75 on it is hire.'])
    expect(why({ ratings: all(1) })[0]).toBe('The scores come to 1.00 of 4: below 2, where no hire begins.')
    expect(why({ ratings: { ...all(3), RSK: 1 }, level: 'senior', pins: { S1: 1, S3: 1 } }).slice(1)).toEqual(
      [
        'Decision is a required stage that is not shown, and that caps the result.',
        'Nobody owned the SLO (risk is scored 2 or lower), and that is needed at this level.',
      ],
    )
    const close = { ...all(3), COM: 1, RSK: 2 } as const
    expect(why({ ratings: close, raised: ['cultural-alignment'] }).at(-1)).toBe(
      'The scores were close to the line; cultural alignment tipped it up: by the scores alone it would be no hire.',
    )
    expect(why({ ratings: close, raised: ['cultural-alignment'], level: 'senior' }).slice(-2)).toEqual([
      expect.stringMatching(/The cap decides all the same\.$/),
      'With an owner of the SLO it would be hire.',
    ])
    expect(why({ ratings: { ...all(3), COM: 1 }, raised: ['filler-culture-answer'] }).at(-1)).toBe(
      'The scores were close to the line; a filler culture answer tipped it down: by the scores alone it would be hire.',
    )
  })
  test('[B37] what each gate, flag and card moved by itself, and by how much', () => {
    const moved = (more: Partial<Rated>) => why(more).slice(1)
    expect(moved({ pins: { S1: 1, S3: 1 } })).toEqual([
      'Decision is a required stage that is not shown, and that caps the result.',
      'With Decision shown it would be hire.',
    ])
    // Two caps hold each other in place: neither moved it by itself.
    expect(moved({ pins: { S1: 1 } })).toHaveLength(1)
    const unscored = { level: 'senior', ratings: { ...all(4), RSK: 'NE' } } as const
    expect(moved(unscored).at(-1)).toBe('With an owner of the SLO it would be strong hire.')
    expect(moved({ ...unscored, ownsSlo: true })).toEqual([
      'Without the SLO card, which says who set or changed it, it would be no hire.',
    ])
    expect(moved({ level: 'senior', ratings: { ...all(4), RSK: 2 }, ownsSlo: true })).toHaveLength(2)
    expect(moved({ level: 'senior', ratings: all(4), raised: ['no-slo-ownership'] }).at(-1)).toBe(
      'Without the flag No SLO ownership it would be strong hire.',
    )
    expect(moved({ ratings: all(4), raised: ['vague', 'over-explained'] })).toEqual([
      'Without the flag Vague the scores would come to 4.00.',
      'Without the flag Over-explained the scores would come to 4.00.',
    ])
    expect(moved({ ratings: all(4), raised: ['vague', 'conceptual-talker'] })).toEqual([])
  })
})
