/** The hops of a path added up against what it may take. Knows no other card. */
import Decimal from 'big.js'
import { basis } from '../form.js'
import { soFar, timeText } from '../shown.js'
import type { Amount } from '../amount.js'
import { Working, type Sheet, type SheetRow, type WorkedCard } from '../sheet.js'

export function latencyBudget(sheet: Sheet): WorkedCard {
  const work = new Working()
  if (sheet.rows.length === 0) work.missing('a hop')
  const hops = sheet.rows.map(row => hop(work, sheet, row))
  const target = work.amount('time', { sheet, row: null, field: 'target' }, 'a target')
  const p50 = added(hops.map(one => one.p50))
  if (p50) work.figure(null, { id: 'p50', title: soFar('p50, added up', p50.all), shown: timeText(p50.sum) })
  const hopByHop = added(hops.map(one => one.p99))
  const sum = hopByHop?.sum
  const byHand = work.amount('time', { sheet, row: null, field: 'total' })?.value
  const total = byHand ?? sum
  // What is left of the target nobody knows while a hop is not known; that it is over stays true.
  const known = byHand !== undefined || hopByHop?.all === true
  if (!total || !sum) return work.done()
  const over = target !== null && total.gt(target.value)
  work.figure(
    null,
    // Tails seldom meet: hop by hop is the most that the path can take.
    { id: 'total', title: soFar('p99, at most', known), shown: timeText(sum), over },
    timeText(total),
  )
  if (target && (known || over)) {
    const margin = target.value.minus(total)
    work.figure(null, {
      id: 'margin',
      title: over ? 'Over the target by' : 'Left of the target',
      shown: timeText(margin.abs()),
      over,
    })
  }
  return work.done()
}

function hop(work: Working, sheet: Sheet, row: SheetRow) {
  const p50 = work.amount('time', { sheet, row, field: 'p50' })
  const p99 = work.amount('time', { sheet, row, field: 'p99' }, 'the p99 of each hop')
  if (p50 && p99 && p99.value.lt(p50.value)) work.problem(row, 'p99', 'A p99 is not smaller than its p50.')
  const known = work.words({ sheet, row, field: 'basis' }, 'whether each hop is measured or assumed')
  if (known === basis.measured && work.words({ sheet, row, field: 'source' }) === null)
    work.problem(row, 'source', 'What is measured has a source: where was it read?')
  return { p50, p99 }
}

/** `all`: every hop has one. */
const added = (amounts: readonly (Amount | null)[]) => {
  const there = amounts.filter(one => one !== null)
  if (there.length === 0) return null
  const sum = there.reduce((all, { value }) => all.plus(value), new Decimal(0))
  return { sum, all: there.length === amounts.length }
}
