/** A loop to start from: rounds in their order, how far apart they are to be, and what of it is answered alone. */
import { z } from 'zod'
import { trades } from './profile.js'

/** How far apart rounds are to be. */
export const Spacing = z.strictObject({
  /** Between the beginnings of two rounds, at least. Under one hour the loop is one day: there is a reset between rounds and no more. */
  hoursBetween: z.number().min(0).max(240),
  /** The third technical round lies within so many business days, the first round's day among them; null: it does not matter. */
  technicalWithin: z.int().min(1).max(60).nullable(),
  /** From the first round to the last, at most. */
  spanDays: z.int().min(1).max(120),
})
export type Spacing = Readonly<z.infer<typeof Spacing>>

/** A round that is answered alone, without a room: by video or voice, in writing, in a thread of comments, or by a package. */
export const AnsweredAlone = z.strictObject({
  medium: z.enum(['video', 'voice', 'written', 'thread', 'takehome']),
  /** From its prompt to the end. */
  windowHours: z.int().min(1).max(240),
  /** Of one take. */
  seconds: z.int().min(10).max(1800).optional(),
  words: z.int().min(20).max(10_000).optional(),
  /** At least so many, of a thread. */
  comments: z.int().min(1).max(100).optional(),
  takes: z.int().min(1).max(10).default(1),
  /** Of a package: so many hours of work are meant. */
  hours: z.int().min(1).max(80).optional(),
  /** Whose text is its prompt; left out, the round's note is. */
  question: z.string().min(1).max(60).optional(),
})
export type AnsweredAlone = Readonly<z.infer<typeof AnsweredAlone>>

const line = z.string().trim().min(1).max(80)
export const TemplateRound = z.strictObject({
  /** A plan's id. */
  plan: z.string().min(1).max(60).optional(),
  alone: AnsweredAlone.optional(),
  title: line,
  note: z.string().trim().min(1).max(400).optional(),
  minutes: z.int().min(5).max(480).optional(),
  veto: z.boolean().optional(),
})
export const LoopTemplate = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]{1,40}$/, 'is no id of small letters, digits and _'),
  title: line,
  summary: z.string().trim().min(1).max(200),
  /** Whose aim it is, where it is somebody's. */
  trade: z.enum(trades).optional(),
  /** A permit and the right to work come before the first round. */
  rightToWork: z.boolean().optional(),
  spacing: Spacing,
  rounds: z.array(TemplateRound).min(1).max(20),
})
export type LoopTemplate = Readonly<z.infer<typeof LoopTemplate>>

export const LoopsFile = z.strictObject({ loops: z.array(LoopTemplate).min(1).max(60) })

/** What does not fit: two of one id, a round of a plan that is not there. */
export function templateProblems(
  loops: readonly LoopTemplate[],
  plans: ReadonlySet<string>,
  questions: ReadonlySet<string>,
): readonly string[] {
  return loops.flatMap((loop, i) => [
    ...(loops.findIndex(({ id }) => id === loop.id) < i ? [`${loop.id}: stands there twice`] : []),
    ...loop.rounds.flatMap(({ plan, alone }, nth) => [
      ...(plan !== undefined && !plans.has(plan)
        ? [`${loop.id}: rounds.${nth}.plan: ${plan} is no plan`]
        : []),
      ...(plan !== undefined && alone
        ? [`${loop.id}: rounds.${nth}: is held in a room or alone, not both`]
        : []),
      ...(alone?.question !== undefined && !questions.has(alone.question)
        ? [`${loop.id}: rounds.${nth}.alone.question: ${alone.question} is no question`]
        : []),
    ]),
  ])
}
