/** What is written down of a talk while it is listened to: chunks, pauses, questions, nudges. Knows no states and no rule. */
import type { Span } from '../base/span.js'
import type { AckKind } from './heard.js'
import type { LongKind, PauseClass } from './silence.js'
import type { Via } from './beat.js'

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
  /** Nobody can tell whether it proposed anything: it was spoken, its words are not known, no check and no key followed. */
  readonly unknown: boolean
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

/** A chunk still being judged. */
export interface DraftChunk extends Span {
  readonly via: Via
  readonly words: number | null
  /** Null while nobody can tell. */
  substantive: boolean | null
  cycle: CycleKind
  /** When it was clear that no check would come; null while it is not. */
  missedAt: number | null
}
type Mutable<Value> = { -readonly [Key in keyof Value]: Value[Key] }

/** Written while one list of beats is followed, and never seen outside of that. */
export interface TalkRecord {
  readonly work: readonly Span[]
  readonly chunks: DraftChunk[]
  readonly pauses: Pause[]
  readonly asked: Mutable<Asked>[]
  readonly nudges: Nudge[]
  readonly delays: Delay[]
  /** Whether the other side has had a turn: only then is silence before speech a delay. */
  turned: boolean
  /** Where the last thing that happened ended: by hand, a chunk begins there. */
  last: number
}

export const emptyRecord = (work: readonly Span[], from: number): TalkRecord => ({
  work,
  chunks: [],
  pauses: [],
  asked: [],
  nudges: [],
  delays: [],
  turned: false,
  last: from,
})
