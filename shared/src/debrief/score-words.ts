/** A score in words, with what it was before it was changed in discussion, and why. Knows no screen. */
import type { ScoreValue } from '../content/rubric.js'
import type { DebriefScore } from './rows.js'

export const valueWords = (value: ScoreValue): string => (value === 'NE' ? 'not evidenced' : String(value))

/** "3, was 2: the p99 was measured"; "3, kept: …" where it came back to what it was. */
export function scoreWords({ value, revised }: DebriefScore): string {
  if (!revised) return String(value)
  const before = revised.first === value ? 'kept' : `was ${valueWords(revised.first)}`
  return `${value}, ${before}: ${revised.reason}`
}

/** From this many points on, two people speak of different rounds: their scores of a row are marked. */
const far = 2

/** How far the scores of one row lie from each other; null where fewer than two say a number. */
export function apart(
  scores: readonly DebriefScore[],
): { readonly points: number; readonly far: boolean } | null {
  const numbers = scores.flatMap(({ value }) => (value === 'NE' ? [] : [value]))
  if (numbers.length < 2) return null
  const points = Math.max(...numbers) - Math.min(...numbers)
  return { points, far: points >= far }
}
