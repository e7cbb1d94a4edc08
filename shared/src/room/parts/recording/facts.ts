/** Who agreed to be recorded, when it was, and which parts are kept. Knows no rules, no sound and no disk. */
import { z } from 'zod'
import type { At } from '../../../base/brand.js'
import type { Folds } from '../../fold.js'

export const recordingCommands = [
  /** The sender agrees, or does not any more, that voices are recorded. Nobody does before they said so. */
  z.object({ type: z.literal('recording.allow') }),
  z.object({ type: z.literal('recording.refuse') }),
] as const
export type RecordingCommand = z.infer<(typeof recordingCommands)[number]>

export type RecordingDoorCommand =
  /** Everybody here agrees and the clock runs, or that is no longer so. */
  | { readonly type: 'recording.run'; readonly on: boolean }
  /** The first piece of a recording is on the disk; `from` is the moment of its first sample. */
  | {
      readonly type: 'recording.keep'
      readonly seat: string
      readonly part: string
      readonly mime: string
      readonly from: number
    }
  /** All that was recorded of a seat is gone from the disk. */
  | { readonly type: 'recording.erase'; readonly seat: string }

export type RecordingFact =
  /** The actor agrees that voices are recorded; or does not any more. */
  | { readonly type: 'recording.allowed' }
  | { readonly type: 'recording.refused' }
  /** From now on the microphones of those who agreed are recorded, each in its own tab; and no longer. */
  | { readonly type: 'recording.begun' }
  | { readonly type: 'recording.halted' }
  /** A part of a seat's recording has begun; `from` is the moment of its first sample. Its sound is in no log. */
  | {
      readonly type: 'recording.kept'
      readonly seat: string
      readonly part: string
      readonly mime: string
      readonly from: At
    }
  | { readonly type: 'recording.erased'; readonly seat: string }

/** A stretch in which the round was recorded; `to` is null while it is. */
export interface Recorded {
  readonly from: At
  readonly to: At | null
}
export interface Recording {
  /** What each seat has said last; who has not said anything has not agreed. */
  readonly agreed: Readonly<Record<string, boolean>>
  /** When it was recorded, in the order they began; at most the last has no end. */
  readonly stretches: readonly Recorded[]
  /** What is kept on the server's disk: parts of one seat's own microphone, in the order they began. */
  readonly parts: readonly {
    readonly seat: string
    readonly part: string
    readonly mime: string
    readonly from: At
  }[]
  /** Seats that erased what was theirs, with the moment of the last time. */
  readonly erased: Readonly<Record<string, At>>
}
export interface Recordings {
  readonly recording: Recording
}
export const unrecorded: Recordings = {
  recording: { agreed: {}, stretches: [], parts: [], erased: {} },
}

const agreed = ({ recording }: Recordings, seat: string, agrees: boolean): Recordings => ({
  recording: { ...recording, agreed: { ...recording.agreed, [seat]: agrees } },
})

export const recordingFolds: Folds<RecordingFact, Recordings> = {
  'recording.allowed': (open, { actor }) => agreed(open, actor, true),
  'recording.refused': (open, { actor }) => agreed(open, actor, false),
  'recording.begun': ({ recording }, { at: from }) => ({
    recording: { ...recording, stretches: [...recording.stretches, { from, to: null }] },
  }),
  'recording.halted': ({ recording }, { at: to }) => ({
    recording: {
      ...recording,
      stretches: recording.stretches.map(one => (one.to === null ? { ...one, to } : one)),
    },
  }),
  'recording.kept': ({ recording }, { seat, part, mime, from }) => ({
    recording: { ...recording, parts: [...recording.parts, { seat, part, mime, from }] },
  }),
  'recording.erased': ({ recording }, { seat, at }) => ({
    recording: {
      ...recording,
      parts: recording.parts.filter(one => one.seat !== seat),
      erased: { ...recording.erased, [seat]: at },
    },
  }),
}
