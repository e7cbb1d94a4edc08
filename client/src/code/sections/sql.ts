/** Counts the queries of a SQL file by its parser. It knows no table. */
import { PostgreSQL } from '@codemirror/lang-sql'
import type { RunFile } from '@signalroom/shared'

export const isSql = ({ name }: RunFile): boolean => name.toLowerCase().endsWith('.sql')

/** Statements that ask for rows. */
export function countSelects(text: string): number {
  let count = 0
  const tree = PostgreSQL.language.parser.parse(text)
  for (let statement = tree.topNode.firstChild; statement; statement = statement.nextSibling) {
    const keywords = statement
      .getChildren('Keyword')
      .map(({ from, to }) => text.slice(from, to).toLowerCase())
    if (keywords[0] === 'select' || (keywords[0] === 'with' && keywords.includes('select'))) count += 1
  }
  return count
}
