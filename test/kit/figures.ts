/** Summaries of what was measured, and their one line when scenarios run in full. Knows no scenario. */
import { full } from './sizes.js'

/** The smallest value that `share` of all are not above; NaN of nothing. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN
}

/** Milliseconds as one line: how many, the middle, p95 and the worst. */
export const spread = (values: readonly number[]): string =>
  `n ${values.length}, p50 ${quantile(values, 0.5).toFixed(0)}, p95 ${quantile(values, 0.95).toFixed(0)}, max ${quantile(values, 1).toFixed(0)} ms`

/** Says a figure on the console, in full runs only. */
export function tell(what: string, figure: string): void {
  if (full) process.stdout.write(`  ${what}: ${figure}\n`)
}
