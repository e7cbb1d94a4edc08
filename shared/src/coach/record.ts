/** What the state machine writes down while it listens: chunks, pauses, questions, nudges. Knows no order of events. */
import type { Speech, Via } from './speech.js'
import type { AckKind } from './heard.js'
import type { Span } from '../base/span.js'
import { classify, excused, idleAt, longKind, type LongKind, type PauseClass } from './silence.js'
import {
  CHUNK_LAND,
  CONFIRM_BY,
  DEAD_NUDGE,
  MONOLOGUE,
  PAUSE_MAX_OK,
  PAUSE_MIN_OK,
  RESPONSE_MAX,
  BREATH_MAX,
  STALL,
  THINK_MAX,
} from './thresholds.js'

/** How a chunk was checked with the listener; `open` is not decided yet, `cut` never will be. */
export type CycleKind =
  | 'full'
  | 'rushed'
  | 'slow'
  | 'missed'
  | 'preempted'
  | 'unanswered'
  | 'not-waited'
  | 'none-needed'
  | 'cut'
  | 'open'

export interface Chunk extends Span {
  readonly via: Via
  readonly words: number | null
  /** Holds a proposal: only these need a check. */
  readonly substantive: boolean
  readonly cycle: CycleKind
}
/** Silence after a chunk, from `at` on. */
export interface Pause {
  readonly at: number
  readonly ms: number
  readonly class: PauseClass
  /** What a long one was; null for the others. */
  readonly kind: LongKind | null
}
/** What became of a chunk, and the moment it began. */
export interface Cycle {
  readonly at: number
  readonly kind: CycleKind
}
/** A question about the own proposal, and what came of it. */
export interface Asked extends Span {
  readonly id: string
  readonly anchored: boolean
  /** The chunk it checks, as its place in the list; null if it follows none. */
  readonly chunk: number | null
  readonly ack: { readonly at: number; readonly kind: AckKind | 'voice'; readonly latency: number } | null
  readonly outcome: 'open' | 'answered' | 'unanswered' | 'not-waited' | 'repeated' | 'cut'
}
export interface Nudge {
  readonly at: number
  readonly kind: 'land' | 'monologue' | 'dead-air' | 'stall' | 'unanswered' | 'no-check'
}
/** Silence between the other side's turn and the answer, from `at` on. */
export interface Delay {
  readonly at: number
  readonly ms: number
}

/** Where the talk stands. A `think` is the moment a thought was declared in this silence. */
export type State =
  | { readonly type: 'idle'; readonly since: number | null; readonly think: number | null }
  | {
      readonly type: 'chunk'
      readonly from: number
      readonly to: number
      readonly open: boolean
      readonly words: number | null
      readonly substantive: boolean | null
      readonly via: Via
      readonly think: number | null
      /** The other side's reaction, if it came in the last breath. */
      readonly reaction: Reaction | null
    }
  | {
      readonly type: 'pause'
      readonly chunk: number
      readonly since: number
      readonly think: number | null
      readonly via: Via
    }
  | { readonly type: 'confirming'; readonly asked: number; readonly to: number; readonly open: boolean }
  | { readonly type: 'awaiting'; readonly asked: number; readonly since: number }
  | { readonly type: 'floor'; readonly to: number; readonly open: boolean }
  | { readonly type: 'suspended' }
export type StateOf<Type extends State['type']> = Extract<State, { readonly type: Type }>
export type Reaction = Span & { readonly speech: boolean; readonly open: boolean }

/** A chunk still being judged. */
export interface Draft extends Span {
  readonly via: Via
  readonly words: number | null
  substantive: boolean | null
  cycle: CycleKind
  missedAt: number | null
}
type Mutable<Value> = { -readonly [Key in keyof Value]: Value[Key] }

/** Written by one run over the beats and never seen outside it. */
export interface Tape {
  state: State
  readonly work: readonly Span[]
  readonly chunks: Draft[]
  readonly pauses: Pause[]
  readonly asked: Mutable<Asked>[]
  readonly nudges: Nudge[]
  readonly delays: Delay[]
  /** Whether the other side has had a turn: only then is silence before speech a delay. */
  turned: boolean
  /** Where the last thing that happened ended: by hand, a chunk begins there. */
  last: number
}

export const blank = (work: readonly Span[], from: number): Tape => ({
  state: { type: 'idle', since: null, think: null },
  work,
  chunks: [],
  pauses: [],
  asked: [],
  nudges: [],
  delays: [],
  turned: false,
  last: from,
})

export const idle = (since: number | null, think: number | null = null): State => ({
  type: 'idle',
  since,
  think,
})

/** A chunk holds a proposal if its words or a key say so, or if hands were at work during it; null: nobody can tell. */
export function substance(
  tape: Tape,
  chunk: Span & { readonly substantive: boolean | null },
): boolean | null {
  const worked = tape.work.some(one => one.from < chunk.to && one.to > chunk.from)
  return worked || chunk.substantive
}

export function keep(tape: Tape, chunk: Omit<Draft, 'cycle' | 'missedAt'>): Draft {
  const { from, to, via, words } = chunk
  const draft: Draft = {
    from,
    to,
    via,
    words,
    substantive: substance(tape, chunk),
    cycle: 'open',
    missedAt: null,
  }
  tape.chunks.push(draft)
  tape.last = to
  return draft
}

/** Silence under a thousand milliseconds is no pause. */
export function pause(tape: Tape, state: StateOf<'pause'>, to: number): void {
  nudgeSilence(tape, state, to)
  const { since: at, via, think } = state
  const ms = to - at
  if (ms < BREATH_MAX) return
  const kind = longKind(tape.work, { from: at, to }, think)
  // In writing, a long silence is spent writing.
  const named = via === 'typed' && kind === 'dead-air' ? 'working' : kind
  tape.pauses.push({ at, ms, class: classify(ms), kind: classify(ms) === 'long' ? named : null })
}

/** When the silence of a pause turned dead, once; null while it has not. */
export function deadAt(tape: Tape, state: StateOf<'pause'>, to: number): number | null {
  if (state.via === 'typed') return null
  const spent =
    state.think === null || state.think > state.since + DEAD_NUDGE ? 0 : state.think + THINK_MAX - state.since
  return idleAt(tape.work, { from: state.since, to }, spent + DEAD_NUDGE)
}

export function nudgeSilence(tape: Tape, state: StateOf<'pause'>, to: number): void {
  const dead = deadAt(tape, state, to)
  if (dead !== null) tape.nudges.push({ at: dead, kind: 'dead-air' })
  nudgeStall(tape, state.since, state.think, to)
}

/** No word for half a minute, working or not; a declared thought starts the count anew. */
export function nudgeStall(tape: Tape, since: number, think: number | null, to: number): void {
  const at = Math.max(since, think ?? since) + STALL
  if (at <= to) tape.nudges.push({ at, kind: 'stall' })
}

/** When a chunk that needed a check went without for too long in silence; null while it has not. */
export function missedAt(tape: Tape, state: StateOf<'pause'>, to: number): number | null {
  if (state.via === 'typed' || !tape.chunks[state.chunk]?.substantive) return null
  const at = idleAt(tape.work, { from: state.since, to }, CONFIRM_BY)
  return at === null || excused(state.think, at) ? null : at
}

export function nudgeChunk(tape: Tape, chunk: Span & { readonly via: Via }): void {
  if (chunk.via !== 'voice') return
  const length = chunk.to - chunk.from
  if (length >= CHUNK_LAND) tape.nudges.push({ at: chunk.from + CHUNK_LAND, kind: 'land' })
  if (length >= MONOLOGUE) tape.nudges.push({ at: chunk.from + MONOLOGUE, kind: 'monologue' })
}

/** Silence between the other side's turn and this speech; a declared thought excuses it. */
export function lead(tape: Tape, state: StateOf<'idle'>, to: number): void {
  if (state.since === null) return
  const ms = to - state.since
  if (tape.work.some(one => one.from < to && one.to > (state.since ?? to)))
    nudgeStall(tape, state.since, state.think, to)
  if (ms > RESPONSE_MAX && !excused(state.think, to)) tape.delays.push({ at: state.since, ms })
}

/** The kind a chunk's cycle has once its question is answered. In writing only haste can spoil it. */
export function answeredCycle(chunk: Draft, asked: Asked): CycleKind {
  const gap = asked.from - chunk.to
  if (chunk.via === 'typed') return gap > 0 && gap < PAUSE_MAX_OK ? 'rushed' : 'full'
  if (gap < PAUSE_MIN_OK) return 'rushed'
  return gap <= PAUSE_MAX_OK ? 'full' : 'slow'
}

export const asSpeech = (speech: Speech): Omit<StateOf<'chunk'>, 'think' | 'reaction'> => ({
  type: 'chunk',
  from: speech.from,
  to: speech.to,
  open: speech.open,
  words: speech.words,
  substantive: speech.substantive,
  via: speech.via,
})
