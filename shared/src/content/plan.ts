/** The plan of a round as a data file: its phases, what each must produce and how that is checked. Knows no room. */
import { z } from 'zod'
import type { Ms } from '../base/brand.js'
import { ArtifactKind, artifactForms } from '../artifacts/form.js'
import { BlockFile, BlockKind, blockGuide, publicBlock, type Block, type BlockGuide } from './block.js'
import { CodeMeasure } from './code-measure.js'
import { DrillFile, type Drill } from './drill.js'
import { duration, kindId, line, slug } from './form.js'
import { FileName, RunKind } from './code-file.js'

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
    /** Only lines all of whose fields are filled as they ask. */
    whole: z.literal(true).optional(),
    /** Each of these is named in one of the lines at least: a guard of the code, a test of it. */
    names: z
      .array(z.enum(['guard', 'test']))
      .min(1)
      .optional(),
  }),
  /** An artifact card on which nothing is missing and nothing wrong. */
  z.strictObject({ of: z.literal('artifact'), list: slug }),
  /** Margin notes on the exhibit. */
  z.strictObject({ of: z.literal('margins'), atLeast: z.int().min(1) }),
  /** Findings that the interviewer has taken for one that was planted. */
  z.strictObject({ of: z.literal('found'), atLeast: z.int().min(1) }),
  /** Blocks of a kind that have begun. */
  z.strictObject({ of: z.literal('blocks'), kind: BlockKind, atLeast: z.int().min(1) }),
  /** Personas who have spoken. */
  z.strictObject({ of: z.literal('personas'), atLeast: z.int().min(1).max(4) }),
  /** Ad-hoc push-backs that were answered. */
  z.strictObject({ of: z.literal('pushes'), atLeast: z.int().min(1) }),
  /** Answers of the assistant that the candidate checked, as the interviewer saw it. */
  z.strictObject({ of: z.literal('assistant'), atLeast: z.int().min(1) }),
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

/**
 * A field of a card, such as an owner or a date. `figure` wants a number with its unit, `date` a day or how soon,
 * `place` a place in the exhibit, `choice` one of its options.
 */
export const Field = z
  .strictObject({
    id: slug,
    title: line,
    kind: z.enum(['text', 'figure', 'date', 'place', 'choice']).default('text'),
    options: z.array(line).min(2).max(8).optional(),
    optional: z.literal(true).optional(),
  })
  .refine(field => (field.kind === 'choice') === (field.options !== undefined), {
    message: 'a choice has options, and nothing else has',
  })
export type Field = z.infer<typeof Field>

/**
 * A list of the candidate's worksheet that this phase opens, such as "In scope" or "Failure modes". With `fields` each of
 * its lines is a card: an action with owner and date, an undo path with its cost.
 */
export const List = z.strictObject({
  id: slug,
  title: line,
  hint: line,
  fields: z.array(Field).min(1).max(8).optional(),
  /** Its lines are findings, each to be judged against what is planted in the exhibit. */
  findings: z.literal(true).optional(),
  /** Its lines say what something was caused by: a person named there is pointed out. */
  causes: z.literal(true).optional(),
  /** It is an artifact card of this kind: its fields are the kind's, and it is worked out. */
  artifact: ArtifactKind.optional(),
})
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
  /** What to keep to oneself here, and what to listen for. */
  hold: line.optional(),
  listen: line.optional(),
  checks: z.array(Check).max(8).default([]),
  /** Blocks with clocks of their own; together as long as the phase. The n-th phase that has some plays the question's n-th story. */
  blocks: z.array(BlockFile).min(1).max(8).optional(),
  /** The exhibit is laid before the candidate from here on. */
  shows: z.literal('exhibit').optional(),
  /** Margin notes, which were their author's alone, are read by everybody from here on. */
  opens: z.literal('margins').optional(),
  /** So many of the question's partners come in here, the next of them first. */
  partners: z.int().min(1).max(4).optional(),
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
    /** What the round drills: it has no deck, and but for faults it needs no board and no code, only a voice. */
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
    plan.phases.forEach((phase, i) => {
      if (!phase.blocks) return
      const sum = phase.blocks.reduce((total, block) => total + block.minutes, 0)
      if (sum !== phase.minutes)
        context.addIssue({
          code: 'custom',
          path: ['phases', i, 'blocks'],
          message: `must last as long as the phase: ${sum / 1000} s of ${phase.minutes / 1000} s`,
        })
      if (new Set(phase.blocks.map(block => block.id)).size < phase.blocks.length)
        context.addIssue({ code: 'custom', path: ['phases', i, 'blocks'], message: 'an id is used twice' })
    })
    const lists = new Set(plan.phases.flatMap(phase => phase.lists.map(list => list.id)))
    const cards = new Set(
      plan.phases.flatMap(phase => phase.lists.filter(list => list.artifact).map(list => list.id)),
    )
    plan.phases.forEach((phase, i) =>
      phase.lists.forEach((list, j) => {
        if (list.artifact && (list.fields ?? list.findings ?? list.causes))
          context.addIssue({
            code: 'custom',
            path: ['phases', i, 'lists', j, 'artifact'],
            message: 'an artifact brings its own fields, and is no list of findings or causes',
          })
      }),
    )
    plan.phases.forEach((phase, i) =>
      phase.checks.forEach((check, j) => {
        if (check.needs.of === 'artifact' && !cards.has(check.needs.list))
          context.addIssue({
            code: 'custom',
            path: ['phases', i, 'checks', j, 'needs', 'list'],
            message: `no phase has an artifact "${check.needs.list}"`,
          })
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
  /** Only in a phase that has some. */
  readonly blocks?: readonly Block[] | undefined
  readonly shows?: 'exhibit' | undefined
  readonly opens?: 'margins' | undefined
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
  readonly hold?: string | undefined
  readonly listen?: string | undefined
  readonly blocks?: readonly BlockGuide[] | undefined
  readonly partners?: number | undefined
}

/** An artifact's fields enter the room by value, as a list's own do. */
const withFields = (list: List): List =>
  list.artifact === undefined
    ? list
    : {
        ...list,
        fields: artifactForms[list.artifact].columns.map(({ id, title, options, optional }) => ({
          id,
          title,
          kind: options ? 'choice' : 'text',
          ...(options ? { options: [...options] } : {}),
          ...(optional ? { optional } : {}),
        })),
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
    lists: p.lists.map(withFields),
    lends: p.lends,
    ...(p.blocks ? { blocks: p.blocks.map(publicBlock) } : {}),
    ...(p.shows ? { shows: p.shows } : {}),
    ...(p.opens ? { opens: p.opens } : {}),
  })),
})
export const planGuide = (plan: PlanFile): readonly PhaseGuide[] =>
  plan.phases.map(({ id, advice, talk, checks, hold, listen, blocks, partners }) => ({
    id,
    advice,
    talk,
    checks,
    ...(hold === undefined ? {} : { hold }),
    ...(listen === undefined ? {} : { listen }),
    ...(blocks ? { blocks: blocks.map(blockGuide) } : {}),
    ...(partners === undefined ? {} : { partners }),
  }))
