/** How good an order is, from 0 to 1: nDCG at k for graded relevance. */

type Grade = number | null

/** Gain 2^grade - 1, discount log2(rank + 1). Ties keep their order, a missing grade counts as 0, no gain gives 0. */
export function ndcg(
  scores: readonly number[],
  grades: readonly Grade[],
  k: number,
  negative: 'error' | 'zero' = 'error',
): number {
  // validation
  if (!Number.isInteger(k) || k < 1) throw new RangeError('k must be a whole number from 1 up')
  if (scores.length !== grades.length)
    throw new RangeError(`${scores.length} scores do not fit ${grades.length} grades`)
  for (const score of scores)
    if (typeof score !== 'number' || Number.isNaN(score))
      throw new TypeError(`${score} is no score to sort by`)
  const gains = grades.map(grade => gain(grade, negative))

  // core
  const order = scores.map((_, item) => item).sort((a, b) => descending(scores[a] ?? 0, scores[b] ?? 0))
  const ideal = discounted([...gains].sort(descending).slice(0, k))
  return ideal > 0 ? discounted(order.slice(0, k).map(item => gains[item] ?? 0)) / ideal : 0
}

/** The mean over many lists, for a report; 0 of none. */
export function meanNdcg(
  lists: readonly (readonly [readonly number[], readonly Grade[]])[],
  k: number,
): number {
  const sum = lists.reduce((all, [scores, grades]) => all + ndcg(scores, grades, k), 0)
  return lists.length > 0 ? sum / lists.length : 0
}

function gain(grade: Grade, negative: 'error' | 'zero'): number {
  if (grade === null || grade === undefined) return 0
  if (typeof grade !== 'number' || !Number.isFinite(grade)) throw new TypeError(`${grade} is no grade`)
  if (grade >= 0) return 2 ** grade - 1
  if (negative === 'zero') return 0
  throw new RangeError(`a grade is not negative: ${grade}`)
}

const descending = (a: number, b: number): number => (a === b ? 0 : a > b ? -1 : 1)

const discounted = (gains: readonly number[]): number =>
  gains.reduce((sum, one, rank) => sum + one / Math.log2(Math.max(rank + 1, 2)), 0)
