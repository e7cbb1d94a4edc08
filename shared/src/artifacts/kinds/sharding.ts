/** What a key spreads, what its hottest value takes, and what a request then costs. Knows no other card. */
import Decimal from 'big.js'
import { plainNumber } from '../shown.js'
import { Working, type Sheet, type SheetRow, type WorkedCard } from '../sheet.js'

export function sharding(sheet: Sheet): WorkedCard {
  const work = new Working()
  if (sheet.rows.length === 0) work.missing('a key')
  for (const row of sheet.rows) key(work, sheet, row)
  return work.done()
}

function key(work: Working, sheet: Sheet, row: SheetRow): void {
  const shards = work.amount('count', { sheet, row, field: 'shards' }, 'how many shards')
  const traffic = work.amount('rate', { sheet, row, field: 'traffic' }, 'the traffic in all')
  const hottest = work.amount('share', { sheet, row, field: 'hottest' }, 'an estimate of the hottest key')
  const limit = work.amount('rate', { sheet, row, field: 'limit' })
  work.amount('a-million', { sheet, row, field: 'cost' }, 'the cost of a request')
  if (shards?.value.eq(0)) work.problem(row, 'shards', 'One shard at least.')
  if (!shards || !traffic || !hottest || shards.value.eq(0)) return
  const even = traffic.value.div(shards.value)
  // The shard of the hottest key bears that key, and its part of all the others.
  const hot = traffic.value.times(hottest.value).div(100)
  const rest = traffic.value.minus(hot).div(shards.value)
  const load = hot.plus(rest)
  const rps = (value: Decimal) => `${plainNumber(value, value.lt(10) ? 2 : 0)} rps`
  work.figure(row, { id: 'even', title: 'A shard, spread evenly', shown: rps(even) })
  work.figure(row, {
    id: 'hot',
    title: 'The hottest shard',
    shown: rps(load),
    over: limit !== null && load.gt(limit.value),
  })
  if (even.gt(0))
    work.figure(row, { id: 'skew', title: 'Above even', shown: `${plainNumber(load.div(even), 1)}×` })
}
