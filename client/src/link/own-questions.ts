/** Questions written with this browser, as they would stand in a content file. Kept on this device only; knows no server. */
import { keptList } from './kept-list'

/** What a question's file holds; whether it fits the server says. */
export type OwnQuestion = Readonly<Record<string, unknown>> & {
  readonly id: string
  readonly title: string
  readonly kind: string
}

/** Whether this may be one: it has an id, a title and a kind. */
export const isQuestion = (one: unknown): one is OwnQuestion =>
  typeof one === 'object' &&
  one !== null &&
  ['id', 'title', 'kind'].every(field => typeof (one as Record<string, unknown>)[field] === 'string')

const kept = keptList({
  at: 'signalroom:own-questions',
  most: 100,
  isOne: isQuestion,
  same: (one, other) => one.id === other.id,
})
export const ownQuestions = kept.all
/** In the place of one with the same id. */
export const keepOwnQuestion = kept.put
export const dropOwnQuestion = (id: string): void => kept.drop(one => one.id === id)
