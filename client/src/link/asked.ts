/** Which questions were asked of whom with this browser, so that nobody is asked the same twice. Kept on this device only. */
import { siteStorage } from './storage'

const keptAt = 'signalroom:asked'
const most = 400

export interface AskedQuestion {
  readonly question: string
  /** As the candidate was called in the room; empty where nobody knows. */
  readonly who: string
}

export function askedQuestions(): readonly AskedQuestion[] {
  try {
    const kept: unknown = JSON.parse(siteStorage.getItem(keptAt) ?? '[]')
    return Array.isArray(kept) ? kept.filter(isAsked) : []
  } catch {
    return []
  }
}
const isAsked = (one: unknown): one is AskedQuestion =>
  typeof one === 'object' &&
  one !== null &&
  typeof (one as AskedQuestion).question === 'string' &&
  typeof (one as AskedQuestion).who === 'string'

export function keepAsked(asked: AskedQuestion): void {
  const others = askedQuestions().filter(one => one.question !== asked.question || one.who !== asked.who)
  siteStorage.setItem(keptAt, JSON.stringify([asked, ...others].slice(0, most)))
}

/** Everybody a question was asked of, the last first. */
export const peopleAsked = (): readonly string[] => [
  ...new Set(askedQuestions().flatMap(({ who }) => (who === '' ? [] : [who]))),
]
