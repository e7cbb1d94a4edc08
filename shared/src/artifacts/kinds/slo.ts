/** Promises to users: what may fail in a window, who owns it, and what happens when that is spent. Knows no other card. */
import Decimal from 'big.js'
import { stance } from '../form.js'
import { timeText } from '../shown.js'
import { Working, type Sheet, type SheetRow, type WorkedCard } from '../sheet.js'

export function slo(sheet: Sheet): WorkedCard {
  const work = new Working()
  if (sheet.rows.length === 0) work.missing('a promise')
  for (const row of sheet.rows) {
    const budget = budgetOf(work, sheet, row)
    if (budget) work.figure(row, { id: 'budget', title: 'May be down for', shown: timeText(budget) })
    work.words({ sheet, row, field: 'owner' }, 'who owns it')
    work.words({ sheet, row, field: 'stance' }, 'how it came')
    work.words({ sheet, row, field: 'spent' }, 'what happens when the budget is spent')
  }
  return work.done()
}

function budgetOf(work: Working, sheet: Sheet, row: SheetRow): Decimal | null {
  const target = work.amount('share', { sheet, row, field: 'target' }, 'a target')
  const window = work.amount('time', { sheet, row, field: 'window' }, 'a window')
  if (target?.value.eq(100))
    return work.problem(row, 'target', '100 % leaves nothing to spend: no release could ever go out.')
  if (target?.value.eq(0)) return work.problem(row, 'target', '0 % promises nothing.')
  if (window?.value.eq(0)) return work.problem(row, 'window', 'A window lasts a while: 30 days.')
  if (!target || !window) return null
  return new Decimal(100).minus(target.value).div(100).times(window.value)
}

/** Whether a promise says who owns it, and that its owner set or changed it. */
export const owns = ({ fields }: SheetRow): boolean =>
  (fields['owner'] ?? '').trim() !== '' && [stance.set, stance.changed].some(one => one === fields['stance'])
