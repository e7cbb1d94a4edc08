/** What a bottleneck costs before and after something is done about it. Knows no other card. */
import { anyAmount, type AnyAmount } from '../any-amount.js'
import { plainNumber } from '../shown.js'
import { Working, type Sheet, type SheetRow, type WorkedCard } from '../sheet.js'

export function bottleneck(sheet: Sheet): WorkedCard {
  const work = new Working()
  if (sheet.rows.length === 0) work.missing('a bottleneck')
  for (const row of sheet.rows) {
    work.words({ sheet, row, field: 'cause' }, 'the cause')
    work.words({ sheet, row, field: 'fix' }, 'what is done about it')
    work.amount('money', { sheet, row, field: 'price' })
    const before = side(work, sheet, row, 'before')
    const after = side(work, sheet, row, 'after')
    if (!before || !after) continue
    if (before.dimension !== after.dimension)
      work.problem(row, 'after', 'Before and after are of two kinds; they cannot be compared.')
    else if (before.value.eq(0)) work.problem(row, 'before', 'From nothing no change can be told.')
    else work.figure(row, { id: 'change', title: 'Change', shown: change(before, after) })
  }
  return work.done()
}

function side(work: Working, sheet: Sheet, row: SheetRow, field: 'before' | 'after'): AnyAmount | null {
  const text = work.words({ sheet, row, field }, `a figure for ${field}`)
  if (text === null) return null
  const read = anyAmount(text)
  return 'value' in read ? read : work.problem(row, field, read.says)
}

function change(before: AnyAmount, after: AnyAmount): string {
  const share = after.value.minus(before.value).div(before.value).times(100)
  const size = plainNumber(share.abs(), 1)
  return share.eq(0) ? 'none' : `${share.lt(0) ? '−' : '+'}${size} %`
}

/** What shows an outcome: a figure before and after, of money, time or a share. A count of boxes shows none. */
export function showsOutcome(row: SheetRow): boolean {
  const sides = compared(row)
  return sides !== null && ['money', 'price', 'time', 'share'].includes(sides.before.kind)
}
/** The length of both bars, the longer one 1; null where they cannot be compared. */
export function bars(row: SheetRow): { readonly before: number; readonly after: number } | null {
  const sides = compared(row)
  if (!sides) return null
  const { before, after } = sides
  const longer = before.value.gt(after.value) ? before.value : after.value
  if (longer.eq(0)) return null
  return { before: before.value.div(longer).toNumber(), after: after.value.div(longer).toNumber() }
}
/** Both sides, where they measure the same. */
function compared({ fields }: SheetRow): { readonly before: AnyAmount; readonly after: AnyAmount } | null {
  const [before, after] = [anyAmount(fields['before'] ?? ''), anyAmount(fields['after'] ?? '')]
  const same = 'value' in before && 'value' in after && before.dimension === after.dimension
  return same ? { before, after } : null
}
