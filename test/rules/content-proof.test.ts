/** Every sum of every question is worked out again, and what no schema can say of content holds; and both catch what is wrong. */
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import type { QuestionFile } from '@signalroom/shared'
import { unfitting } from '../../server/src/content/fits.js'
import { prove, unsummed, wrongIn } from '../../server/src/content/prove.js'
import { loadRounds } from '../../server/src/content/rounds.js'

const content = loadRounds(fileURLToPath(new URL('../../server/content', import.meta.url)))
const { questions } = content

describe.each(questions)('the sums of $id', ({ numbers }) => {
  it('hold in the digits they are written with, units and all', () => {
    expect(prove(numbers).problems).toEqual([])
    expect(unsummed(numbers), 'works a figure out and has no sum').toEqual([])
  })
})

describe('a sum', () => {
  it.each([
    ['10 TB / 1 day = 116 MB/s'],
    ['10 TB/day = 0.93 Gbit/s'],
    ['30 day * 0.1 % = 43.2 min'],
    ['200 million user * 10 request/user / 1 day = 23,148 request/s'],
    ['(4.32 − 4.10) × 1,000,000 = 220 thousand'],
    ['52 min / 43.2 min = 120 %'],
    ['1 month = 30 day'],
  ])('%s holds', sum => expect(wrongIn(sum)).toBeNull())

  it.each([
    ['10 TB / 1 day = 117 MB/s', 'it is 115.7 MB/s'],
    ['10 TB / 1 day = 115.8 MB/s', 'it is 115.7 MB/s'],
    ['10 TB / 1 day = 116 MB', 'units do not match'],
    ['10 TB / 1 day = 116', 'units do not match'],
    ['10 row + 1 request = 11 row', 'do not match'],
    ['10 TB / 1 day = about 116 MB/s', 'must begin with a number'],
    ['10 sheep = 10 sheep', 'Undefined symbol sheep'],
    ['1 / 0 = 1', 'no finite result'],
  ])('%s does not: %s', (sum, why) => expect(wrongIn(sum)).toContain(why))

  it.each(['import("fs")', 'ones(9)', '1:9', '[1, 2]', '"a"', 'a.b', 'f(x)', 'createUnit("x")'])(
    '%s is not worked out at all',
    text => expect(wrongIn(`${text} = 1`)).toMatch(/is nothing that is worked out here|Undefined symbol/),
  )

  it('[U29] a long one is not worked out, and keeps nobody waiting', () => {
    const began = performance.now()
    for (const expression of [`1${' m'.repeat(190)}`, `${'('.repeat(190)}1${')'.repeat(190)}`])
      expect(wrongIn(`${expression} = 1`)).toBe('it is too long to be worked out')
    expect(wrongIn(`1 m = 1${' m'.repeat(190)}`)).toBe('it is too long to be worked out')
    expect(performance.now() - began).toBeLessThan(1000)
  })

  it('is named by its place, and counted', () => {
    const proof = prove(['A claim.', { says: 'Two sums.', sums: ['1 + 1 = 2', '1 + 1 = 3'] }])
    expect(proof).toEqual({ problems: ['numbers.1: 1 + 1 = 3: it is 2'], sums: 2 })
  })
})

describe('content that no schema refuses', () => {
  const changed = (id: string, more: Partial<QuestionFile>) =>
    unfitting({ ...content, questions: questions.map(one => (one.id === id ? { ...one, ...more } : one)) })
  const bar = questions.find(({ id }) => id === 'bar-raiser-four')
  const report = questions.find(({ id }) => id === 'checkout-outage')
  const incident = questions.find(({ id }) => id === 'on-call-four')
  if (!bar?.stories || !report?.planted || !incident?.stories) throw new Error('the bank has changed')
  const { stories } = bar
  const [first] = incident.stories

  it('is none of what is shipped', () => expect(unfitting(content)).toEqual([]))

  it.each<[string, readonly string[], string]>([
    [
      'a story is missing',
      changed(bar.id, { stories: stories.slice(1) }),
      'question bar-raiser-four: stories: the plan "bar-raiser" plays 4, here are 3',
    ],
    [
      'a story stands there twice',
      changed(bar.id, { stories: stories.map(one => ({ ...one, id: 'same' })) }),
      'question bar-raiser-four: stories.1.id: "same" is used twice',
    ],
    [
      'no fault can land',
      changed(incident.id, {
        stories: incident.stories.map(one => (one === first ? { ...one, fault: undefined } : one)),
      }),
      'question on-call-four: stories.0.fault: is missing: the plan "incident-set" lets one land',
    ],
    [
      'a report is missing',
      changed(report.id, { exhibit: undefined }),
      'question checkout-outage: exhibit: is missing: the plan "postmortem" shows one',
    ],
    [
      'nobody of that name can come in',
      changed(report.id, { partners: ['nobody'] }),
      'question checkout-outage: partners.0: there is no persona "nobody"',
    ],
    [
      'too few come in',
      changed('price-change', { partners: ['data-lead'] }),
      'question price-change: partners: the plan "cross-fn" brings 3 in, here are 1',
    ],
    [
      'a card comes after the end',
      changed('split-amount', {
        cards: bar.cards.map(card => ({ ...card, minute: (40 * 60_000) as typeof card.minute })),
      }),
      'question split-amount: cards.0.minute: lies behind the end of the plan "phone-screen"',
    ],
    [
      'cards are out of order',
      changed(bar.id, { cards: bar.cards.toReversed() }),
      'question bar-raiser-four: cards.1.minute: lies before the minute of the card before it',
    ],
    [
      'the assistant has nothing to say',
      changed('visits', { assistant: undefined }),
      'question visits: assistant: is missing: the plan "ai-assisted" asks for answers that were checked',
    ],
  ])('%s', (_, problems, wanted) => expect(problems).toContain(wanted))
})
