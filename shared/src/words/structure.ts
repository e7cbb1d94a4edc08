/**
 * Whether an answer that was given alone has its four parts: a claim, a number, a cost, an ask, each with the words it rests on.
 * By rule; it sees words, not truth. Knows no room.
 */
import { marksOf, type SentenceRead } from './marks.js'
import { readWords, wordsAt } from './read-words.js'
import { quantitiesAt } from './stated.js'

export const structureParts = ['claim', 'number', 'cost', 'ask'] as const
export type StructurePart = (typeof structureParts)[number]
export interface PartFound {
  readonly part: StructurePart
  /** The first sentence that has it; null where none does. */
  readonly words: string | null
}

export function readStructure(text: string): readonly PartFound[] {
  const read = readWords(text)
  const first = (of: (sentence: string, read: SentenceRead) => boolean): string | null => {
    const found = read.sentences.find(one => of(wordsAt(text, one), one))
    return found ? wordsAt(text, found).trim() : null
  }
  const has = (kinds: readonly string[], { marks }: SentenceRead) =>
    marks.some(({ kind }) => kinds.includes(kind))
  return [
    {
      part: 'claim',
      words: first(
        (words, one) => !one.question && (has(['decision', 'pick', 'outcome'], one) || claims.test(words)),
      ),
    },
    {
      part: 'number',
      words: marksOf(read, 'quantity').length === 0 ? null : first((_, one) => has(['quantity'], one)),
    },
    {
      part: 'cost',
      words: first(
        (words, one) =>
          !one.question &&
          (costs.test(words) || quantitiesAt(words).some(({ quantity }) => quantity.kind === 'money')),
      ),
    },
    {
      part: 'ask',
      words: first(
        (words, one) =>
          one.marks.some(mark => mark.kind === 'confirm') || one.question || asksFor.test(words),
      ),
    },
  ]
}

const claims =
  /\b(?:i|we) (?:propose|suggest|recommend|claim|argue|will|would|want to|am going to|are going to)\b|\bmy (?:proposal|claim|recommendation) is\b|\bwe should\b/i
const costs =
  /\b(?:costs?|price|pays? (?:for|with)|at the expense|in exchange|trade-?offs?|downsides?|drawbacks?|we lose|we give up|budget|overhead)\b/i
const asksFor =
  /\b(?:i (?:ask|need|would like)|please|let me know|tell me|your (?:approval|decision|call|yes)|approve|sign off|agree to|decide (?:by|on|whether))\b/i
