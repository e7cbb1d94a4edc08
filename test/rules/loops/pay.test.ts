/** A table of pay: what rows come to, what lies in the market's band, what wants a reason, and what a place asks. */
import {
  citedRow,
  locales,
  middleBase,
  moneyText,
  PayRow,
  payTable,
  type PayRow as Row,
} from '@signalroom/shared'
import { expect, test } from 'vitest'

const market = (base: number, baseTo: number, more: Partial<Row> = {}): Row => ({
  kind: 'market',
  of: 'Survey',
  source: 'A survey of 2026, page 4',
  currency: 'USD',
  locale: 'us',
  base,
  baseTo,
  ...more,
})
const offer = (base: number, more: Partial<Row> = {}): Row => ({
  kind: 'offer',
  of: 'Employer',
  source: 'Their letter',
  currency: 'USD',
  locale: 'us',
  base,
  ...more,
})

test('[PY1] SYS-30 a base of 182,000 lies inside a band of 170,000 to 190,000; a row without a source is marked', () => {
  const [, inside, below, above, other] = payTable([
    market(170_000, 190_000),
    offer(182_000),
    offer(169_000),
    offer(191_000),
    offer(182_000, { currency: 'GBP' }),
  ])
  expect([inside, below, above, other].map(row => row?.band)).toEqual(['inside', 'below', 'above', null])
  const { source: _, ...told } = offer(182_000)
  expect(payTable([told])[0]).toMatchObject({ unsourced: true, band: null })
  // What nobody sourced is no market.
  const { source: __, ...rumour } = market(170_000, 190_000)
  expect(payTable([rumour, offer(182_000)])[1]?.band).toBeNull()
})
test('[PY1] SYS-84 the band is that of one’s own level, where rows of the market say whose they are', () => {
  const rows = [
    market(170_000, 190_000, { level: 'senior' }),
    market(120_000, 140_000, { level: 'mid' }),
    offer(150_000),
  ]
  expect(payTable(rows, 'senior')[2]?.band).toBe('below')
  expect(payTable(rows, 'mid')[2]?.band).toBe('above')
  expect(payTable(rows)[2]?.band).toBe('inside')
})
test('[PY2] SYS-30 equity counts by the quarter of its worth over four years, or as a share of a company’s value', () => {
  const worth = (more: Partial<Row>) => payTable([offer(182_000, more)])[0]
  expect(worth({ equityValue: 60_000, bonus: 18_000, signOn: 30_000 })).toMatchObject({
    equityAYear: 15_000,
    aYear: 215_000,
  })
  expect(worth({ equityPercent: 0.04, companyValue: 500_000_000 })?.equityAYear).toBe(50_000)
  // A share of nobody knows what is worth nobody knows what.
  expect(worth({ equityPercent: 0.04 })).toMatchObject({ equityAYear: null, aYear: 182_000 })
})
test('[PY3] SYS-15 an offer below the middle wants a reason; with one it is cleared, and the reason is kept', () => {
  const rows = (more: Partial<Row>) =>
    payTable([market(170_000, 190_000), market(180_000, 200_000), offer(180_000, more)])
  expect(middleBase([market(170_000, 190_000), market(180_000, 200_000)], 'USD')).toBe(185_000)
  expect(rows({})[2]).toMatchObject({ belowMiddle: true, wantsReason: true })
  const reasoned = rows({ reason: 'Four days a week, and the team I want.' })[2]
  expect(reasoned).toMatchObject({ belowMiddle: true, wantsReason: false })
  expect(reasoned?.row.reason).toBe('Four days a week, and the team I want.')
  expect(payTable([market(170_000, 190_000), offer(180_000)])[1]?.wantsReason).toBe(false)
  expect(payTable([offer(1)])[0]?.wantsReason).toBe(false)
})
test('[PY4] SYS-31 another place keeps every amount and asks other things: the right to work first', () => {
  const before = offer(182_000)
  const after: Row = { ...before, locale: 'uk-contract' }
  expect(payTable([after])[0]?.aYear).toBe(payTable([before])[0]?.aYear)
  expect(locales['uk-contract'].fields).toContain('ir35')
  expect(locales.us.fields).not.toContain('ir35')
  for (const { fields } of Object.values(locales)) expect(fields[0]).toBe('rightToWork')
})
test('[PY5] a negative amount, a share over 100 % and an upper end below the lower one are refused at their field', () => {
  const field = (more: object) => {
    const read = PayRow.safeParse({ ...offer(1), ...more })
    return read.success ? null : read.error.issues[0]?.path.join('.')
  }
  expect(field({ base: -1 })).toBe('base')
  expect(field({ equityPercent: 101 })).toBe('equityPercent')
  expect(field({ base: 10, baseTo: 9 })).toBe('baseTo')
  expect(field({ currency: 'dollars' })).toBe('currency')
  expect(field({ ir35: 'inside' })).toBeNull()
})
test('[PY6] a row is cited with its source and its figures', () => {
  const [row] = payTable([offer(182_000, { signOn: 30_000, equityPercent: 0.04 })])
  expect(citedRow(row!)).toEqual({
    source: 'Their letter',
    figures: 'Employer: base $182,000, sign-on $30,000, equity 0.04 %',
  })
  expect(citedRow(payTable([market(170_000, 190_000)])[0]!).figures).toBe('Survey: base $170,000 to $190,000')
  expect(moneyText(0.5, 'GBP')).toBe('£0.50')
})
