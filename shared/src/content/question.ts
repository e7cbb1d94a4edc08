/** A question as a data file, and its two parts: what the candidate reads, and what the interviewer keeps. Knows no room. */
import { z } from 'zod'
import { duration, kindId, Level, line, slug } from './form.js'
import { QuestionCode } from './question-code.js'
import { AssistantFile } from './assistant.js'
import { StoryFile } from './block.js'
import { Exhibit, PlantedFile, placesOf, type Planted } from './exhibit.js'
import { Company } from './preset.js'
import { saysOf, Worked } from './worked.js'
import type { Ms } from '../base/brand.js'

const text = z.string().trim().min(1).max(4000)

/** What the interviewer tells when asked; `topic` names it without giving it away (a person alone asks by topic). */
export const Hint = z.strictObject({ id: slug, topic: line, text: line })
export type Hint = z.infer<typeof Hint>

/** What the company lives on: in the lobby, and beside the business layer, which is to name one of its metrics. */
export const Brief = z.strictObject({ product: line, metrics: z.array(line).min(1).max(6) })
export type Brief = z.infer<typeof Brief>

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
    level: Level,
    /** What the candidate reads. */
    ask: text,
    /** What is taken home, where the round is the call about it; it is the prompt of the work before. */
    takehome: text.optional(),
    /** Everybody reads it, from the lobby on. */
    brief: Brief.optional(),
    /** Where shape or figures come from; shown to the interviewer. */
    source: line.optional(),
    hints: z.array(Hint).min(1).max(16),
    /** None for a drill, which plays none. */
    cards: z.array(CardFile).refine(cards => cards.length === 0 || cards.length === 3, {
      message: 'must hold exactly three cards, or none for a drill',
    }),
    /** Worked figures of a good estimate. */
    numbers: z.array(Worked).min(1).max(12),
    strong: z.array(line).min(1).max(10),
    weak: z.array(line).min(1).max(10),
    /** What the interviewer should know before starting. */
    notes: text,
    /** Words to look it up by. */
    tags: z.array(slug).max(12).default([]),
    /** Whose interviews ask like this; none named, anybody's. */
    companies: z.array(Company).max(4).default([]),
    /** What it grades without saying so; no byte of it is at the candidate's before the release. */
    grades: z.array(line).max(6).optional(),
    /** One for each phase that has blocks, in their order. */
    stories: z.array(StoryFile).min(1).max(8).optional(),
    /** What is laid before the candidate in the phase that shows it, and what is planted in it. */
    exhibit: Exhibit.optional(),
    planted: z.array(PlantedFile).min(3).max(12).optional(),
    /** Personas whom the interviewer plays, by id, in the order in which they come. */
    partners: z.array(slug).min(1).max(4).optional(),
    /** A question that opens by itself at its minute and is nowhere before. */
    sealed: z
      .strictObject({ title: line.max(80), text: z.string().trim().min(1).max(2000), minute: duration })
      .optional(),
    assistant: AssistantFile.optional(),
    /** Whose code it brings, where it is another question's: the same files to begin with, the same hidden tests. */
    codeOf: slug.optional(),
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
    const places = new Set(question.exhibit ? placesOf(question.exhibit) : [])
    const planted = new Set<string>()
    question.planted?.forEach((one, i) => {
      if (planted.has(one.id))
        context.addIssue({ code: 'custom', path: ['planted', i, 'id'], message: `"${one.id}" is used twice` })
      planted.add(one.id)
      one.at.forEach((place, j) => {
        if (!places.has(place))
          context.addIssue({
            code: 'custom',
            path: ['planted', i, 'at', j],
            message: `"${place}" is no place of the exhibit`,
          })
      })
    })
    if (question.exhibit && !question.planted)
      context.addIssue({
        code: 'custom',
        path: ['planted'],
        message: 'must say what is planted in the exhibit',
      })
  })
export type QuestionFile = z.infer<typeof QuestionFile>

/** What everybody in the room may read of the question. */
export interface Question {
  readonly id: string
  readonly title: string
  readonly kind: string
  readonly level: Level
  readonly ask: string
  /** Only where the question's file has one. */
  readonly brief?: Brief | undefined
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
  /** Each only where the question's file has it. */
  readonly grades?: readonly string[] | undefined
  readonly stories?: readonly StoryFile[] | undefined
  readonly exhibit?: Exhibit | undefined
  readonly planted?: readonly Planted[] | undefined
  readonly assistant?: AssistantFile | undefined
}

export const publicQuestion = ({ id, title, kind, level, ask, brief }: QuestionFile): Question => ({
  id,
  title,
  kind,
  level,
  ask,
  ...(brief ? { brief } : {}),
})
export const questionGuide = ({
  hints,
  cards,
  numbers,
  strong,
  weak,
  notes,
  source,
  grades,
  stories,
  exhibit,
  planted,
  assistant,
}: QuestionFile): QuestionGuide => ({
  hints,
  cards,
  numbers: numbers.map(saysOf),
  strong,
  weak,
  notes,
  ...(source === undefined ? {} : { source }),
  ...(grades ? { grades } : {}),
  ...(stories ? { stories } : {}),
  ...(exhibit ? { exhibit } : {}),
  ...(planted ? { planted } : {}),
  ...(assistant ? { assistant } : {}),
})
