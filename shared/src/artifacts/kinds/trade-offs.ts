/** Options beside each other, by what they are judged by and what they cost, and the one that is picked. Knows no other card. */
import { quantified } from '../../quantity/find.js'
import { holdsTooMuch, tooMuch } from '../amount.js'
import { criteria, picked } from '../form.js'
import { Working, type Sheet, type SheetRow, type WorkedCard } from '../sheet.js'

export function tradeOffs(sheet: Sheet): WorkedCard {
  const work = new Working()
  const { rows } = sheet
  if (rows.length < 2) work.missing(rows.length === 0 ? 'two options' : 'a second option')
  work.words({ sheet, row: null, field: criteria[0] }, 'what they are judged by')
  for (const row of rows) option(work, sheet, row)
  const picks = rows.filter(row => row.fields['pick'] === picked)
  if (picks.length === 0) work.missing('the pick')
  if (picks.length > 1)
    for (const row of picks) work.problem(row, 'pick', `${picks.length} options are picked; one can be.`)
  if (picks.length === 1) {
    work.figure(null, { id: 'pick', title: 'Picked', shown: picks[0]?.text ?? '' })
    work.words({ sheet, row: null, field: 'lost' }, 'what the pick gives up')
  }
  return work.done()
}

/** A dash behind a number makes a range: "$200 - $300". */
const belowNothing = /^(?:\D*[\s(:,;])?(?:[-−–]|minus\b)\s?[$€£¥₹]?\d/i

function option(work: Working, sheet: Sheet, row: SheetRow): void {
  for (const id of criteria) {
    const named = work.words({ sheet, row: null, field: id })
    const given = work.words({ sheet, row, field: id })
    if (named !== null && given === null) work.missing(`“${named}” of each option`)
    if (named === null && given !== null) work.problem(row, id, 'Name this criterion first, above.')
  }
  const cost = work.words({ sheet, row, field: 'cost' }, 'the cost of each option')
  if (cost !== null && belowNothing.test(cost))
    work.problem(row, 'cost', 'A cost cannot be less than nothing.')
  else if (cost !== null && holdsTooMuch(cost)) work.problem(row, 'cost', tooMuch)
  else if (cost !== null && !quantified(cost))
    work.problem(row, 'cost', 'A cost has a figure: $300 a month, 2 weeks, 1 TB more.')
}
