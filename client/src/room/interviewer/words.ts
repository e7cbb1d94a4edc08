/** Words of the interviewer's side that stand for ids. Knows no room. */
import type { Answer, Card } from '@signalroom/shared'

export const cardKinds: Readonly<Record<Card['kind'], string>> = {
  scale: 'Scale',
  failure: 'Failure',
  constraint: 'Constraint',
}
/** The three answers in the order of their keys. */
export const answerWords: readonly (readonly [answer: Answer, word: string, key: string])[] = [
  ['yes', 'Yes', 'y'],
  ['no', 'No', 'n'],
  ['adjust', 'Adjust', 'a'],
]
