/** Which questions of the bank fit what is looked for. Draws nothing. */
import type { Company, Level, QuestionRow } from '@signalroom/shared'
import { askedQuestions } from '../../link/asked'
import { foundBy } from '../../ui/typed-words'

export interface Wanted {
  readonly words: string
  readonly level: Level | null
  readonly company: Company | null
  /** Not asked of this person before, as far as this browser knows. */
  readonly notOf: string | null
}
export const anything: Wanted = { words: '', level: null, company: null, notOf: null }

/** Every word that was typed begins a word of title, kind, level, tags or companies. */
export function matchingQuestions(
  questions: readonly QuestionRow[],
  { words, level, company, notOf }: Wanted,
): readonly QuestionRow[] {
  const found = foundBy(words)
  const known = new Set(
    notOf === null ? [] : askedQuestions().flatMap(({ who, question }) => (who === notOf ? [question] : [])),
  )
  return questions.filter(question => {
    if (known.has(question.id)) return false
    if (level !== null && question.level !== level) return false
    const of = question.companies ?? []
    if (company !== null && of.length > 0 && !of.includes(company)) return false
    return found([question.title, question.kind, question.level, ...(question.tags ?? []), ...of].join(' '))
  })
}
