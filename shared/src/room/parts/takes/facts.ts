/** The takes of a drill: when each ran, and what a listener ticked. Knows no rules and no sound. */
import { z } from 'zod'
import type { At } from '../../../base/brand.js'
import type { Folds } from '../../fold.js'
import { anId } from '../../forms.js'

export const takeCommands = [
  /** In a drill of takes: the next take begins, the one that runs is over. */
  z.object({ type: z.literal('take.begin') }),
  z.object({ type: z.literal('take.end') }),
  /** A listener, or the candidate alone, ticks what a take held. */
  z.object({ type: z.literal('take.check'), take: z.int().min(1).max(9), check: anId, met: z.boolean() }),
] as const
export type TakeCommand = z.infer<(typeof takeCommands)[number]>

/** Takes of a drill are numbered from 1. */
export type TakeFact =
  | { readonly type: 'take.begun'; readonly take: number }
  | { readonly type: 'take.ended'; readonly take: number }
  | {
      readonly type: 'take.checked'
      readonly take: number
      readonly check: string
      readonly met: boolean
    }

/** One try; numbered from 1. */
export interface Take {
  readonly take: number
  readonly begunAt: At
  /** Null while it runs. */
  readonly endedAt: At | null
  /** Checks that were ticked. */
  readonly met: readonly string[]
}
/** In their order; at most the last one runs. */
export interface TakesTaken {
  readonly takes: readonly Take[]
}
export const noTakes: TakesTaken = { takes: [] }

export const takeFolds: Folds<TakeFact, TakesTaken> = {
  'take.begun': (open, { take, at: begunAt }, add) => ({
    takes: add(open.takes, { take, begunAt, endedAt: null, met: [] }),
  }),
  'take.ended': (open, { take, at: endedAt }) => ({ takes: changed(open, take, () => ({ endedAt })) }),
  'take.checked': (open, { take, check, met: isMet }) => ({
    takes: changed(open, take, ({ met }) => ({
      met: isMet ? [...met, check] : met.filter(one => one !== check),
    })),
  }),
}

const changed = ({ takes }: TakesTaken, take: number, how: (take: Take) => Partial<Take>): readonly Take[] =>
  takes.map(one => (one.take === take ? { ...one, ...how(one) } : one))
