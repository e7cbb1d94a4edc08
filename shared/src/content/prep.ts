/** Plans of preparation and checklists: what is done on which days, for which round and signal, and what ticks it. Knows no person. */
import { z } from 'zod'
import { ArtifactKind } from '../artifacts/form.js'
import { signalIds } from '../artifacts/signals.js'
import { slug } from './form.js'
import { trades } from './profile.js'

const aPlan = z.string().min(1).max(60)
const times = z.int().min(1).max(20).default(1)
const line = (most: number) => z.string().trim().min(1).max(most)

/** What a story is for. */
export const storySlots = ['incident', 'mentoring', 'remote', 'failure', 'other'] as const

/** What ticks a line: something made or held, never a hand. `times`: so many of it. */
export const Tick = z.discriminatedUnion('of', [
  /** Whole cards of the kind among one's artifacts. */
  z.strictObject({ of: z.literal('artifact'), kind: ArtifactKind, times }),
  /** Passed drills of the plan. */
  z.strictObject({ of: z.literal('drill'), plan: aPlan, times }),
  /** Released rounds of one's loops; of these plans, or of any. */
  z.strictObject({ of: z.literal('round'), plans: z.array(aPlan).min(1).max(20).optional(), times }),
  /** Reviews that were opened before a round. */
  z.strictObject({ of: z.literal('review'), times }),
  /** A whole story in each of these slots; `rehearsed`: told in time. */
  z.strictObject({
    of: z.literal('stories'),
    slots: z.array(z.enum(storySlots)).min(1).max(5),
    rehearsed: z.boolean().default(false),
  }),
  /** Sentences that were rewritten and passed. */
  z.strictObject({ of: z.literal('rewritten'), times }),
  /** A loop in which every round has its moment. */
  z.strictObject({ of: z.literal('scheduled') }),
  /** A loop of three rounds or more, all of them released. */
  z.strictObject({ of: z.literal('loop') }),
  /** Rows of pay that have a source. */
  z.strictObject({ of: z.literal('pay'), times }),
  /** Artifacts show each of the three signals, and one of them an improvement in figures. */
  z.strictObject({ of: z.literal('grid') }),
])
export type Tick = Readonly<z.infer<typeof Tick>>

/** A line of a plan or of a checklist: tied to a round and a signal. */
export const PrepLine = z.strictObject({
  id: slug,
  title: line(160),
  /** A plan's id: the round it prepares for. */
  round: aPlan,
  signal: z.enum(signalIds),
  /** All of them together tick it. */
  ticks: z.array(Tick).min(1).max(6),
})
export type PrepLine = Readonly<z.infer<typeof PrepLine>>

const aDay = z.int().min(1).max(120)
export const PrepPlan = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]{1,40}$/, 'is no id of small letters, digits and _'),
  title: line(80),
  summary: line(240),
  /** Whose aim it is, where it is somebody's. */
  trade: z.enum(trades).optional(),
  days: aDay,
  stages: z
    .array(
      z.strictObject({
        id: slug,
        title: line(80),
        from: aDay,
        to: aDay,
        /** A stage without lines is room for what is late. */
        lines: z.array(PrepLine).max(12),
      }),
    )
    .min(1)
    .max(20),
})
export type PrepPlan = Readonly<z.infer<typeof PrepPlan>>

export const Checklist = z.strictObject({
  id: z.string().regex(/^[a-z][a-z0-9_]{1,40}$/, 'is no id of small letters, digits and _'),
  title: line(80),
  lines: z.array(PrepLine).length(7),
})
export type Checklist = Readonly<z.infer<typeof Checklist>>

export const PrepFile = z.strictObject({
  plans: z.array(PrepPlan).max(20),
  checklists: z.array(Checklist).max(20),
})
export type PrepFile = Readonly<z.infer<typeof PrepFile>>

export const noPrep: PrepFile = { plans: [], checklists: [] }

/** What a schema cannot say: ids that stand there twice, days out of order, a round or a drill that is none. */
export function prepProblems(
  { plans, checklists }: PrepFile,
  known: { readonly plans: ReadonlySet<string>; readonly drills: ReadonlySet<string> },
): readonly string[] {
  const all = [...plans, ...checklists]
  return [
    ...twice(all.map(({ id }) => id)),
    ...plans.flatMap(plan => misdated(plan)),
    ...all.flatMap(one => {
      const lines = 'stages' in one ? one.stages.flatMap(stage => stage.lines) : one.lines
      return [
        ...twice(lines.map(({ id }) => id)),
        ...lines.flatMap(each => unknownIn(each, known).map(problem => `${each.id}: ${problem}`)),
      ].map(problem => `${one.id}: ${problem}`)
    }),
  ]
}

const twice = (ids: readonly string[]): readonly string[] =>
  ids.filter((id, i) => ids.indexOf(id) < i).map(id => `${id}: stands there twice`)

const misdated = ({ id, days, stages }: PrepPlan): readonly string[] =>
  stages.flatMap((stage, i) => [
    ...(stage.from <= (stages[i - 1]?.to ?? 0)
      ? [`${id}: ${stage.id}: begins before the stage before it ends`]
      : []),
    ...(stage.to < stage.from ? [`${id}: ${stage.id}: ends before it begins`] : []),
    ...(stage.to > days ? [`${id}: ${stage.id}: ends after the plan's ${days} days`] : []),
  ])

function unknownIn(
  { round, ticks }: PrepLine,
  { plans, drills }: { readonly plans: ReadonlySet<string>; readonly drills: ReadonlySet<string> },
): readonly string[] {
  return [
    ...(plans.has(round) ? [] : [`round: ${round} is no plan`]),
    ...ticks.flatMap((tick, i) => {
      if (tick.of === 'drill' && !drills.has(tick.plan)) return [`ticks.${i}.plan: ${tick.plan} is no drill`]
      if (tick.of !== 'round') return []
      return (tick.plans ?? [])
        .filter(one => !plans.has(one))
        .map(one => `ticks.${i}.plans: ${one} is no plan`)
    }),
  ]
}
