/** A question as a data file, and its two parts: what the candidate reads, and what the interviewer keeps. Knows no room. */
import { z } from 'zod'
import { duration, kindId, slug } from './form.js'
import { QuestionCode } from './question-code.js'
import type { Ms } from '../base/brand.js'

const line = z.string().trim().min(1).max(400)
const text = z.string().trim().min(1).max(4000)

/** What the interviewer tells when asked; `topic` names it without giving it away (a person alone asks by topic). */
export const Hint = z.strictObject({ id: slug, topic: line, text: line })
export type Hint = z.infer<typeof Hint>

/** A pushback or change of requirement to play at a moment; the minute is a suggestion. */
export const CardFile = z.strictObject({
  id: slug,
  title: line,
  /** What is said to the candidate when it is played. */
  text: line,
  minute: duration,
  kind: z.enum(['scale', 'failure', 'constraint']),
  /** What a good first answer holds; for the interviewer. */
  watch: line,
})
export type CardFile = z.infer<typeof CardFile>

export const QuestionFile = z
  .strictObject({
    id: slug,
    title: line,
    /** Which round it belongs to; a plan names the kinds it takes. */
    kind: kindId,
    level: z.enum(['mid', 'senior', 'staff']),
    /** What the candidate reads. */
    ask: text,
    /** Where shape or figures come from; shown to the interviewer. */
    source: line.optional(),
    hints: z.array(Hint).min(1).max(16),
    /** None for a drill, which plays none. */
    cards: z.array(CardFile).refine(cards => cards.length === 0 || cards.length === 3, {
      message: 'must hold exactly three cards, or none for a drill',
    }),
    /** Worked figures of a good estimate. */
    numbers: z.array(line).min(1).max(12),
    strong: z.array(line).min(1).max(10),
    weak: z.array(line).min(1).max(10),
    /** What the interviewer should know before starting. */
    notes: text,
    /** By language; assembled from the folder `code/ID`, never written into the question's own file. */
    code: QuestionCode.optional(),
  })
  .superRefine((question, context) => {
    for (const part of ['hints', 'cards'] as const) {
      const seen = new Set<string>()
      question[part].forEach((one, i) => {
        if (seen.has(one.id))
          context.addIssue({ code: 'custom', path: [part, i, 'id'], message: `"${one.id}" is used twice` })
        seen.add(one.id)
      })
    }
  })
export type QuestionFile = z.infer<typeof QuestionFile>

export type Level = QuestionFile['level']

/** What everybody in the room may read of the question. */
export interface Question {
  readonly id: string
  readonly title: string
  readonly kind: string
  readonly level: Level
  readonly ask: string
}
/** A card as the interviewer's deck holds it. */
export interface Card {
  readonly id: string
  readonly title: string
  readonly text: string
  readonly minute: Ms
  readonly kind: CardFile['kind']
  readonly watch: string
}
/** What the interviewer alone may read of the question. */
export interface QuestionGuide {
  readonly hints: readonly Hint[]
  readonly cards: readonly Card[]
  readonly numbers: readonly string[]
  readonly strong: readonly string[]
  readonly weak: readonly string[]
  readonly notes: string
  readonly source?: string | undefined
}

export const publicQuestion = ({ id, title, kind, level, ask }: QuestionFile): Question => ({
  id,
  title,
  kind,
  level,
  ask,
})
export const questionGuide = ({
  hints,
  cards,
  numbers,
  strong,
  weak,
  notes,
  source,
}: QuestionFile): QuestionGuide => ({
  hints,
  cards,
  numbers,
  strong,
  weak,
  notes,
  ...(source === undefined ? {} : { source }),
})
