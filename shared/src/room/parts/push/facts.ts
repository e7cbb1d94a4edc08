/** Push-backs made up on the spot, pinned to something: open, answered or dropped. Knows no rules. */
import { z } from 'zod'
import type { At } from '../../../base/brand.js'
import type { Folds } from '../../fold.js'
import { aSeq, words } from '../../forms.js'
import { Shown } from '../../pin.js'

export const pushCommands = [
  /** "What does the user see when this is gone?", pinned to a part of the board or lines of code. */
  z.object({
    type: z.literal('push.send'),
    text: words(280),
    on: Shown.optional(),
    /** Challenges a number that was said: by the event that brought the line, and the number's words in it. */
    number: z.object({ line: aSeq, words: words(80) }).optional(),
  }),
  /** By the seq it was sent with. */
  z.object({ type: z.literal('push.settle'), push: aSeq, outcome: z.enum(['answered', 'dropped']) }),
] as const
export type PushCommand = z.infer<(typeof pushCommands)[number]>

export interface ChallengedNumber {
  readonly line: number
  readonly words: string
}
export type PushFact =
  | {
      readonly type: 'push.sent'
      readonly text: string
      readonly on?: Shown | undefined
      readonly number?: ChallengedNumber | undefined
    }
  | { readonly type: 'push.settled'; readonly push: number; readonly outcome: 'answered' | 'dropped' }

export interface Push {
  readonly id: number
  readonly text: string
  readonly on: Shown | null
  /** The number it challenges; left out where it challenges none. */
  readonly number?: ChallengedNumber | undefined
  readonly at: At
  /** Null while it is open. */
  readonly outcome: 'answered' | 'dropped' | null
}
export interface Pushes {
  /** Missing until the first. */
  readonly pushes?: readonly Push[] | undefined
}
export const pushFolds: Folds<PushFact, Pushes> = {
  'push.sent': ({ pushes = [] }, { seq: id, text, on, number, at }, add) => ({
    pushes: add(pushes, { id, text, on: on ?? null, ...(number ? { number } : {}), at, outcome: null }),
  }),
  'push.settled': ({ pushes = [] }, { push, outcome }) => ({
    pushes: pushes.map(one => (one.id === push ? { ...one, outcome } : one)),
  }),
}
