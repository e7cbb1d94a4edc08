/** Blocks inside a phase: which began when and why, what it told, and what landed in it. Knows no rules. */
import { z } from 'zod'
import type { At } from '../../../base/brand.js'
import type { Folds } from '../../fold.js'
import { anId } from '../../forms.js'

export const blockCommands = [
  /**
   * Ends the block it names; the next of its phase begins. A candidate ends a story, or, alone, any but the sealed gap.
   * `silence`: after half a minute of speech nothing was said for four seconds.
   */
  z.object({
    type: z.literal('block.end'),
    phase: anId,
    block: anId,
    by: z.enum(['key', 'silence']).default('key'),
  }),
] as const
export type BlockCommand = z.infer<(typeof blockCommands)[number]>

/** With its phase, by somebody's key, by silence, or when the time of the one before was over. */
export type BlockCause = 'phase' | 'key' | 'silence' | 'clock'

export type BlockFact =
  /** `told`: what was sealed until now, by value. */
  | {
      readonly type: 'block.entered'
      readonly phase: string
      readonly block: string
      readonly cause: BlockCause
      readonly told?: string | undefined
    }
  /** Something goes wrong in what was drawn. */
  | {
      readonly type: 'fault.landed'
      readonly phase: string
      readonly block: string
      readonly title: string
      readonly text: string
    }

export interface BlockVisit {
  readonly phase: string
  readonly block: string
  readonly cause: BlockCause
  readonly at: At
  readonly told: string | null
}
export interface Fault {
  readonly phase: string
  readonly block: string
  readonly title: string
  readonly text: string
  readonly at: At
}
/** Both missing until the first; in the order in which they came. */
export interface Blocks {
  readonly blocks?: readonly BlockVisit[] | undefined
  readonly faults?: readonly Fault[] | undefined
}

export const blockFolds: Folds<BlockFact, Blocks> = {
  'block.entered': ({ blocks = [] }, { phase, block, cause, told, at }, add) => ({
    blocks: add(blocks, { phase, block, cause, at, told: told ?? null }),
  }),
  'fault.landed': ({ faults = [] }, { phase, block, title, text, at }, add) => ({
    faults: add(faults, { phase, block, title, text, at }),
  }),
}
