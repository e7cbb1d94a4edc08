/** Reads a check: comment lines that say what is compared on which data, and below them the oracle's query. */
import type { RunFile } from '@signalroom/shared'

export interface Check {
  readonly name: string
  readonly file: string
  /** The set of data it is made on: `clean` is the pane's own. */
  readonly data: string
  readonly ordered: boolean
  /** The answer runs twice on the same data, and the second time must give the same. */
  readonly twice: boolean
  readonly oracle: string
}

const header = /^--\s*(name|data|ordered|twice):\s*(.+?)\s*$/

/** Undefined for a file that is no check: its first line names none. */
export function readCheck({ name: file, text }: RunFile): Check | undefined {
  const said = new Map<string, string>()
  for (const line of text.split('\n')) {
    const found = header.exec(line)
    if (found?.[1] === undefined || found[2] === undefined) {
      if (line.trim() === '' || line.startsWith('--')) continue
      break
    }
    said.set(found[1], found[2])
  }
  const name = said.get('name')
  if (name === undefined || !file.endsWith('.sql')) return undefined
  return {
    name,
    file,
    data: said.get('data') ?? 'clean',
    ordered: said.get('ordered') === 'yes',
    twice: said.get('twice') === 'yes',
    oracle: text,
  }
}
