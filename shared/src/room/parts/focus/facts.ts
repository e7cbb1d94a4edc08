/** Private focus: once a round, for a few minutes, the candidate's work is theirs alone. Knows no rules and no bytes. */
import { z } from 'zod'
import type { At } from '../../../base/brand.js'
import { Pane, panes } from '../../document.js'
import type { Folds } from '../../fold.js'
import { lifted, sealed, type Seals, type SealTerms } from '../seal/facts.js'

export const focusCommands = [
  /** Hides the code, the board or both from the others, once a round, for at most five minutes; the code if left out. */
  z.object({ type: z.literal('focus.begin'), hides: z.array(Pane).min(1).max(2).optional() }),
  z.object({ type: z.literal('focus.end') }),
] as const
export type FocusCommand = z.infer<(typeof focusCommands)[number]>

export type FocusFact =
  /**
   * What it hides is the candidate's alone until then, or until they show it again. Left out in logs of a time when it was
   * board and code together.
   */
  | { readonly type: 'focus.begun'; readonly until: At; readonly hides?: readonly Pane[] | undefined }
  | { readonly type: 'focus.ended'; readonly cause: 'asked' | 'clock' | 'round' }

/** `endedAt` is null while it lasts; it ends by itself at `until`. */
export interface Focus {
  readonly seat: string
  readonly from: At
  readonly until: At
  readonly hides: readonly Pane[]
  readonly endedAt: At | null
}
export interface Focusing {
  /** Null before it was asked for: it is there once a round. */
  readonly focus: Focus | null
}
export const unfocused: Focusing = { focus: null }

export const focusFolds: Folds<FocusFact, Focusing & Seals> = {
  'focus.begun': ({ seals }, { actor: seat, at: from, until, hides = panes }, add) => ({
    focus: { seat, from, until, hides, endedAt: null },
    seals: add(seals, sealed(privateWork(seat, hides, until), from)),
  }),
  'focus.ended': ({ focus, seals }, { at }) => ({
    focus: focus && { ...focus, endedAt: at },
    seals: lifted(seals, 'focus', at),
  }),
}

const privateWork = (seat: string, documents: readonly Pane[], until: At): SealTerms => ({
  seal: 'focus',
  reason: 'private',
  on: { type: 'documents', documents },
  does: 'hides',
  for: { allBut: seat },
  until: { at: until },
})
