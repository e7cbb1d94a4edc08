/** Traffic, nodes and what they cost, level by level. Knows no other card. */
import Decimal from 'big.js'
import { moneyText } from '../shown.js'
import { Working, type Sheet, type SheetRow, type WorkedCard } from '../sheet.js'

/** A sheet says what happens now, at double and at several times that. */
const levels = 3
const twoMoneys = 'Two currencies do not add up here: use one.'

export function capacity(sheet: Sheet): WorkedCard {
  const work = new Working()
  const seen = new Map<string, string>()
  const units = new Set<string>()
  for (const row of sheet.rows) {
    const at = level(work, sheet, row)
    if (!at) continue
    const before = seen.get(at.traffic.toFixed())
    if (before !== undefined) work.problem(row, 'traffic', `That is the traffic of “${before}” again.`)
    seen.set(at.traffic.toFixed(), row.text)
    units.add(at.unit)
    if (units.size > 1) work.problem(row, 'price', twoMoneys)
  }
  const open = levels - sheet.rows.length
  if (open > 0) work.missing(open === 1 ? 'one more level' : `${open} more levels`)
  return work.done()
}

function level(work: Working, sheet: Sheet, row: SheetRow) {
  const traffic = work.amount('rate', { sheet, row, field: 'traffic' }, 'the traffic of each level')
  const nodes = work.amount('count', { sheet, row, field: 'nodes' }, 'the nodes of each level')
  const price = work.amount('price', { sheet, row, field: 'price' }, 'the price of a node')
  const hour = work.amount('an-hour', { sheet, row, field: 'per-hour' })
  const million = work.amount('a-million', { sheet, row, field: 'per-million' })
  if (traffic?.value.eq(0)) return work.problem(row, 'traffic', 'Without traffic no request has a price.')
  if (nodes?.value.eq(0)) return work.problem(row, 'nodes', 'One node at least.')
  if (!traffic || !nodes || !price) return null
  for (const [field, byHand] of [
    ['per-hour', hour],
    ['per-million', million],
  ] as const)
    if (byHand && byHand.unit !== price.unit) return work.problem(row, field, twoMoneys)
  const computed = nodes.value.times(price.value)
  work.figure(
    row,
    { id: 'per-hour', title: '$ an hour'.replace('$', price.unit), shown: moneyText(computed, price.unit) },
    hour && moneyText(hour.value, hour.unit),
  )
  // What was written by hand counts from here on, too.
  const cost = hour?.value ?? computed
  const each = costOfMillion(cost, traffic.value)
  work.figure(
    row,
    {
      id: 'per-million',
      title: '$ a million requests'.replace('$', price.unit),
      shown: moneyText(each, price.unit),
    },
    million && moneyText(million.value, million.unit),
  )
  return { traffic: traffic.value, unit: price.unit }
}

/** Of so much an hour at so many requests a second. */
export const costOfMillion = (anHour: Decimal, aSecond: Decimal): Decimal =>
  anHour.times(1_000_000).div(aSecond.times(3600))
