/** The answers to a question that waits for a yes, in words and keys. Knows no room. */
import type { Answer } from '@signalroom/shared'

/** The three answers in the order of their keys, which mean nothing else: N nods, and A is a flag. */
export const answerWords: readonly (readonly [answer: Answer, word: string, key: string])[] = [
  ['yes', 'Yes', 'y'],
  ['no', 'No', 'u'],
  ['adjust', 'Adjust', 'd'],
]
