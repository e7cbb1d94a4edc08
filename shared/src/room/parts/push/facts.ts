/** Push-backs made up on the spot, pinned to something: open, answered or dropped. Knows no rules. */
import { z } from 'zod'
import type { At } from '../../../base/brand.js'
import type { Folds } from '../../fold.js'
import { aSeq, words } from '../../forms.js'
import { Shown } from '../../pin.js'

export const pushCommands = [
  /** "What does the user see when this is gone?", pinned to a part of the board or lines of code. */
  z.object({ type: z.literal('push.send'), text: words(280), on: Shown.optional() }),
  /** By the seq it was sent with. */
  z.object({ type: z.literal('push.settle'), push: aSeq, outcome: z.enum(['answered', 'dropped']) }),
] as const
export type PushCommand = z.infer<(typeof pushCommands)[number]>

export type PushFact =
  | { readonly type: 'push.sent'; readonly text: string; readonly on?: Shown | undefined }
  | { readonly type: 'push.settled'; readonly push: number; readonly outcome: 'answered' | 'dropped' }

export interface Push {
  readonly id: number
  readonly text: string
  readonly on: Shown | null
  readonly at: At
  /** Null while it is open. */
  readonly outcome: 'answered' | 'dropped' | null
}
export interface Pushes {
  /** Missing until the first. */
  readonly pushes?: readonly Push[] | undefined
}
export const pushFolds: Folds<PushFact, Pushes> = {
  'push.sent': ({ pushes = [] }, { seq: id, text, on, at }, add) => ({
    pushes: add(pushes, { id, text, on: on ?? null, at, outcome: null }),
  }),
  'push.settled': ({ pushes = [] }, { push, outcome }) => ({
    pushes: pushes.map(one => (one.id === push ? { ...one, outcome } : one)),
  }),
}
