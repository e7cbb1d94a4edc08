/** Faults that are put on the drawing by hand: what fails, how, and what depends on it, by value. Knows no rules. */
import { z } from 'zod'
import type { At } from '../../../base/brand.js'
import type { Folds } from '../../fold.js'
import { aSeq, anId } from '../../forms.js'

/** `cut`: an arrow carries nothing; `slow`: a node or an arrow takes ten times as long; `kill`: a node is gone. */
export const FaultHow = z.enum(['cut', 'slow', 'kill'])
export type FaultHow = z.infer<typeof FaultHow>

export const faultCommands = [
  /** On a node or an arrow of the drawing as the room knows it, by its id. */
  z.object({ type: z.literal('fault.inject'), on: anId, how: FaultHow }),
  /** By the seq it was injected with. */
  z.object({ type: z.literal('fault.lift'), fault: aSeq }),
] as const
export type FaultCommand = z.infer<(typeof faultCommands)[number]>

/** What fails, as it was drawn at that moment. */
export interface Failing {
  readonly type: 'node' | 'edge'
  readonly id: string
  readonly name: string
}
/** A node that reaches what fails along the arrows. */
export interface Dependant {
  readonly id: string
  readonly name: string
}

export type FaultFact =
  | {
      readonly type: 'fault.injected'
      readonly on: Failing
      readonly how: FaultHow
      readonly dependants: readonly Dependant[]
    }
  | { readonly type: 'fault.lifted'; readonly fault: number }

/** Its id is the seq it was injected with. */
export interface InjectedFault {
  readonly id: number
  readonly on: Failing
  readonly how: FaultHow
  readonly dependants: readonly Dependant[]
  readonly at: At
  /** Null while it stands. */
  readonly liftedAt: At | null
}
export interface InjectedFaults {
  /** Missing until the first. */
  readonly injected?: readonly InjectedFault[] | undefined
}

export const faultFolds: Folds<FaultFact, InjectedFaults> = {
  'fault.injected': ({ injected = [] }, { seq: id, on, how, dependants, at }, add) => ({
    injected: add(injected, { id, on, how, dependants, at, liftedAt: null }),
  }),
  'fault.lifted': ({ injected = [] }, { fault, at }) => ({
    injected: injected.map(one => (one.id === fault ? { ...one, liftedAt: at } : one)),
  }),
}
