/** Cards that hold words: a commitment, what is left out, the page of a post-mortem. Knows no other card. */
import { quantified } from '../../quantity/find.js'
import { holdsTooMuch, tooMuch } from '../amount.js'
import { plainNumber } from '../shown.js'
import { artifactForms, pageOf } from '../form.js'
import Decimal from 'big.js'
import { Working, type Sheet, type WorkedCard } from '../sheet.js'

export function commitment(sheet: Sheet): WorkedCard {
  const work = new Working()
  if (sheet.rows.length === 0) work.missing('the option')
  for (const row of sheet.rows) {
    work.words({ sheet, row, field: 'reason' }, 'the reason')
    work.words({ sheet, row, field: 'cost' }, 'what it costs')
  }
  return work.done()
}

export function scope(sheet: Sheet): WorkedCard {
  const work = new Working()
  if (sheet.rows.length === 0) work.missing('something that is left out')
  for (const row of sheet.rows) {
    work.words({ sheet, row, field: 'reason' }, 'a reason for each')
    if (row.ruling)
      work.figure(row, {
        id: 'ruling',
        title: 'The interviewer',
        shown: row.ruling === 'accepted' ? 'accepted it' : 'pulled it back',
      })
  }
  return work.done()
}

export function onePage(sheet: Sheet): WorkedCard {
  const work = new Working()
  for (const { id, title, optional } of artifactForms['one-page'].head)
    if (!optional) work.words({ sheet, row: null, field: id }, title.toLowerCase())
  if (sheet.rows.length === 0) work.missing('the timeline')
  const impact = work.words({ sheet, row: null, field: 'impact' })
  if (impact !== null && holdsTooMuch(impact)) work.problem(null, 'impact', tooMuch)
  else if (impact !== null && !quantified(impact))
    work.problem(null, 'impact', 'An impact has a figure: how many, how much, how long.')
  const used = charactersOf(sheet)
  const over = used > pageOf
  const shown = (count: number) => plainNumber(new Decimal(count))
  if (over) work.problem(null, null, `${shown(used - pageOf)} characters too long for one page.`)
  work.figure(null, { id: 'length', title: `Characters, of ${shown(pageOf)}`, shown: shown(used), over })
  return work.done()
}

/** Letters as people count them are not told apart from their marks: a page is long, and nobody counts by hand. */
const charactersOf = ({ head, rows }: Sheet): number =>
  [...Object.values(head), ...rows.flatMap(row => [row.text, ...Object.values(row.fields)])].reduce(
    (sum, text) => sum + [...text.trim()].length,
    0,
  )
