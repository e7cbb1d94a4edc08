/** What the rounds of a loop come to together, and what one bad round loses. */
import {
  inconsistencies,
  loopStanding,
  momentumOf,
  resetAfter,
  usualSpacing,
  type LoopVerdict,
  type RoundResult,
} from '@signalroom/shared'
import { expect, test } from 'vitest'
import { loopOf, resultWith, type MadeResult } from '../../kit/loops.js'
import { mina, Play } from '../../kit/play.js'

const day = 24 * 3_600_000
const loopWith = (...results: readonly MadeResult[]) =>
  loopOf(results.map((made, i) => ({ result: resultWith({ at: i * day, ...made }) })))
const verdictOf = (...results: readonly MadeResult[]) => loopStanding(loopWith(...results)).verdict
const why = (...results: readonly MadeResult[]) =>
  loopStanding(loopWith(...results)).why.map(({ type }) => type)
const yes: MadeResult = {}
const no = (verdict: LoopVerdict = 'no_hire', score = 2.5): MadeResult => ({ verdict, score })

test('[LT10] it is printed from three judged rounds on, and one’s own scores are none', () => {
  expect(verdictOf(yes, yes)).toBeNull()
  expect(verdictOf(yes, yes, yes)).toBe('hire')
  expect(verdictOf(yes, yes, { by: 'candidate' })).toBeNull()
})
test('[LT11] every signal is wanted in one round at least, the outcome in two', () => {
  const lacks = (signals: Partial<RoundResult['signals']>) => ({ signals })
  expect(verdictOf(yes, lacks({ S3: false }), yes)).toBe('hire')
  expect(verdictOf(yes, lacks({ S3: false }), lacks({ S3: false }))).toBe('no_hire')
  expect(why(lacks({ S1: false }), lacks({ S1: false }), lacks({ S1: false }))).toEqual(['signal'])
  expect(verdictOf(yes, lacks({ S1: false, S2: false }), yes)).toBe('hire')
})
test('[LT12] SYS-65 one no of five can still end in a yes; two, a strong no and a veto cannot', () => {
  expect(verdictOf(yes, no(), yes, yes, yes)).toBe('hire')
  expect(loopStanding(loopWith(yes, no(), yes, yes, yes)).allowed).toBe('r2')
  expect(why(yes, no(), yes, no(), yes)).toEqual(['two-noes'])
  expect(why(yes, no('strong_no_hire', 2), yes, yes, yes)).toEqual(['strong-no'])
  const vetoed = loopOf(
    [yes, no(), yes].map((made, i) => ({
      veto: i === 1,
      result: resultWith({ at: i * day, score: 3.4, ...made }),
    })),
  )
  expect(loopStanding(vetoed)).toMatchObject({ verdict: 'no_hire', why: [{ type: 'veto', round: 'r2' }] })
})
test('[LT13] from a mean of 3.40 it is a strong yes unless there is a no; under 2.75 it is none', () => {
  const scored = (...scores: readonly number[]) => scores.map(score => ({ score }))
  expect(verdictOf(...scored(3.4, 3.4, 3.4))).toBe('strong_hire')
  expect(verdictOf(...scored(3.39, 3.4, 3.4))).toBe('hire')
  expect(verdictOf(...scored(4, 4, 4), no('no_hire', 2.7))).toBe('hire')
  expect(verdictOf(...scored(2.75, 2.75, 2.75))).toBe('hire')
  expect(why(...scored(2.7, 2.8, 2.7))).toEqual(['mean'])
})

const usual = { spacing: usualSpacing, zone: 'UTC' }
const dense = (densities: readonly number[], days: number) =>
  densities.map((density, i) => resultWith({ density, at: (i * days * day) / (densities.length - 1) }))
test('[LT14] SYS-78 density that holds over twelve days is velocity, density that falls over three weeks is a loss', () => {
  expect(momentumOf(dense([5.0, 4.9, 4.8, 5.1, 4.7], 12), usual, 0).suggests).toBe('high-velocity')
  const falls = momentumOf(dense([5.0, 4.1, 3.4, 2.9, 2.4], 21), usual, 0)
  expect(falls.suggests).toBe('loss-of-momentum')
  expect(Math.round((falls.slope ?? 0) * 1000) / 10).toBe(-12.8)
})
test('[LT14] a loss is also two facts told in two ways, or a loop of more days; nothing is told of too few words', () => {
  expect(momentumOf(dense([5, 5, 5], 10), usual, 2).suggests).toBe('loss-of-momentum')
  expect(momentumOf(dense([5, 5, 5], 10), usual, 1).suggests).toBe('high-velocity')
  expect(momentumOf(dense([5, 5, 5], 15), usual, 0).suggests).toBe('loss-of-momentum')
  // Days of the calendar: whoever began an hour later on the fourteenth day lost nothing.
  expect(momentumOf(dense([5, 5, 5], 14 + 1 / 24), usual, 0).suggests).toBe('high-velocity')
  expect(momentumOf([resultWith(), resultWith(), resultWith()], usual, 0).suggests).toBeNull()
  expect(momentumOf(dense([5, 4.2, 5], 10), usual, 0).suggests).toBeNull()
})

test('[LT15] SYS-65 after a bad round: what is lost, what is still wanted, one thing to change, the next windows anew', () => {
  const now = 10 * day
  const criteria = (['Metric', 'Scope and clock'] as const).map((title, i) => ({
    id: `c${i}`,
    title,
    scores: [{ seat: 's', by: 'interviewer', value: i === 0 ? 3 : 1 } as const],
  }))
  const loop = loopOf([
    { result: resultWith({ at: 0 }) },
    { result: resultWith({ at: day, ...no(), signals: { S3: false }, criteria }) },
    { at: now + 10 * 3_600_000, plan: 'coding' },
    {},
  ])
  const reset = resetAfter(loop, 'r2', now)
  expect(reset).toMatchObject({
    lost: false,
    sentences: [
      'One no is allowed: by the rule of loops this round alone loses nothing.',
      '2 rounds are left. Still wanted: outcome.',
    ],
    change: { title: 'Scope and clock', value: 1 },
    // The day before it has begun already: what is left of it, from now.
    next: { round: 'r3', windows: { prep: { from: now, to: now + 9.25 * 3_600_000 } } },
  })
  // Twenty minutes before it a part of the review is left; ten before, none.
  const windowsAt = (minutes: number) =>
    resetAfter(loop, 'r2', now + 10 * 3_600_000 - minutes * 60_000)?.next?.windows
  const begins = now + 10 * 3_600_000
  expect(windowsAt(20)).toMatchObject({
    prep: null,
    review: { from: begins - 20 * 60_000, to: begins - 15 * 60_000 },
  })
  expect(windowsAt(10)).toMatchObject({
    prep: null,
    review: null,
    reset: { from: begins - 10 * 60_000, to: begins },
  })
  expect(resetAfter(loop, 'r1', now)).toBeNull()
  const twice = loopWith(no(), no(), yes)
  expect(resetAfter(twice, 'r2', now)).toMatchObject({ lost: true, change: null, next: null })
})

test('[LT16] SYS-16 the same project’s p99 told as 120 ms and then as 300 ms in another round is listed with both moments', () => {
  const told = (text: string, later = 0) => {
    const play = Play.live()
    play.wait(later + 60_000).ask({ type: 'chat.say', text }, mina)
    return play.room
  }
  const rounds = [
    { round: 'r1', room: told('On the Photo feed we brought p99 down to 120 ms.') },
    { round: 'r2', room: told('The photo feed had a p99 of 300 ms.', 3_600_000) },
    { round: 'r3', room: told('The photo feed p99 was 0.12 s; billing had a p99 of 300 ms.', 7_200_000) },
  ]
  expect(inconsistencies(rounds.slice(0, 2), ['Photo feed', 'Billing'])).toMatchObject([
    {
      project: 'Photo feed',
      earlier: { round: 'r1', quantity: '120 ms', elapsed: 60_000 },
      later: { round: 'r2', quantity: '300 ms', text: 'The photo feed had a p99 of 300 ms.' },
    },
  ])
  // 0.12 s is 120 ms, and another project has numbers of its own.
  expect(inconsistencies([rounds[0]!, rounds[2]!], ['Photo feed', 'Billing'])).toEqual([])
  expect(inconsistencies(rounds, [])).toEqual([])
  // A story's before and after are both told; whoever repeats one of them agrees.
  const change = { round: 'r4', room: told('We took the photo feed p99 from 300 ms to 120 ms.') }
  expect(inconsistencies([change, rounds[1]!], ['Photo feed'])).toEqual([])
  expect(inconsistencies([change, rounds[0]!], ['Photo feed'])).toEqual([])
  // What differs within one round stands in that round's own ledger.
  const both = Play.live()
  for (const text of ['The photo feed p99 is 120 ms.', 'Photo feed p99: 300 ms.'])
    both.wait(1000).ask({ type: 'chat.say', text }, mina)
  expect(inconsistencies([{ round: 'r1', room: both.room }], ['Photo feed'])).toEqual([])
})
test('[LT15] SYS-65 a loop is lost too where the rounds left are too few for what is still wanted, or for the mean', () => {
  const bad: MadeResult = { ...no('no_hire', 1.5), signals: { S3: false } }
  const after = (left: number, ...results: readonly MadeResult[]) =>
    resetAfter(
      loopOf([
        ...results.map((made, i) => ({ result: resultWith({ at: i * day, ...made }) })),
        ...Array.from({ length: left }, () => ({})),
      ]),
      `r${results.length}`,
      results.length * day,
    )
  const noOutcome: MadeResult = { signals: { S3: false } }
  expect(after(2, noOutcome, noOutcome, bad)).toMatchObject({ lost: false })
  expect(after(1, noOutcome, noOutcome, bad)).toMatchObject({
    lost: true,
    sentences: [
      'By the rule of loops this one cannot become a yes any more. What you practise in the rounds that are left stays yours.',
      'One round is left. Still wanted: outcome.',
    ],
  })
  // With a mean of 2.5 and one round of four in five it is 2.8; from 2.0 it stays under 2.75.
  expect(after(1, { score: 2.5 }, { score: 2.5 }, { score: 2.5 }, no('no_hire', 2.5))).toMatchObject({
    lost: false,
  })
  expect(after(1, { score: 2 }, { score: 2 }, { score: 2 }, no('no_hire', 2))).toMatchObject({ lost: true })
  expect(after(0, yes, yes, bad)).toMatchObject({ lost: true })
  expect(after(0, yes, yes, no('no_hire', 2.5))).toMatchObject({ lost: false })
})
