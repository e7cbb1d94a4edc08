/** Artifact cards worked out: each by what the field asks of it, and what a slip of the hand is told. */
import {
  artifactForms,
  ArtifactKind,
  bars,
  signalGrid,
  showsOutcome,
  workOut,
  type Sheet,
  type SheetRow,
} from '@signalroom/shared'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { keysOfCard } from '../kit/cards-by-key.js'
import { wholeCards } from '../kit/whole-cards.js'

const without = (fields: Readonly<Record<string, string>>, gone: string): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(fields).filter(([id]) => id !== gone))
type Rows = readonly (readonly [text: string, fields: Readonly<Record<string, string>>])[]
const rowsOf = (rows: Rows): readonly SheetRow[] =>
  rows.map(([text, fields], i) => ({ id: i + 1, text, fields }))
const sheet = (rows: Rows, head: Readonly<Record<string, string>> = {}): Sheet => ({
  rows: rowsOf(rows),
  head,
})
const whole = (kind: ArtifactKind): Sheet => sheet(wholeCards[kind].rows, wholeCards[kind].head)
const shown = (kind: ArtifactKind, of: Sheet, id: string) =>
  workOut(kind, of)
    .figures.filter(figure => figure.id === id)
    .map(figure => figure.shown)
const told = (kind: ArtifactKind, of: Sheet) =>
  workOut(kind, of).problems.map(({ row, field, says }) => [row, field, says])

describe('each kind', () => {
  test.each(ArtifactKind.options)('[AC16] %s: fewer than sixty keys besides the words fill it', kind => {
    expect(keysOfCard(kind)).toBeGreaterThan(1)
    expect(keysOfCard(kind)).toBeLessThan(60)
  })

  test.each(ArtifactKind.options)(
    '[AC7] %s: an honest card is whole, a blank one lacks something and is not wrong',
    kind => {
      expect(workOut(kind, whole(kind))).toMatchObject({ whole: true, missing: [], problems: [] })
      const blank = workOut(kind, sheet([]))
      expect(blank.whole).toBe(false)
      expect(blank.missing.length).toBeGreaterThan(0)
      expect(blank.problems).toEqual([])
    },
  )

  test.each(ArtifactKind.options)(
    '[AC2] %s: whatever is typed, it is worked out, and a problem names a field that is there',
    kind => {
      const form = artifactForms[kind]
      const typed = fc.oneof(
        fc.string({ unit: 'grapheme', maxLength: 30 }),
        fc.constantFrom(
          '10^400',
          '-3 ms',
          '0 rps',
          '100 %',
          '1e-400',
          '$0',
          '7.5',
          '∞',
          'NaN',
          '5 m',
          '1,000 rps',
          '20 ms',
          '３ ms',
        ),
      )
      const fields = (ids: readonly string[]) =>
        fc.record(Object.fromEntries(ids.map(id => [id, typed])), { requiredKeys: [] })
      const any = fc.record({
        head: fields(form.head.map(({ id }) => id)),
        rows: fc.array(
          fc.record({ id: fc.nat(), text: typed, fields: fields(form.columns.map(({ id }) => id)) }),
          { maxLength: 5 },
        ),
      }) as fc.Arbitrary<Sheet>
      fc.assert(
        fc.property(any, given => {
          const { problems, figures } = workOut(kind, given)
          for (const { row, field, says } of problems) {
            expect(says).toMatch(/^\S.*[.?:%]?$/)
            const known = row === null ? form.head : form.columns
            if (field !== null && field !== 'text') expect(known.map(({ id }) => id)).toContain(field)
          }
          for (const one of figures) expect(one.shown).not.toMatch(/NaN|Infinity|e\+/)
        }),
        { numRuns: 200, seed: 21 },
      )
    },
  )
})

describe('latency budget', () => {
  const hops: Rows = [
    ['Edge', { p50: '4 ms', p99: '20 ms', basis: 'assumed' }],
    ['Service', { p50: '0.01 s', p99: '0.15 s', basis: 'measured', source: 'Trace of Monday' }],
  ]
  test('[SYS-21] [AC8] rows are added up against the target, and a measured row needs its source', () => {
    const of = sheet(hops, { target: '200 ms' })
    expect(shown('latency-budget', of, 'total')).toEqual(['170 ms'])
    expect(shown('latency-budget', of, 'p50')).toEqual(['14 ms'])
    expect(shown('latency-budget', of, 'margin')).toEqual(['30 ms'])
    expect(workOut('latency-budget', of)).toMatchObject({ over: false, whole: true })
    const sourceless = sheet([['Service', { p99: '1 s', basis: 'measured' }]], { target: '2 s' })
    expect(told('latency-budget', sourceless)).toEqual([
      [1, 'source', 'What is measured has a source: where was it read?'],
    ])
  })
  test('[SYS-12] [AC8] rows over the target turn the total red, by a hair and not before', () => {
    expect(workOut('latency-budget', sheet(hops, { target: '170 ms' })).over).toBe(false)
    const over = workOut('latency-budget', sheet(hops, { target: '169.999 ms' }))
    expect(over.over).toBe(true)
    expect(over.figures.filter(one => one.over).map(one => [one.id, one.shown])).toEqual([
      ['total', '170 ms'],
      ['margin', '0.001 ms'],
    ])
  })
  test('[AC3] while a hop is not known the sum is one so far, and nothing is said to be left of the target', () => {
    const titled = (rows: Rows) =>
      workOut('latency-budget', sheet(rows, { target: '30 ms' })).figures.map(one => [
        one.title,
        one.shown,
        one.over,
      ])
    const edge = ['Edge', { p50: '4 ms', p99: '20 ms', basis: 'assumed' }] as const
    expect(titled([edge, ['Store', { p99: 'soon', basis: 'assumed' }]])).toEqual([
      ['p50, added up, so far', '4 ms', undefined],
      ['p99, at most, so far', '20 ms', false],
    ])
    expect(titled([edge, edge, ['Store', {}]]).slice(1)).toEqual([
      ['p99, at most, so far', '40 ms', true],
      ['Over the target by', '10 ms', true],
    ])
  })
  test('[AC3] what was measured as a whole stands in place of the sum, and the sum beside it', () => {
    const { figures } = workOut('latency-budget', sheet(hops, { target: '160 ms', total: '150 ms' }))
    expect(figures.find(({ id }) => id === 'total')).toMatchObject({
      shown: '150 ms',
      computed: '170 ms',
      over: false,
    })
    expect(figures.find(({ id }) => id === 'margin')?.shown).toBe('10 ms')
  })
  test('[AC2] a p99 below its p50, a latency below nothing, a hop without a unit: each at its field', () => {
    expect(
      told(
        'latency-budget',
        sheet([
          ['A', { p50: '9 ms', p99: '8 ms', basis: 'assumed' }],
          ['B', { p99: '-8 ms', basis: 'assumed' }],
          ['C', { p99: '8', basis: 'assumed' }],
          ['D', { p99: '5 GB', basis: 'assumed' }],
          ['E', { p99: '5 to 10 ms', basis: 'assumed' }],
        ]),
      ),
    ).toEqual([
      [1, 'p99', 'A p99 is not smaller than its p50.'],
      [2, 'p99', 'It cannot be less than nothing.'],
      [3, 'p99', 'A time has a unit: 20 ms, 30 days.'],
      [4, 'p99', 'That is a size. A time has a unit: 20 ms, 30 days.'],
      [5, 'p99', 'One number, please: a range or a sum is two.'],
    ])
  })
})

describe('capacity', () => {
  test('[AC9] what is written by hand in another money than the price is pointed out, and nothing is computed of it', () => {
    const of = sheet([['1×', { traffic: '1,000 rps', nodes: '7', price: '$0.40/h', 'per-hour': '€3' }]])
    expect(told('capacity', of)).toEqual([[1, 'per-hour', 'Two currencies do not add up here: use one.']])
    expect(shown('capacity', of, 'per-million')).toEqual([])
  })
  test('[AC9] what is less than a hundredth keeps two digits that say something', () => {
    const of = sheet([['1×', { traffic: '1,000 rps', nodes: '1', price: '$1 a month' }]])
    expect(shown('capacity', of, 'per-hour')).toEqual(['$0.0014'])
  })
  test('[SYS-22] [AC9] 1,000 rps on 7 nodes at $0.40/h is $2.80 an hour and $0.78 a million; a level missing is incomplete', () => {
    const of = whole('capacity')
    expect(shown('capacity', of, 'per-hour')).toEqual(['$2.80', '$5.20', '$12.40'])
    expect(shown('capacity', of, 'per-million')).toEqual(['$0.78', '$0.72', '$0.69'])
    const two = workOut('capacity', { ...of, rows: of.rows.slice(0, 2) })
    expect(two).toMatchObject({ whole: false, missing: ['one more level'], problems: [] })
  })
  test('[AC9] a price a day, a month or in cents, and traffic a minute, are brought to the hour and the second first', () => {
    const level = (traffic: string, price: string) =>
      shown('capacity', sheet([['1×', { traffic, nodes: '7', price }]]), 'per-hour')
    expect(level('60,000 requests a minute', '$9.60 a day')).toEqual(['$2.80'])
    expect(level('1k rps', '$288/month')).toEqual(['$2.80'])
    expect(level('1000 qps', '40 cents an hour')).toEqual(['$2.80'])
    expect(level('1000 req/s', '0.40 EUR per hour')).toEqual(['€2.80'])
    expect(level('1,000 requests per second', '$0.40 per node per hour')).toEqual(['$2.80'])
    expect(level('1000 req/s', '0.4 CHF/h')).toEqual(['2.80 CHF'])
  })
  test('[AC3] a figure by hand is shown in place of the computed one, which stands beside it, and counts from there on', () => {
    const { figures } = workOut(
      'capacity',
      sheet([
        ['1×', { traffic: '1,000 rps', nodes: '7', price: '$0.40/h', 'per-hour': '$3.60' }],
        ['2×', { traffic: '2,000 rps', nodes: '7', price: '$0.40/h', 'per-million': '$0.40 a million' }],
      ]),
    )
    expect(figures).toMatchObject([
      { row: 1, id: 'per-hour', shown: '$3.60', computed: '$2.80' },
      { row: 1, id: 'per-million', shown: '$1.00' },
      { row: 2, id: 'per-hour', shown: '$2.80' },
      { row: 2, id: 'per-million', shown: '$0.40', computed: '$0.39' },
    ])
    expect(figures[1]?.computed).toBeUndefined()
  })
  test('[AC2] nothing is guessed: a missing unit is asked for, another money or the same traffic twice is told, 10^400 is too large', () => {
    expect(
      told(
        'capacity',
        sheet([
          ['1×', { traffic: '1000', nodes: '7', price: '$0.40/h' }],
          ['2×', { traffic: '0 rps', nodes: '7.5', price: '0.40/h' }],
          ['3×', { traffic: '10^400 rps', nodes: '7 ms', price: '$0.40' }],
          ['4×', { traffic: '5 rps', nodes: '-7', price: '-$4/h' }],
        ]),
      ),
    ).toEqual([
      [1, 'traffic', 'Say in what time: 1,000 rps, 60,000 a minute.'],
      [2, 'nodes', 'A whole number, please.'],
      [2, 'price', 'That is a rate. Say in which money: $0.40.'],
      [2, 'traffic', 'Without traffic no request has a price.'],
      [3, 'traffic', 'That number is larger than a card can hold.'],
      [3, 'nodes', 'That is a time. Here something is counted.'],
      [3, 'price', 'Say for how long: $0.40/h, $290 a month.'],
      [4, 'nodes', 'It cannot be less than nothing.'],
      [4, 'price', 'It cannot be less than nothing.'],
    ])
    expect(
      told(
        'capacity',
        sheet([
          ['1×', { traffic: '5 rps', nodes: '7', price: '$0.40/h' }],
          ['2×', { traffic: '300 a minute', nodes: '7', price: '€0.40/h' }],
        ]),
      ),
    ).toEqual([
      [2, 'traffic', 'That is the traffic of “1×” again.'],
      [2, 'price', 'Two currencies do not add up here: use one.'],
    ])
  })
})

describe('amounts', () => {
  const asked = (text: string) =>
    told('sharding', sheet([['key', { traffic: text }]])).map(([, field, says]) => [field, says])
  test.each([
    ['10.000 rps', 'Is that 10000 or 10? Write it like that.'],
    ['10 GB/s', 'That is a size in a time. Say how many: 1,000 rps.'],
    ['$10/s', 'That is money. Say how many, and in what time: 1,000 rps.'],
    ['10 %/s', 'That is a share. Say how many, and in what time: 1,000 rps.'],
    ['minus 5 rps', 'It cannot be less than nothing.'],
    ['two three rps', 'That number can be read in two ways: write it in digits.'],
  ])('[AC2] traffic of %s is asked about and not guessed', (text, says) => {
    expect(asked(text)).toEqual([['traffic', says]])
  })

  const level = (fields: Readonly<Record<string, string>>) =>
    sheet([['1×', { traffic: '1,000 rps', nodes: '7', price: '$0.40/h', ...fields }]])
  test.each([
    ['10 M/day', '$0.40/h', '$2.80', '$6.72'],
    ['60k rpm', '$290/mo', '$2.82', '$0.78'],
    ['86.4M daily', '$0.40 per node-hour', '$2.80', '$0.78'],
    ['1 M a day', '$3.060/h', '$21.42', '$514.08'],
  ])('[AC9] %s at %s a node', (traffic, price, hour, million) => {
    expect(shown('capacity', level({ traffic, price }), 'per-hour')).toEqual([hour])
    expect(shown('capacity', level({ traffic, price }), 'per-million')).toEqual([million])
  })
  test.each([
    ['per-hour', '$67.20 a day', '$2.80'],
    ['per-hour', '$2.80', '$2.80'],
    ['per-million', '$0.78 per 1M requests', '$0.78'],
    ['per-million', '78 cents a million', '$0.78'],
  ])('[AC3] by hand, %s of %s is brought to what the column says', (field, written, is) => {
    expect(shown('capacity', level({ [field]: written }), field)).toEqual([is])
  })
  test.each(['$0.02 per request', '$0.78/k'])('[AC2] %s is no price of a million', text => {
    expect(told('capacity', level({ 'per-million': text }))).toEqual([
      [1, 'per-million', 'Here it is what a million requests cost: $0.78.'],
    ])
  })
  test('[AC9] no node bears no traffic', () => {
    expect(told('capacity', level({ nodes: '0' }))).toEqual([[1, 'nodes', 'One node at least.']])
  })
  test('[AC8] while a hop is not known no margin is, only that it is over already', () => {
    const hops: Rows = [
      ['Edge', { p99: '20 ms', basis: 'assumed' }],
      ['Service', { p99: '190', basis: 'assumed' }],
    ]
    expect(workOut('latency-budget', sheet(hops, { target: '200 ms' })).figures).toMatchObject([
      { title: 'p99, at most, so far', shown: '20 ms', over: false },
    ])
    expect(shown('latency-budget', sheet(hops, { target: '15 ms' }), 'margin')).toEqual(['5 ms'])
  })
  test('[AC11] while the attempts of a layer are not known the worst is one so far, and no budget is worked out', () => {
    const layers: Rows = [
      ['Client', { attempts: '3' }],
      ['Gateway', { attempts: '2.5' }],
    ]
    expect(workOut('retry-budget', sheet(layers, { ratio: '10 %' })).figures).toMatchObject([
      { title: 'At the worst, without a budget, so far', shown: '3×' },
    ])
  })
  test.each(['$200 - $300', '2 - 3 weeks', '$200/mo − $300/mo'])(
    '[AC12] a cost of %s is a range and not less than nothing',
    cost => {
      expect(told('trade-offs', sheet([['A', { cost }]]))).toEqual([])
    },
  )
  test('[AC10] a window may be “a month”', () => {
    expect(shown('slo', sheet([['Reads', { target: '99.9 %', window: 'a month' }]]), 'budget')).toEqual([
      '43.2 min',
    ])
  })
})

describe('SLO', () => {
  const promise = (target: string, window: string) =>
    sheet([['Reads', { target, window, owner: 'Search', stance: 'I set it', spent: 'Releases stop' }]])
  test('[SYS-24] [AC10] 99.9 % over 30 days shows 43.2 min, over 7 days 10.08 min', () => {
    expect(shown('slo', promise('99.9 %', '30 days'), 'budget')).toEqual(['43.2 min'])
    expect(shown('slo', promise('99.9%', '7 d'), 'budget')).toEqual(['10.08 min'])
    expect(shown('slo', promise('99.99 percent', '4 weeks'), 'budget')).toEqual(['4.03 min'])
    expect(shown('slo', promise('99.9999 %', '30 days'), 'budget')).toEqual(['2.59 s'])
    expect(shown('slo', promise('95 %', '1 month'), 'budget')).toEqual(['36 h'])
  })
  test('[AC2] a target of 100 %, over 100 % or without a sign promises nothing that can be kept', () => {
    expect(told('slo', promise('100 %', '30 days'))).toEqual([
      [1, 'target', '100 % leaves nothing to spend: no release could ever go out.'],
    ])
    expect(told('slo', promise('100.1 %', '30 days'))).toEqual([[1, 'target', 'More than 100 % cannot be.']])
    expect(told('slo', promise('99.9', '30'))).toEqual([
      [1, 'target', 'A share is in per cent: 99.9 %.'],
      [1, 'window', 'A time has a unit: 20 ms, 30 days.'],
    ])
  })
  test('[AC10] an SLO without owner, without how it came or without what happens at the end is not whole', () => {
    const [text, fields] = wholeCards.slo.rows[0]!
    for (const gone of ['target', 'window', 'owner', 'stance', 'spent']) {
      const kept = without(fields, gone)
      expect(workOut('slo', sheet([[text, kept]]))).toMatchObject({ whole: false, problems: [] })
    }
  })
})

describe('retry budget', () => {
  test('[SYS-25] [AC11] 3 attempts in each of 3 layers make 27×; a ratio of 10 % leaves 1.1×', () => {
    expect(shown('retry-budget', whole('retry-budget'), 'worst')).toEqual(['27×'])
    expect(shown('retry-budget', whole('retry-budget'), 'capped')).toEqual(['1.1×'])
  })
  test('[AC11] a budget makes nothing worse, and a layer tries once at least', () => {
    expect(
      shown('retry-budget', sheet([['Client', { attempts: '1' }]], { ratio: '10 %' }), 'capped'),
    ).toEqual(['1×'])
    expect(told('retry-budget', sheet([['Client', { attempts: '0' }]], { ratio: '120 %' }))).toEqual([
      [1, 'attempts', 'The first call is an attempt: 1 at least.'],
      [null, 'ratio', 'More than 100 % cannot be.'],
    ])
  })
})

test('[AC3] [AC11] of layers one of which cannot be read the worst is one so far, and what the budget saves nobody knows', () => {
  const of = sheet(
    [
      ['Client', { attempts: '3' }],
      ['Gateway', { attempts: 'thrice' }],
    ],
    { ratio: '10 %' },
  )
  expect(workOut('retry-budget', of)).toMatchObject({
    figures: [{ title: 'At the worst, without a budget, so far', shown: '3×' }],
    problems: [{ row: 2, field: 'attempts' }],
  })
})

test.each([
  ['trade-offs', sheet([['A', { cost: '$10^400 a month' }]]), 'cost'],
  ['bottleneck', sheet([['A', { before: '10^400 ms', after: '5 ms' }]]), 'before'],
  ['one-page', sheet([], { impact: '1e400 orders late' }), 'impact'],
] as const)('[AC2] in the words of %s, too, 10^400 is too large', (kind, of, field) => {
  expect(told(kind, of)).toContainEqual([
    kind === 'one-page' ? null : 1,
    field,
    'That number is larger than a card can hold.',
  ])
})

describe('trade-off matrix', () => {
  test('[SYS-26] [AC12] without a pick, without a cost or with two picks it stays open', () => {
    const { rows, head } = wholeCards['trade-offs']
    const pickless = rows.map(([text, fields]) => [text, without(fields, 'pick')] as const)
    expect(workOut('trade-offs', sheet(pickless, head))).toMatchObject({
      whole: false,
      missing: ['the pick'],
    })
    const costless = rows.map(([text, fields]) => [text, without(fields, 'cost')] as const)
    expect(workOut('trade-offs', sheet(costless, head)).missing).toEqual(['the cost of each option'])
    const both = rows.map(([text, fields]) => [text, { ...fields, pick: 'picked' }] as const)
    expect(told('trade-offs', sheet(both, head))).toEqual([
      [1, 'pick', '2 options are picked; one can be.'],
      [2, 'pick', '2 options are picked; one can be.'],
    ])
    expect(
      told(
        'trade-offs',
        sheet([
          ['A', { cost: 'cheap' }],
          ['B', { cost: '-$5 a month' }],
        ]),
      ),
    ).toEqual([
      [1, 'cost', 'A cost has a figure: $300 a month, 2 weeks, 1 TB more.'],
      [2, 'cost', 'A cost cannot be less than nothing.'],
    ])
  })
})

describe('post-mortem on one page', () => {
  test('[SYS-23] [AC13] over 3,500 characters or without an impact figure it cannot be filed', () => {
    const of = whole('one-page')
    expect(workOut('one-page', of).whole).toBe(true)
    const { figures } = workOut('one-page', of)
    const used = Number(figures[0]?.shown)
    const filled = (count: number) => ({ ...of, head: { ...of.head, lessons: 'x'.repeat(count) } })
    expect(workOut('one-page', filled(3500 - used)).whole).toBe(true)
    expect(told('one-page', filled(3501 - used))).toEqual([
      [null, null, '1 characters too long for one page.'],
    ])
    const rest = without(of.head, 'impact')
    expect(workOut('one-page', { ...of, head: rest })).toMatchObject({
      whole: false,
      missing: ['impact, with a figure'],
    })
    expect(told('one-page', { ...of, head: { ...of.head, impact: 'Many people were cross' } })).toEqual([
      [null, 'impact', 'An impact has a figure: how many, how much, how long.'],
    ])
  })
})

describe('bottleneck', () => {
  const row = (before: string, after: string): Rows => [['Ranking', { cause: 'c', fix: 'f', before, after }]]
  test('[SYS-27] [AC14] only money, time or a share before and after shows an outcome', () => {
    const shows = (before: string, after: string) => showsOutcome(rowsOf(row(before, after))[0]!)
    expect(shows('$1,200 a month', '$300 a month')).toBe(true)
    expect(shows('900 ms', '0.12 s')).toBe(true)
    expect(shows('4 %', '0.5 %')).toBe(true)
    expect(shows('7 nodes', '3 nodes')).toBe(false)
    expect(shows('900 ms', '$5')).toBe(false)
    expect(shows('slow', 'fast')).toBe(false)
    expect(shown('bottleneck', sheet(row('900 ms', '0.12 s')), 'change')).toEqual(['−86.7 %'])
    expect(shown('bottleneck', sheet(row('$1,200 a month', '$40 a day')), 'change')).toEqual(['none'])
    expect(bars(rowsOf(row('900 ms', '90 ms'))[0]!)).toEqual({ before: 1, after: 0.1 })
  })
  test('[SYS-20d] [AC14] an answer lacking cause, what is done or a number shows which', () => {
    const lacks = (fields: Readonly<Record<string, string>>) =>
      workOut('bottleneck', sheet([['Ingest', fields]])).missing
    const full = { cause: '10 TB a day', fix: 'tiered quorum', before: '900 ms', after: '150 ms' }
    expect(lacks(full)).toEqual([])
    expect(lacks({ ...full, cause: '' })).toEqual(['the cause'])
    expect(lacks({ ...full, fix: '' })).toEqual(['what is done about it'])
    expect(lacks({ cause: 'c', fix: 'f' })).toEqual(['a figure for before', 'a figure for after'])
    expect(told('bottleneck', sheet(row('900 ms', '$5')))).toEqual([
      [1, 'after', 'Before and after are of two kinds; they cannot be compared.'],
    ])
  })
})

describe('sharding', () => {
  test('[SYS-28] [AC15] it wants the key, an estimate of its hottest value and the cost of a request, and shows the hottest shard', () => {
    const [text, fields] = wholeCards.sharding.rows[0]!
    for (const gone of ['hottest', 'cost', 'shards', 'traffic']) {
      const kept = without(fields, gone)
      expect(workOut('sharding', sheet([[text, kept]])).whole).toBe(false)
    }
    expect(workOut('sharding', sheet([])).missing).toEqual(['a key'])
    // 2 % of 8,000 is 160; the other 7,840 over 16 shards are 490.
    expect(shown('sharding', whole('sharding'), 'even')).toEqual(['500 rps'])
    expect(shown('sharding', whole('sharding'), 'hot')).toEqual(['650 rps'])
    expect(shown('sharding', whole('sharding'), 'skew')).toEqual(['1.3×'])
    expect(workOut('sharding', sheet([[text, { ...fields, limit: '600 rps' }]])).over).toBe(true)
  })
})

describe('[AC19] the cards against the three signals', () => {
  const cardOf = (kind: ArtifactKind, of: Sheet = whole(kind)) => ({
    list: kind,
    title: kind,
    kind,
    sheet: of,
    worked: workOut(kind, of),
  })
  test('[SYS-29] a grid whose outcome column is empty shows 0 % of it; its open cells are what is left to do', () => {
    const grid = signalGrid([
      cardOf('latency-budget'),
      cardOf('slo'),
      cardOf('retry-budget'),
      cardOf('commitment'),
    ])
    expect(grid.coverage).toEqual({ S1: 0.75, S2: 0.5, S3: 0 })
    expect(grid.improves).toBe(false)
    const begun = sheet([['1×', { traffic: '1,000 rps', nodes: '7' }]])
    expect(signalGrid([cardOf('capacity', begun)]).rows[0]?.cells).toEqual({
      S1: 'open',
      S2: null,
      S3: 'open',
    })
    expect(signalGrid([]).coverage).toEqual({ S1: 0, S2: 0, S3: 0 })
  })
  test('[SYS-29] a figure before and after is an improvement; whole cards of every kind show all that theirs can', () => {
    const grid = signalGrid(ArtifactKind.options.map(kind => cardOf(kind)))
    expect(grid.improves).toBe(true)
    expect(grid.rows.flatMap(({ cells }) => Object.values(cells))).not.toContain('open')
    expect(Math.min(...Object.values(grid.coverage))).toBeGreaterThan(0.3)
  })
  test('a p99 that is assumed, and a promise that was only given, show nothing of their signal', () => {
    const assumed = sheet([['Edge', { p99: '20 ms', basis: 'assumed' }]], { target: '200 ms' })
    const given = sheet([
      ['Reads', { target: '99.9 %', window: '30 days', owner: 'Search', stance: 'it was given to me' }],
    ])
    const [budget, slo] = signalGrid([cardOf('latency-budget', assumed), cardOf('slo', given)]).rows
    expect([budget?.cells.S1, slo?.cells.S1, slo?.cells.S2]).toEqual(['open', 'shown', 'open'])
  })
})
