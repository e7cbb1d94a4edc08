/** Cadence in writing: what a message is, and what may go wrong between two. */
import { describe, expect, it } from 'vitest'
import { cadence } from '@signalroom/shared'
import { ack, kinds, nudges, types } from './coach-kit.js'

const until = 120_000
const question = (at: number) => types(at, 'Does that fit the budget?')
const one = (text: string) => cadence([types(0, text)], 1000)

describe('a message', () => {
  it.each([
    'The hot set holds 100 GB.',
    "I'll shard by tenant.",
    'We could use a queue.',
    'every write goes to the log before the index',
  ])('[K39] proposes: %s', text => {
    expect(one(text).chunks).toMatchObject([{ via: 'typed', substantive: true }])
  })

  it.each(['ok', 'Let me see.', 'We could.', 'I have 2 questions.', 'We meet at 10:30.'])(
    '[K39] is too little to be a chunk: %s',
    text => {
      expect(one(text).chunks).toEqual([])
    },
  )

  it('[K39] that only asks for facts is talk in no need of a check', () => {
    const heard = one('How many tenants do we have, and is the feed ranked or chronological?')
    expect(heard.chunks).toMatchObject([{ substantive: false }])
    expect(heard.asked).toEqual([])
  })

  it.each([
    ['Does that stay inside the 50 ms p99 you gave me?', true],
    ['Does this fit your target?', true],
    ['So is that acceptable?', false],
    ['Should I go on?', false],
    ['Are you comfortable with five seconds of staleness?', true],
    ['Would this hold for fifty thousand users?', true],
    ['Are you comfortable with that?', false],
    ['Does 300 milliseconds work for your mobile users?', true],
    ['Would ten seconds of staleness be acceptable?', true],
  ])('[K39] asks about the own proposal: %s', (text, anchored) => {
    expect(one(text)).toMatchObject({ chunks: [], asked: [{ anchored }] })
  })

  it.each([
    'So it goes through the queue, right?',
    'What sort of traffic do you see?',
    'Which target does that have to meet?',
  ])('[K39] does not: %s', text => {
    expect(one(text).asked).toEqual([])
  })

  it('[K39] may hold a proposal and its question', () => {
    const { chunks, asked } = one("I'll put a log in front of the index. Does that fit the budget?")
    expect(chunks).toMatchObject([{ words: 9, substantive: true }])
    expect(asked).toMatchObject([{ chunk: 0, anchored: true }])
  })
})

describe('between messages', () => {
  const proposal = types(0, "I'll put a log in front of the index.")

  it('[K40] a question in the same message, or three seconds later, makes a full cycle; sooner is rushed', () => {
    const both = types(0, "I'll put a log in front of the index. Does that fit the budget?")
    expect(kinds([both, ack(4000)], until)).toEqual(['full'])
    expect(kinds([proposal, question(2999), ack(4000)], until)).toEqual(['rushed'])
    expect(kinds([proposal, question(3000), ack(4000)], until)).toEqual(['full'])
    expect(kinds([proposal, question(40_000), ack(42_000)], until)).toEqual(['full'])
  })

  it('[K40] a second proposal leaves the first unchecked; the other side writing preempts it', () => {
    const second = types(9000, 'We could use a cache.')
    expect(kinds([proposal, second], 9500)).toEqual(['missed', 'open'])
    expect(kinds([proposal, types(5000, 'Sounds good.', 'interviewer')], until)).toEqual(['preempted'])
  })

  it('[K40] silence is spent writing: measured, never dead air', () => {
    expect(nudges([proposal], 20_000)).toEqual([])
    expect(kinds([proposal], 20_000)).toEqual(['open'])
    const { pauses, metrics } = cadence([proposal, question(12_000)], 12_500)
    expect(pauses).toEqual([{ at: 0, ms: 12_000, class: 'long', kind: 'working' }])
    expect(metrics.deadAir).toBe(0)
  })

  it('[K40] an answer in writing answers', () => {
    const heard = [proposal, question(4000), types(7000, 'Yes, it does.', 'interviewer')]
    expect(cadence(heard, until)).toMatchObject({ cycles: [{ kind: 'full' }], metrics: { medianAck: 3000 } })
  })
})
