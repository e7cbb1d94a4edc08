/** What is judged and how: criteria with anchors, weights and gates by kind of round, flags. Knows no room. */
import { z } from 'zod'
import { criterionId, line, slug } from './form.js'
import { weighed, type Weighing } from './preset.js'

/** 1 absent or harmful, 2 partial, 3 solid at the level, 4 strong; NE not evidenced. */
export const ScoreValue = z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4), z.literal('NE')])
export type ScoreValue = z.infer<typeof ScoreValue>

export const CriterionFile = z.strictObject({
  id: criterionId,
  title: line,
  /** One line that tells a person scoring themselves what is asked, without the anchors. */
  asks: line,
  anchors: z.strictObject({ 1: line, 2: line, 3: line, 4: line }),
})
export type CriterionFile = z.infer<typeof CriterionFile>
/** What a criterion asks and how it is anchored in one kind of round, where its own words do not fit there. */
const OtherWords = CriterionFile.pick({ asks: true, anchors: true })

export const FlagFile = z.strictObject({
  id: slug,
  title: line,
  /** `neutral` speaks for nothing by itself: it caps no criterion. */
  tone: z.enum(['green', 'red', 'neutral']),
  /** What the room must show before it, or it asks once: a run that passed (where there is code), three stated layers. */
  wants: z.enum(['run-passed', 'three-layers']).optional(),
  /** One key while the rubric panel has focus. */
  key: z.string().length(1),
  /** The criterion it bears on: two different red flags of one criterion cap it at 2. */
  criterion: criterionId,
  scope: z.enum(['round', 'loop']).default('round'),
})
export type FlagFile = z.infer<typeof FlagFile>

export const RubricFile = z
  .strictObject({
    id: slug,
    criteria: z.array(CriterionFile).min(1).max(32),
    flags: z.array(FlagFile).max(40),
    /** By kind of round: weights that sum to 100, and the criteria without which no hire is possible. */
    rounds: z.record(
      slug,
      z.strictObject({
        weights: z.record(criterionId, z.number().min(0).max(100)),
        gates: z.array(criterionId),
        /** Criteria that only interviewers know of before the release. */
        hidden: z.array(criterionId).default([]),
        /** By criterion: its words in this kind of round. */
        words: z.record(criterionId, OtherWords).default({}),
        design: z.boolean(),
      }),
    ),
  })
  .superRefine((rubric, context) => {
    const ids = new Set(rubric.criteria.map(c => c.id))
    rubric.flags.forEach((flag, i) => {
      if (!ids.has(flag.criterion))
        context.addIssue({
          code: 'custom',
          path: ['flags', i, 'criterion'],
          message: `no criterion "${flag.criterion}"`,
        })
    })
    for (const [kind, round] of Object.entries(rubric.rounds)) {
      const sum = Object.values(round.weights).reduce((a, b) => a + b, 0)
      if (sum !== 100)
        context.addIssue({
          code: 'custom',
          path: ['rounds', kind, 'weights'],
          message: `must sum to 100, not ${sum}`,
        })
      for (const id of [
        ...Object.keys(round.weights),
        ...round.gates,
        ...round.hidden,
        ...Object.keys(round.words),
      ])
        if (!ids.has(id))
          context.addIssue({ code: 'custom', path: ['rounds', kind], message: `no criterion "${id}"` })
    }
  })
export type RubricFile = z.infer<typeof RubricFile>

/** A row of the rubric as a room holds it. */
export interface Criterion {
  readonly id: string
  readonly title: string
  readonly asks: string
  readonly anchors: CriterionFile['anchors']
  /** Share of the round's score, in percent. */
  readonly weight: number
  /** Its share before a company's preset or equal weights changed it; left out where nothing did. */
  readonly base?: number | undefined
  /** Without accepted evidence and a score of at least 2 here, no hire. */
  readonly gate: boolean
  /** Told to interviewers alone before the release; left out where it is not. */
  readonly hidden?: true
}
export interface Flag {
  readonly id: string
  readonly title: string
  readonly tone: 'green' | 'red' | 'neutral'
  readonly wants?: FlagFile['wants']
  readonly key: string
  readonly criterion: string
}
/** The rubric of one kind of round, as it enters a room. */
export interface Rubric {
  readonly kind: string
  /** Whether the rule on owning the SLO applies (design kinds). */
  readonly design: boolean
  readonly criteria: readonly Criterion[]
  readonly flags: readonly Flag[]
}

/** The rubric for one kind: the criteria that weigh something there, in the file's order, and the round's flags; as a company weighs. */
export function rubricFor(file: RubricFile, kind: string, as: Weighing = {}): Rubric {
  const round = file.rounds[kind]
  if (!round) throw new Error(`the rubric "${file.id}" has no round "${kind}"`)
  const weights = weighed(round.weights, as)
  const criteria = file.criteria
    .filter(c => (round.weights[c.id] ?? 0) > 0)
    .map(c => ({
      ...c,
      ...round.words[c.id],
      weight: weights[c.id] ?? 0,
      gate: round.gates.includes(c.id) || (as.preset?.gates.includes(c.id) ?? false),
      ...(weights === round.weights ? {} : { base: round.weights[c.id] ?? 0 }),
      ...(round.hidden.includes(c.id) ? { hidden: true as const } : {}),
    }))
  const flags = file.flags.map(({ id, title, tone, key, criterion, wants }) => ({
    id,
    title,
    tone,
    key,
    criterion,
    ...(wants ? { wants } : {}),
  }))
  return { kind, design: round.design, criteria, flags }
}
