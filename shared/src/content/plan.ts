/** The plan of a round as a data file: its phases, what each must produce and how that is checked. Knows no room. */
import { z } from 'zod'
import type { Ms } from '../base/brand.js'
import { CodeMeasure } from './code-measure.js'
import { DrillFile, type Drill } from './drill.js'
import { duration, kindId, slug } from './form.js'
import { FileName, RunKind } from './code-file.js'

const line = z.string().trim().min(1).max(400)

/**
 * One thing that shows a phase is done, as a claim on the room's log.
 * `lines` counts what stands in a worksheet list, `questions` the clarifying questions heard or answered,
 * `layers` the layer cards that hold a number with a unit, `board` what was last measured on the board,
 * `cards` the cards that were answered, `evidence` the pins of a criterion, `code` what was last measured in the code
 * pane, `runs` the runs that came to an end (with `passed`, only those in which all went well), `hidden` the cases of one
 * tag that passed when the hidden tests last ran.
 */
export const Needs = z.discriminatedUnion('of', [
  z.strictObject({
    of: z.literal('lines'),
    list: slug,
    atLeast: z.int().min(1),
    quantified: z.boolean().optional(),
  }),
  z.strictObject({ of: z.literal('questions'), atLeast: z.int().min(1) }),
  z.strictObject({ of: z.literal('layers'), atLeast: z.int().min(1).max(3) }),
  z.strictObject({
    of: z.literal('board'),
    measure: z.enum(['nodes', 'arrows', 'orphans', 'latencies', 'stores', 'paths']),
    /** As many as lines stand in this list of the worksheet, and one at least. */
    each: slug.optional(),
    atLeast: z.int().min(0).optional(),
    atMost: z.int().min(0).optional(),
  }),
  z.strictObject({ of: z.literal('cards'), atLeast: z.int().min(1) }),
  z.strictObject({
    of: z.literal('code'),
    measure: z.enum(Object.keys(CodeMeasure.shape) as [keyof CodeMeasure]),
    atLeast: z.int().min(1),
  }),
  z.strictObject({
    of: z.literal('runs'),
    kind: RunKind.optional(),
    passed: z.literal(true).optional(),
    /** Asked for in this phase. */
    during: slug.optional(),
    /** Over before the round's clock stood here, pauses left out. */
    before: duration.optional(),
    /** With at least so many cases. */
    cases: z.int().min(1).optional(),
    atLeast: z.int().min(1),
  }),
  z.strictObject({
    of: z.literal('hidden'),
    tag: z.string().regex(/^[a-z]{1,20}$/, 'must be one lower-case word'),
    atLeast: z.int().min(1),
  }),
  z.strictObject({ of: z.literal('evidence'), criterion: z.string().min(1).max(8), atLeast: z.int().min(1) }),
])
export type Needs = z.infer<typeof Needs>

export const Check = z.strictObject({ id: slug, text: line, needs: Needs })
export type Check = z.infer<typeof Check>

/** A list of the candidate's worksheet that this phase opens, such as "In scope" or "Failure modes". */
export const List = z.strictObject({ id: slug, title: line, hint: line })
export type List = z.infer<typeof List>

export const PhaseFile = z.strictObject({
  id: slug,
  title: line,
  minutes: duration,
  /** Public: what this phase is for, what the candidate must produce, and the line they see. */
  goal: line,
  produce: z.array(line).min(1).max(8),
  cue: line,
  lists: z.array(List).max(6).default([]),
  /** For the interviewer alone: the standing advice, lines to say next, and the checks. */
  advice: line,
  talk: z.array(line).min(1).max(8),
  checks: z.array(Check).max(8).default([]),
  /** An overrun is taken from the phase that lends; one that never lends keeps its minutes. */
  lends: z.boolean().default(false),
})
export type PhaseFile = z.infer<typeof PhaseFile>

/** The groups in which the page lists the rounds, in their order. */
export const planGroups = ['Design', 'Coding', 'Talking', 'Drills'] as const
export const PlanGroup = z.enum(planGroups)
export type PlanGroup = z.infer<typeof PlanGroup>

export const PlanFile = z
  .strictObject({
    id: kindId,
    title: line,
    /** Where the page lists it: in which group, and there the lowest rank first. */
    group: PlanGroup,
    rank: z.int().min(1).max(99),
    /** What kinds of question fit it. */
    kinds: z.array(kindId).min(1),
    /** Which column of weights and gates in the rubric judges it. */
    rubric: slug,
    summary: line,
    /** Time on the clock at which the board opens whatever the layer cards hold. */
    boardOpensAt: duration,
    /** Whether the candidate states three layers with a number each; without them the board waits for its minute alone. */
    layers: z.boolean().default(true),
    /** Whether its questions bring code: first files, hidden tests, a solution. */
    code: z.boolean().default(false),
    /** What the round drills; it then needs no board and no code, only a voice. */
    drill: DrillFile.optional(),
    /** The first files of the code pane, where the question brings none. */
    files: z
      .array(z.strictObject({ name: FileName, text: z.string().max(10_000) }))
      .max(8)
      .default([]),
    phases: z.array(PhaseFile).min(1).max(16),
  })
  .superRefine((plan, context) => {
    if (plan.files.length === 0 && !plan.code)
      context.addIssue({ code: 'custom', path: ['files'], message: 'must name the first file' })
    const seen = new Set<string>()
    plan.phases.forEach((phase, i) => {
      if (seen.has(phase.id))
        context.addIssue({
          code: 'custom',
          path: ['phases', i, 'id'],
          message: `"${phase.id}" is used twice`,
        })
      seen.add(phase.id)
      if (phase.minutes <= 0)
        context.addIssue({
          code: 'custom',
          path: ['phases', i, 'minutes'],
          message: 'must be more than 0:00',
        })
    })
    const lists = new Set(plan.phases.flatMap(phase => phase.lists.map(list => list.id)))
    plan.phases.forEach((phase, i) =>
      phase.checks.forEach((check, j) => {
        if (check.needs.of === 'lines' && !lists.has(check.needs.list))
          context.addIssue({
            code: 'custom',
            path: ['phases', i, 'checks', j, 'needs', 'list'],
            message: `no phase opens the list "${check.needs.list}"`,
          })
        if (check.needs.of === 'board' && check.needs.each !== undefined && !lists.has(check.needs.each))
          context.addIssue({
            code: 'custom',
            path: ['phases', i, 'checks', j, 'needs', 'each'],
            message: `no phase opens the list "${check.needs.each}"`,
          })
        if (check.needs.of === 'runs' && check.needs.during !== undefined && !seen.has(check.needs.during))
          context.addIssue({
            code: 'custom',
            path: ['phases', i, 'checks', j, 'needs', 'during'],
            message: `there is no phase "${check.needs.during}"`,
          })
        if (check.needs.of === 'layers' && !plan.layers)
          context.addIssue({
            code: 'custom',
            path: ['phases', i, 'checks', j, 'needs', 'of'],
            message: 'this plan has no layers',
          })
      }),
    )
  })
export type PlanFile = z.infer<typeof PlanFile>

/** The part of a phase that everybody in the room may see. */
export interface Phase {
  readonly id: string
  readonly title: string
  readonly budget: Ms
  readonly goal: string
  readonly produce: readonly string[]
  readonly cue: string
  readonly lists: readonly List[]
  readonly lends: boolean
}
/** The part of a plan that everybody in the room may see. */
export interface Plan {
  readonly id: string
  readonly title: string
  readonly boardOpensAt: Ms
  /** False in a plan without layer cards; missing where there are three. */
  readonly layers?: false | undefined
  /** Only in a drill. */
  readonly drill?: Drill | undefined
  readonly phases: readonly Phase[]
}
/** The interviewer's part of a phase. */
export interface PhaseGuide {
  readonly id: string
  readonly advice: string
  readonly talk: readonly string[]
  readonly checks: readonly Check[]
}

export const publicPlan = (plan: PlanFile): Plan => ({
  id: plan.id,
  title: plan.title,
  boardOpensAt: plan.boardOpensAt,
  ...(plan.layers ? {} : { layers: false }),
  ...(plan.drill ? { drill: plan.drill } : {}),
  phases: plan.phases.map(p => ({
    id: p.id,
    title: p.title,
    budget: p.minutes,
    goal: p.goal,
    produce: p.produce,
    cue: p.cue,
    lists: p.lists,
    lends: p.lends,
  })),
})
export const planGuide = (plan: PlanFile): readonly PhaseGuide[] =>
  plan.phases.map(({ id, advice, talk, checks }) => ({ id, advice, talk, checks }))
