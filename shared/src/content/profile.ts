/** Who rehearses: what they are and at which level. Picks the loop to aim at and what of the bank comes first. Knows no room. */
import type { Level } from './form.js'

export const trades = ['machine-learning', 'distributed-systems', 'any'] as const
export type Trade = (typeof trades)[number]

export interface Profile {
  readonly trade: Trade
  readonly level: Level
}

/** The loop somebody of this trade aims at, of those that there are; null for any. */
export const loopOf = <Template extends { readonly trade?: Trade | undefined }>(
  { trade }: Profile,
  loops: readonly Template[],
): Template | null => (trade === 'any' ? null : (loops.find(one => one.trade === trade) ?? null))

interface Listed {
  readonly kind: string
  readonly level: string
  readonly tags?: readonly string[] | undefined
}
/** What belongs to the trade first, of that what is of the level; otherwise in the order in which it came. */
export function forProfile<Question extends Listed>(
  { trade, level }: Profile,
  questions: readonly Question[],
): readonly Question[] {
  const rank = (question: Question): number =>
    (belongs(trade, question) ? 0 : 2) + (question.level === level ? 0 : 1)
  return questions
    .map((question, i) => [rank(question), i, question] as const)
    .toSorted(([a, i], [b, j]) => a - b || i - j)
    .map(([, , question]) => question)
}
const belongs = (trade: Trade, { kind, tags = [] }: Listed): boolean => {
  switch (trade) {
    case 'any':
      return true
    case 'machine-learning':
      return kind === 'ml-design' || tags.includes('machine-learning') || tags.includes('ml')
    case 'distributed-systems':
      return kind === 'design' || kind === 'concurrency' || tags.includes('distributed-systems')
  }
}
