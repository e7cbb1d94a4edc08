/**
 * Lines as the pane counts them. To the language two more signs break a line (U+2028 and U+2029), which no editor shows as a
 * break: where a file holds one, the browser's lines run ahead. Knows no error.
 */

/** Of each file that holds such a sign, by its name: the pane's line of each line of the browser's. */
const lines = new Map<string, readonly number[]>()

/** Called once for each file of a run. */
export function keepLines(file: string, text: string): void {
  lines.delete(file)
  if (!/[\u2028\u2029]/.test(text)) return
  const found = [1]
  for (const [sign] of text.matchAll(/[\n\u2028\u2029]/g))
    found.push((found.at(-1) ?? 1) + (sign === '\n' ? 1 : 0))
  lines.set(file, found)
}

/** Both 1-based. */
export const lineWritten = (file: string, line: number): number => lines.get(file)?.[line - 1] ?? line
