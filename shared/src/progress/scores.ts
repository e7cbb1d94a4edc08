/** What an attempt's scores come to, criterion by criterion. Knows one attempt at a time. */
import type { Attempt } from './attempt.js'

type Criterion = Attempt['criteria'][number]

/** The mean of who saw something, interviewers apart from oneself; null where nobody did. */
export function meanOf({ scores }: Criterion, by: 'interviewer' | 'candidate'): number | null {
  const values = scores.flatMap(score => (score.by === by && score.value !== 'NE' ? [score.value] : []))
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length
}
/** What counts: the interviewers' where there is one, else one's own. */
export const counted = (criterion: Criterion): number | null =>
  meanOf(criterion, 'interviewer') ?? meanOf(criterion, 'candidate')

/** A score as people read it: whole, or with a tenth where it is a mean. */
export const scoreText = (score: number | null): string =>
  score === null ? '–' : Number.isInteger(score) ? String(score) : score.toFixed(1)
