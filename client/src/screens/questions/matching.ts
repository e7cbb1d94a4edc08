/** Which questions of the bank fit what is looked for. Draws nothing. */
import type { QuestionRow } from '@signalroom/shared'
import { askedQuestions } from '../../link/asked'

export interface Wanted {
  readonly words: string
  readonly level: string
  readonly company: string
  /** Not asked of this person before, as far as this browser knows. */
  readonly notOf: string
}
export const anything: Wanted = { words: '', level: '', company: '', notOf: '' }

/** Every word that was typed begins a word of title, kind, level, tags or companies. */
export function matchingQuestions(
  questions: readonly QuestionRow[],
  { words, level, company, notOf }: Wanted,
): readonly QuestionRow[] {
  const wanted = wordsOf(words)
  const known = new Set(
    notOf === '' ? [] : askedQuestions().flatMap(({ who, question }) => (who === notOf ? [question] : [])),
  )
  return questions.filter(question => {
    if (known.has(question.id)) return false
    if (level !== '' && question.level !== level) return false
    const of = question.companies ?? []
    if (company !== '' && of.length > 0 && !of.includes(company)) return false
    const has = wordsOf(
      [question.title, question.kind, question.level, ...(question.tags ?? []), ...of].join(' '),
    )
    return wanted.every(start => has.some(word => word.startsWith(start)))
  })
}
const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
