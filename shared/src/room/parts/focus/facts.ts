/** Private focus: once a round, for a few minutes, the candidate's work is theirs alone. Knows no rules and no bytes. */
import { z } from 'zod'
import type { At } from '../../../base/brand.js'
import type { Folds } from '../../fold.js'

export const focusCommands = [
  /** Hides board and code from the others, once a round, for at most five minutes. */
  z.object({ type: z.literal('focus.begin') }),
  z.object({ type: z.literal('focus.end') }),
] as const
export type FocusCommand = z.infer<(typeof focusCommands)[number]>

export type FocusFact =
  /** The candidate's board and code are theirs alone until then, or until they show them again. */
  | { readonly type: 'focus.begun'; readonly until: At }
  | { readonly type: 'focus.ended'; readonly cause: 'asked' | 'clock' | 'round' }

/** `endedAt` is null while it lasts; it ends by itself at `until`. */
export interface Focus {
  readonly seat: string
  readonly from: At
  readonly until: At
  readonly endedAt: At | null
}
export interface Focusing {
  /** Null before it was asked for: it is there once a round. */
  readonly focus: Focus | null
}
export const unfocused: Focusing = { focus: null }

export const focusFolds: Folds<FocusFact, Focusing> = {
  'focus.begun': (_, { actor: seat, at: from, until }) => ({
    focus: { seat, from, until, endedAt: null },
  }),
  'focus.ended': ({ focus }, { at }) => ({ focus: focus && { ...focus, endedAt: at } }),
}
