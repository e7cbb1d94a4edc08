/** Draws the rows of a statement as an aligned table of text. Knows no database. */
import { runBounds } from '@signalroom/shared'
import type { Answer } from './protocol'

/** A cell is cut to as many characters, so that a table stays a table. */
const cellLength = 200

/** As `psql` draws it; a statement without rows is its tag alone. */
export function drawn(answer: Answer, bound: number = runBounds.rows): string {
  const { columns, rows, tag } = answer
  if (columns === null) return `${tag}\n`
  const shown = rows.slice(0, bound).map(row => row.map(cell))
  const names = columns.map(column => column.name)
  const widths = names.map((name, at) =>
    shown.reduce((most, row) => Math.max(most, width(row[at])), width(name)),
  )
  const right = names.map((_, at) => rows.every(row => isNumber(row[at])))
  const line = (cells: readonly string[]) =>
    ` ${cells.map((text, at) => padded(text, widths[at] ?? 0, right[at] ?? false)).join(' | ')}`.trimEnd()
  const rule = widths.map(wide => '-'.repeat(wide + 2)).join('+')
  const cut = rows.length > bound ? `, the first ${bound} are shown` : ''
  const count = `(${rows.length} ${rows.length === 1 ? 'row' : 'rows'}${cut})`
  return [line(names), rule, ...shown.map(line), count, ''].join('\n')
}

const cell = (value: string | null | undefined): string => {
  if (value === null || value === undefined) return 'NULL'
  const plain = value.replaceAll('\n', '↵')
  return plain.length > cellLength ? `${plain.slice(0, cellLength - 1)}…` : plain
}
const width = (text = ''): number => [...text].length
const padded = (text: string, wide: number, right: boolean): string => {
  const space = ' '.repeat(Math.max(0, wide - width(text)))
  return right ? space + text : text + space
}
const isNumber = (value: string | null | undefined): boolean =>
  value === null || /^-?\d+(\.\d+)?$/.test(value ?? '')
