/** One round as its candidate's device keeps it: what their debrief said, in figures and names alone. Knows no storage. */
import { z } from 'zod'
import type { Debrief } from '../debrief/debrief.js'

const name = z.string().min(1).max(200)
const moment = z.number().min(0).max(8.64e15)
const duration = z.number().min(0).max(8.64e15)
const unique = <Row>(rows: readonly Row[], idOf: (row: Row) => string) =>
  new Set(rows.map(idOf)).size === rows.length

const KeptScore = z.strictObject({
  /** Whose it is: several interviewers are told apart by their seats. */
  seat: name,
  by: z.enum(['interviewer', 'candidate']),
  value: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal('NE')]),
})
const KeptCriterion = z.strictObject({
  id: name,
  title: name,
  scores: z.array(KeptScore).max(200),
})
const KeptPhase = z.strictObject({
  id: name,
  title: name,
  planned: duration,
  spent: duration,
  state: z.enum(['done', 'partial', 'skipped']),
})
const Verdict = z.enum(['strong_hire', 'hire', 'no_hire', 'strong_no_hire'])

export const Attempt = z.strictObject({
  room: name,
  /** A room may be sat in twice, once a seat. */
  seat: name,
  title: name,
  /** The kind of round, the plan and the question, as they were. */
  kind: name,
  plan: name,
  question: name,
  level: name,
  /** When it began. */
  at: moment,
  took: duration,
  planned: duration,
  /** Whether the interviewers' scores were released when it was kept. */
  released: z.boolean(),
  verdict: z
    .strictObject({
      by: z.enum(['interviewer', 'candidate']),
      verdict: Verdict,
      score: z.number().min(0).max(5),
    })
    .nullable(),
  criteria: z
    .array(KeptCriterion)
    .max(60)
    .refine(rows => unique(rows, row => row.id), 'names a criterion twice'),
  phases: z
    .array(KeptPhase)
    .max(60)
    .refine(rows => unique(rows, row => row.id), 'names a phase twice'),
  /** By the name of the figure; null where it could not be measured. A later program may know more of them. */
  cadence: z
    .record(name, z.number().nullable())
    .refine(figures => Object.keys(figures).length <= 100, 'holds more than a hundred figures'),
  /** When it was kept; of two of one round the later one says more. */
  keptAt: moment,
})
export type Attempt = z.infer<typeof Attempt>

export const keyOf = ({ room, seat }: Pick<Attempt, 'room' | 'seat'>): string => `${room}/${seat}`

/** Null for what is no attempt of one's own: another's debrief, or a round that never began. */
export function attemptOf(debrief: Debrief, now: number): Attempt | null {
  const { viewer, startedAt, question, plan, recommendation, own } = debrief
  if (viewer.role !== 'candidate' || startedAt === null) return null
  const judged = recommendation ?? own
  return {
    room: debrief.room,
    seat: viewer.seat,
    title: debrief.title,
    kind: question.kind,
    plan: plan.title,
    question: question.title,
    level: question.level,
    at: startedAt,
    took: debrief.took,
    planned: debrief.planned,
    released: debrief.released,
    verdict: judged && {
      by: recommendation ? 'interviewer' : 'candidate',
      verdict: judged.verdict,
      score: judged.score,
    },
    criteria: debrief.rows.map(({ id, title, scores }) => ({
      id,
      title,
      scores: scores.flatMap(({ seat, role, value }) =>
        role === 'observer' ? [] : [{ seat, by: role, value }],
      ),
    })),
    phases: debrief.phases.map(({ id, title, planned, spent, state }) => ({
      id,
      title,
      planned,
      spent: Math.max(0, spent),
      state,
    })),
    cadence: Object.fromEntries(
      Object.entries(debrief.cadence).filter(
        (figure): figure is [string, number | null] => figure[1] === null || typeof figure[1] === 'number',
      ),
    ),
    keptAt: now,
  }
}
