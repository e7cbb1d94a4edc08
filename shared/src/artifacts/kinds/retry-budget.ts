/** What retries make of one call at the worst, and what a budget leaves of it. Knows no other card. */
import Decimal from 'big.js'
import { plainNumber } from '../shown.js'
import { Working, type Sheet, type WorkedCard } from '../sheet.js'

export function retryBudget(sheet: Sheet): WorkedCard {
  const work = new Working()
  if (sheet.rows.length === 0) work.missing('a layer')
  let worst = new Decimal(1)
  let read = 0
  for (const row of sheet.rows) {
    const attempts = work.amount('count', { sheet, row, field: 'attempts' }, 'the attempts of each layer')
    if (attempts?.value.eq(0)) work.problem(row, 'attempts', 'The first call is an attempt: 1 at least.')
    else if (attempts) {
      worst = worst.times(attempts.value)
      read++
    }
  }
  // Without the attempts of one layer nobody knows the worst.
  const known = read > 0 && read === sheet.rows.length
  if (known)
    work.figure(null, {
      id: 'worst',
      title: 'At the worst, without a budget',
      shown: `${plainNumber(worst)}×`,
    })
  const ratio = work.amount('share', { sheet, row: null, field: 'ratio' }, 'a budget for all of them')
  if (ratio && known) {
    const capped = new Decimal(1).plus(ratio.value.div(100))
    const least = capped.lt(worst) ? capped : worst
    work.figure(null, { id: 'capped', title: 'With the budget', shown: `${plainNumber(least)}×` })
  }
  return work.done()
}
