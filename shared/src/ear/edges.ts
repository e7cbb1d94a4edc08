/** Turns what a voice model says of one frame of sound after the other into stretches of speech. Knows no sound and no model. */

/** Speech shorter than this is a cough or a chair: ignored. Common default of voice detectors. */
export const SPEECH_MIN = 250

/** One frame of sound on one clock, in milliseconds, and how probably it holds speech. */
export interface Frame {
  readonly from: number
  readonly to: number
  readonly speech: number
}
export type Edge =
  /** It is known from here on whether somebody speaks. */
  | { readonly type: 'opened'; readonly from: number }
  /** Speech is under way since `from`: known early, before it is long enough to count. */
  | { readonly type: 'began'; readonly from: number }
  /** What began was too short to be speech. */
  | { readonly type: 'withdrawn'; readonly from: number }
  /** A stretch of speech, with its true ends. `goesOn`: cut for its length, and the next one begins where it ended. */
  | { readonly type: 'ended'; readonly from: number; readonly to: number; readonly goesOn: boolean }
  /** Nothing is known of this time: neither speech nor silence. */
  | { readonly type: 'gap'; readonly from: number; readonly to: number }

/** What is known at the end of the newest frame. */
export interface Hearing {
  /** Where the newest frame ended; null before the first. */
  readonly at: number | null
  readonly voice: Voice | null
  /** Where the newest stretch ended, or listening began: the next one begins no earlier. */
  readonly settled: number
}
interface Voice {
  readonly from: number
  /** The end of the newest frame that held speech. */
  readonly last: number
  readonly announced: boolean
}

/** Speech begins at this probability, and goes on down to the lower one. The model's own defaults. */
const OPEN = 0.5
const HOLD = 0.35
/** So much silence ends speech; it is no part of it. */
export const HANG_OVER = 300
/** Speech is told of once it has lasted so long: within 300 of its cause, with what the model and the way cost. */
export const ANNOUNCE = 130
/** Longer speech is cut, so that a tab that closes loses no more. */
export const STRETCH_MAX = 15_000
/** Frames further apart leave a gap. Less is a hair's breadth of two clocks. */
export const GAP_MIN = 100
/** How much later than the true edge the model's first and last frame of speech are. Measured: `npm run bench -- voice`. */
export const ONSET_LATE = 10
export const OFFSET_LATE = 30

export const unheard: Hearing = { at: null, voice: null, settled: Number.NEGATIVE_INFINITY }

export interface Heeded {
  readonly hearing: Hearing
  readonly edges: readonly Edge[]
}

/** One frame further. A frame that comes twice or too late is not heard again. */
export function heed(hearing: Hearing, frame: Frame): Heeded {
  const { at } = hearing
  if (frame.to <= frame.from || (at !== null && frame.to <= at)) return { hearing, edges: [] }
  if (at === null) return after([{ type: 'opened', from: frame.from }], afresh(hearing, frame))
  return frame.from - at > GAP_MIN ? across(hearing, at, frame) : onward(hearing, frame)
}

/** Listening ends at the newest frame: what is open ends there. */
export function cease({ at, voice, settled }: Hearing): Heeded {
  if (!voice) return { hearing: { at, voice, settled }, edges: [] }
  return close({ at, voice: null, settled }, voice)
}

const after = (edges: readonly Edge[], { hearing, edges: more }: Heeded): Heeded => ({
  hearing,
  edges: [...edges, ...more],
})

function across(hearing: Hearing, at: number, frame: Frame): Heeded {
  const before = cease(hearing)
  const gap: Edge = { type: 'gap', from: at, to: frame.from }
  return after([...before.edges, gap], afresh(before.hearing, frame))
}

/** What was not heard holds no speech, however late the model is. */
const afresh = (hearing: Hearing, frame: Frame): Heeded => onward({ ...hearing, settled: frame.from }, frame)

function onward(hearing: Hearing, frame: Frame): Heeded {
  const next = { ...hearing, at: frame.to }
  return hearing.voice ? goOn(next, hearing.voice, frame) : begin(next, frame)
}

function begin(hearing: Hearing, frame: Frame): Heeded {
  if (frame.speech < OPEN) return { hearing, edges: [] }
  const from = Math.max(frame.from - ONSET_LATE, hearing.settled)
  return announce(hearing, { from, last: frame.to, announced: false })
}

function goOn(hearing: Hearing, voice: Voice, frame: Frame): Heeded {
  if (frame.speech >= HOLD) return announce(hearing, { ...voice, last: frame.to })
  if (frame.to - voice.last < HANG_OVER) return { hearing: { ...hearing, voice }, edges: [] }
  return close({ ...hearing, voice: null }, voice)
}

function announce(hearing: Hearing, voice: Voice): Heeded {
  if (voice.last - voice.from >= STRETCH_MAX) return cut(hearing, voice)
  if (voice.announced || voice.last - voice.from < ANNOUNCE)
    return { hearing: { ...hearing, voice }, edges: [] }
  const edges: readonly Edge[] = [{ type: 'began', from: voice.from }]
  return { hearing: { ...hearing, voice: { ...voice, announced: true } }, edges }
}

/** Cut so early that what is left is speech by itself, whatever comes. */
function cut(hearing: Hearing, voice: Voice): Heeded {
  const to = voice.last - SPEECH_MIN - OFFSET_LATE
  return {
    hearing: { ...hearing, voice: { ...voice, from: to }, settled: to },
    edges: [{ type: 'ended', from: voice.from, to, goesOn: true }],
  }
}

function close(hearing: Hearing, { from, last, announced }: Voice): Heeded {
  const to = last - OFFSET_LATE
  if (to - from < SPEECH_MIN) return { hearing, edges: announced ? [{ type: 'withdrawn', from }] : [] }
  return { hearing: { ...hearing, settled: to }, edges: [{ type: 'ended', from, to, goesOn: false }] }
}
