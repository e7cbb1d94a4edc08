/** What retries make of one call at the worst, and what a budget leaves of it. Knows no other card. */
import Decimal from 'big.js'
import { plainNumber, soFar } from '../shown.js'
import { Working, type Sheet, type WorkedCard } from '../sheet.js'

export function retryBudget(sheet: Sheet): WorkedCard {
  const work = new Working()
  if (sheet.rows.length === 0) work.missing('a layer')
  let worst = new Decimal(1)
  let all = true
  for (const row of sheet.rows) {
    const attempts = work.amount('count', { sheet, row, field: 'attempts' }, 'the attempts of each layer')
    if (attempts?.value.eq(0)) work.problem(row, 'attempts', 'The first call is an attempt: 1 at least.')
    if (attempts?.value.gt(0)) worst = worst.times(attempts.value)
    else all = false
  }
  if (sheet.rows.length > 0)
    work.figure(null, {
      id: 'worst',
      title: soFar('At the worst, without a budget', all),
      shown: `${plainNumber(worst)}×`,
    })
  const ratio = work.amount('share', { sheet, row: null, field: 'ratio' }, 'a budget for all of them')
  // With the attempts of a layer not known, neither is which of the two is less.
  if (ratio && all && sheet.rows.length > 0) {
    const capped = new Decimal(1).plus(ratio.value.div(100))
    const least = capped.lt(worst) ? capped : worst
    work.figure(null, { id: 'capped', title: 'With the budget', shown: `${plainNumber(least)}×` })
  }
  return work.done()
}
