/** What a bench is, and the little arithmetic they share. Knows no bench. */

/** One number that a bench found. */
export interface Measured {
  /** Its key in the JSON. */
  readonly key: string
  readonly value: number
  readonly unit: 'ms' | 'kB' | 'ratio' | 'fps' | 'count'
  /** What was measured and how, in a few words. */
  readonly means: string
}
/** The default export of each `NAME.bench.ts`; `npm run bench -- NAME` runs it. */
export interface Bench {
  /** `words` are what stands behind the name on the command line. Throws `CannotRun` for what it cannot do here. */
  readonly run: (words: readonly string[]) => Promise<readonly Measured[]>
}
/** The bench cannot run here or as asked; the message is a sentence for the one who asked. */
export class CannotRun extends Error {}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = sorted[Math.floor(sorted.length / 2)]
  if (middle === undefined) throw new Error('nothing was measured')
  return sorted.length % 2 === 1 ? middle : (middle + (sorted[sorted.length / 2 - 1] ?? middle)) / 2
}
/** The value below which `share` of all lie: 0.95 for the 95th percentile. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  const found = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]
  if (found === undefined) throw new Error('nothing was measured')
  return found
}
/** Three digits that mean something: below a hundred one decimal, above none. */
export const rounded = (value: number): number =>
  Math.abs(value) < 100 ? Math.round(value * 10) / 10 : Math.round(value)
/** As it is printed: a ratio with three digits, all else by `rounded`. */
export const shown = ({ value, unit }: Measured): number =>
  unit === 'ratio' ? Number(value.toPrecision(3)) : rounded(value)

/** Does the same several times, one after the other. */
export async function times<Value>(count: number, once: () => Promise<Value>): Promise<readonly Value[]> {
  const values: Value[] = []
  for (let i = 0; i < count; i++) values.push(await once())
  return values
}
