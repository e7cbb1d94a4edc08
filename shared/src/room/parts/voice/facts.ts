/** When somebody speaks, is listened to, or has hands at work: moments, never sound. Knows no rules. */
import { z } from 'zod'
import type { At } from '../../../base/brand.js'
import type { Folds } from '../../fold.js'
import { aMoment } from '../../forms.js'

/** Why a microphone is not listened to any more: by choice, its device or model is gone, or its page stood still. */
export const EarCause = z.enum(['left', 'lost', 'asleep'])
export type EarCause = z.infer<typeof EarCause>

export const voiceCommands = [
  /** From this moment on the sender's own microphone is listened to, in the sender's own tab. In server milliseconds. */
  z.object({ type: z.literal('ear.open'), at: aMoment }),
  /** From this moment on it is not. */
  z.object({ type: z.literal('ear.close'), at: aMoment, cause: EarCause }),
  /** A finished stretch of the sender's own speech, in server milliseconds. What is known already is left out. */
  z.object({ type: z.literal('voice.spoke'), from: aMoment, to: aMoment }),
  /** Hands at work on board or code, in server milliseconds: silence meanwhile is working silence. */
  z.object({ type: z.literal('work.show'), from: aMoment, to: aMoment }),
] as const
export type VoiceCommand = z.infer<(typeof voiceCommands)[number]>

/** Nobody hears this seat's microphone since then: its last tab is gone. */
export type VoiceDoorCommand = { readonly type: 'ear.lose'; readonly seat: string; readonly since: number }

export type VoiceFact =
  | { readonly type: 'voice.spoke'; readonly from: At; readonly to: At }
  /** The actor's microphone is listened to from then on … */
  | { readonly type: 'ear.opened'; readonly from: At }
  /** … until then. */
  | { readonly type: 'ear.closed'; readonly to: At; readonly cause: EarCause }
  | { readonly type: 'work.shown'; readonly from: At; readonly to: At }

/** A stretch in which a seat's microphone was listened to in its own tab. */
export interface Ear {
  readonly seat: string
  readonly from: At
  /** Null while it listens. */
  readonly to: At | null
  /** Why it ended: after `left` the seat goes on by hand, otherwise nobody knows what it says until it is heard again. */
  readonly cause: EarCause | null
}
/** In the order they began; at most one of a seat has no end. Speech and work are kept among what is heard. */
export interface Ears {
  readonly ears: readonly Ear[]
}
export const noEars: Ears = { ears: [] }

export const voiceFolds: Folds<VoiceFact, Ears> = {
  'voice.spoke': () => ({}),
  'work.shown': () => ({}),
  'ear.opened': (open, { actor: seat, from }, add) => ({
    ears: add(open.ears, { seat, from, to: null, cause: null }),
  }),
  'ear.closed': (open, { actor, to, cause }) => ({
    ears: open.ears.map(ear => (ear.seat === actor && ear.to === null ? { ...ear, to, cause } : ear)),
  }),
}
