/** The hops of a path added up against what it may take. Knows no other card. */
import Decimal from 'big.js'
import { basis } from '../form.js'
import { timeText } from '../shown.js'
import type { Amount } from '../amount.js'
import { Working, type Sheet, type SheetRow, type WorkedCard } from '../sheet.js'

export function latencyBudget(sheet: Sheet): WorkedCard {
  const work = new Working()
  if (sheet.rows.length === 0) work.missing('a hop')
  const hops = sheet.rows.map(row => hop(work, sheet, row))
  const target = work.amount('time', { sheet, row: null, field: 'target' }, 'a target')
  const p50 = added(hops.map(one => one.p50))
  if (p50) work.figure(null, { id: 'p50', title: 'p50, added up', shown: timeText(p50) })
  const sum = added(hops.map(one => one.p99))
  const open = hops.some(one => one.p99 === null)
  const byHand = work.amount('time', { sheet, row: null, field: 'total' })
  const total = byHand?.value ?? sum
  if (!total || !sum) return work.done()
  const over = target !== null && total.gt(target.value)
  work.figure(
    null,
    // Tails seldom meet: hop by hop is the most that the path can take.
    {
      id: 'total',
      title: open ? 'p99 of the hops that are known' : 'p99, at most',
      shown: timeText(sum),
      over,
    },
    timeText(total),
  )
  // While a hop is not known, no margin is: only that it is over already.
  if (target && (over || byHand || !open)) {
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

const added = (amounts: readonly (Amount | null)[]): Decimal | null => {
  const there = amounts.filter(one => one !== null)
  return there.length === 0 ? null : there.reduce((sum, { value }) => sum.plus(value), new Decimal(0))
}
