/** Questions written with this browser, as they would stand in a content file. Kept on this device only; knows no server. */
import { siteStorage } from './storage'

const keptAt = 'signalroom:own-questions'
const most = 100

/** What a question's file holds; whether it fits the server says. */
export type OwnQuestion = Readonly<Record<string, unknown>> & {
  readonly id: string
  readonly title: string
  readonly kind: string
}

export function ownQuestions(): readonly OwnQuestion[] {
  try {
    const kept: unknown = JSON.parse(siteStorage.getItem(keptAt) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isQuestion) : []
  } catch {
    return []
  }
}

/** Whether this may be one: it has an id, a title and a kind. */
export const isQuestion = (one: unknown): one is OwnQuestion =>
  typeof one === 'object' &&
  one !== null &&
  ['id', 'title', 'kind'].every(field => typeof (one as Record<string, unknown>)[field] === 'string')

/** In the place of one with the same id. Whether it is kept for longer than the page. */
export function keepOwnQuestion(question: OwnQuestion): void {
  const others = ownQuestions().filter(({ id }) => id !== question.id)
  siteStorage.setItem(keptAt, JSON.stringify([question, ...others].slice(0, most)))
}
export function dropOwnQuestion(id: string): void {
  siteStorage.setItem(keptAt, JSON.stringify(ownQuestions().filter(one => one.id !== id)))
}
