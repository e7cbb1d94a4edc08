/** How good an order is, from 0 to 1: nDCG at k for graded relevance. */

/** Item i was given scores[i] by the ranker and grades[i] by a person; null where nobody graded it. */
export function ndcg(scores: readonly number[], grades: readonly (number | null)[], k: number): number {
  // validation

  // core
  throw new Error(`not written yet: ${scores.length} ${grades.length} ${k}`)
}
