/** What a question brings to the code pane, by language, and who may see which part of it. Knows no room and no engine. */
import { z } from 'zod'
import { slug } from './form.js'
import { Language, RunFiles, runBounds, type RunFile } from './code-file.js'

/** A script that builds one data set: tables and rows, the same each time. */
const dataSet = z.string().min(1).max(runBounds.text)

export const LanguageCode = z.strictObject({
  /** What the code pane begins with; everybody sees it. */
  starter: RunFiles,
  /** Tests that only interviewers have, laid beside the candidate's files. */
  hidden: RunFiles,
  /** Files of a good answer, laid over the starter; for interviewers. */
  solution: RunFiles,
  /** SQL: the clean data set, which everybody may query. */
  data: dataSet.optional(),
  /** SQL: further sets by name, such as `dirty`; interviewers only until they are released. */
  moreData: z.record(slug, dataSet).optional(),
})
export type LanguageCode = z.infer<typeof LanguageCode>

export const QuestionCode = z
  .partialRecord(Language, LanguageCode)
  .refine(code => Object.keys(code).length > 0, 'must hold at least one language')
export type QuestionCode = z.infer<typeof QuestionCode>

/** The order in which a language is taken when nobody chose one. */
const preferred: readonly Language[] = ['python', 'typescript', 'javascript', 'sql']

/** The languages a question can be answered in, the usual one first; none if it brings no code. */
export const languagesOf = (question: { readonly code?: QuestionCode | undefined }): readonly Language[] =>
  preferred.filter(language => question.code?.[language] !== undefined)

/** What everybody in the room may know of its code; the files themselves stand in the code pane. */
export interface RoomCode {
  readonly language: Language
  readonly data: string | null
}
/** What interviewers alone have. */
export interface CodeGuide {
  readonly hidden: readonly RunFile[]
  readonly solution: readonly RunFile[]
  readonly moreData: Readonly<Record<string, string>>
}

export const roomCode = (language: Language, { data }: LanguageCode): RoomCode => ({
  language,
  data: data ?? null,
})
export const codeGuide = ({ hidden, solution, moreData = {} }: LanguageCode): CodeGuide => ({
  hidden,
  solution,
  moreData,
})
