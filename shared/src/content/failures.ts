/** What a round is watched for: the failure modes, what they are called and what each side is told. Knows no room and no log. */
import { z } from 'zod'
import { duration, line, slug } from './form.js'

/**
 * The six failure modes and the alarm for a store that comes before a size, each with the rules that tell it; a rule's figures
 * are what its line may name in braces.
 */
export const failureRules = {
  F1: { 'no-question': ['by'], 'boxes-first': ['named'], 'tried-board': ['tries'] },
  F2: { 'scale-word-first': ['word'], 'no-number': ['by'] },
  F3: { unjoined: ['nodes', 'arrows'], 'many-stores': ['stores'], 'no-commitment': ['by'] },
  F4: { 'not-drawing': ['phase', 'left'], 'not-deep': ['phase', 'left'], 'one-region': ['region', 'took'] },
  F5: { monologue: ['took'], 'no-check': ['proposals'], 'dead-air': ['silences'], 'push-open': ['waited'] },
  F6: { 'open-options': ['options'], hedges: ['hedges', 'words'], reopened: ['times'], argued: ['took'] },
  O: { 'store-first': ['named'] },
} as const satisfies Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>

export type FailureModeId = keyof typeof failureRules
export type FailureRule = { [Mode in FailureModeId]: keyof (typeof failureRules)[Mode] }[FailureModeId]
export const failureModes = Object.keys(failureRules) as readonly FailureModeId[]
export const FailureMode = z.enum(failureModes as [FailureModeId, ...FailureModeId[]])

const inBraces = /\{(\w*)\}/g
/** What stands in a line for its interviewer, for instance `{nodes} boxes, {arrows} arrows.` */
const lineOf = (figures: readonly string[]) =>
  line.superRefine((text, context) => {
    for (const [, figure = ''] of text.matchAll(inBraces))
      if (!figures.includes(figure))
        context.addIssue({
          code: 'custom',
          message: `"{${figure}}" is not known here: ${figures.map(one => `{${one}}`).join(', ')}`,
        })
  })
/** Puts the figures into a line; what is not known stays as it is. */
export const withFigures = (text: string, figures: Readonly<Record<string, string>>): string =>
  text.replace(inBraces, (braces, figure: string) => figures[figure] ?? braces)

const modeOf = (rules: Readonly<Record<string, readonly string[]>>) =>
  z.strictObject({
    title: line,
    /** The line that a candidate in coach mode sees; none where the coach has one already. */
    candidate: line.optional(),
    /** By rule, for the interviewer alone. */
    interviewer: z.strictObject(
      Object.fromEntries(Object.entries(rules).map(([rule, figures]) => [rule, lineOf(figures)])),
    ),
  })

/** Where a plan has what the modes look at; lists by their ids. */
const WatchedPlan = z.strictObject({
  /** The phase in which boxes are drawn, and the one that goes deep. */
  draws: slug,
  deep: slug,
  /** By then one decision stands under one of the lists `commit`. */
  commitBy: duration,
  commit: z.array(slug).min(1).max(4),
  /** A line in one of them is a trade-off. */
  tradeOffs: z.array(slug).min(1).max(4),
  /** A line in one of them is a decision: writing another in its place opens it again. */
  decisions: z.array(slug).min(1).max(4),
  /** Trade-off cards: of the options in one, the picked one is a decision, and picking another opens it again. */
  picks: z.array(slug).max(4).default([]),
  /** What stands there is not built: its words count for nothing. */
  leftOut: z.array(slug).max(4).default([]),
})

/** `failures.yaml`. Plans that are not named are not watched. */
export const FailuresFile = z.strictObject({
  plans: z.record(slug, WatchedPlan),
  modes: z.strictObject({
    F1: modeOf(failureRules.F1),
    F2: modeOf(failureRules.F2),
    F3: modeOf(failureRules.F3),
    F4: modeOf(failureRules.F4),
    F5: modeOf(failureRules.F5),
    F6: modeOf(failureRules.F6),
    O: modeOf(failureRules.O),
  }),
})
export type FailuresFile = z.infer<typeof FailuresFile>

/** What everybody's log holds of it: where to look, what each mode is called, and what a candidate is told. */
export interface Watch extends z.infer<typeof WatchedPlan> {
  readonly modes: Readonly<
    Record<FailureModeId, { readonly title: string; readonly candidate?: string | undefined }>
  >
}
/** The interviewers' lines, by mode and rule. */
export type FailureLines = Readonly<Record<FailureModeId, Readonly<Record<string, string>>>>

/** Null for a plan that is not watched. */
export function watchOf(file: FailuresFile, plan: string): Watch | null {
  const watched = file.plans[plan]
  return watched === undefined
    ? null
    : {
        ...watched,
        modes: byMode(mode => {
          const { title, candidate } = file.modes[mode]
          return { title, ...(candidate === undefined ? {} : { candidate }) }
        }),
      }
}
export const linesOfFailures = (file: FailuresFile): FailureLines =>
  byMode(mode => file.modes[mode].interviewer)

const byMode = <Value>(of: (mode: FailureModeId) => Value) =>
  Object.fromEntries(failureModes.map(mode => [mode, of(mode)])) as Record<FailureModeId, Value>
