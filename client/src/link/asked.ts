/** Which questions were asked of whom with this browser, so that nobody is asked the same twice. Kept on this device only. */
import { keptList } from './kept-list'

export interface AskedQuestion {
  readonly question: string
  /** As the candidate was called in the room; empty where nobody knows. */
  readonly who: string
}

const isAsked = (one: unknown): one is AskedQuestion =>
  typeof one === 'object' &&
  one !== null &&
  typeof (one as AskedQuestion).question === 'string' &&
  typeof (one as AskedQuestion).who === 'string'

const kept = keptList({
  at: 'signalroom:asked',
  most: 400,
  isOne: isAsked,
  same: (one, other) => one.question === other.question && one.who === other.who,
})
export const askedQuestions = kept.all
export const keepAsked = kept.put

/** Everybody a question was asked of, the last first. */
export const peopleAsked = (): readonly string[] => [
  ...new Set(askedQuestions().flatMap(({ who }) => (who === '' ? [] : [who]))),
]
