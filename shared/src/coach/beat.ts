/** What moves the cadence on: speech, a reaction by key, a cut; and a talk as the list of them. Knows how none of it is found. */
import type { Span } from '../base/span.js'
import type { AckKind, Asks, Side } from './heard.js'

/** How a chunk became known: by its sound, by keys alone, or in writing. */
export type Via = 'voice' | 'hand' | 'typed'

export interface Speech extends Span {
  readonly type: 'speech'
  readonly id: string
  readonly who: Side
  /** Has not ended yet; `to` is then the last moment known. */
  readonly open: boolean
  readonly via: Via
  readonly words: number | null
  /** Null where nobody can tell. */
  readonly substantive: boolean | null
  /** Null where neither a transcript nor a key has said. */
  readonly confirm: Asks | null
}
export interface Ack {
  readonly type: 'ack'
  readonly at: number
  readonly kind: AckKind
  readonly confirm: string | null
}
export interface Cut {
  readonly type: 'resume' | 'think' | 'chunk-end' | 'suspend' | 'end'
  readonly at: number
}
export type Beat = Speech | Ack | Cut

export interface Beats {
  readonly beats: readonly Beat[]
  /** When hands were at work, laid together. */
  readonly work: readonly Span[]
  readonly spoken: Readonly<Record<Side, readonly Span[]>>
  readonly away: readonly Span[]
  /** The first moment heard of, and the last one that counts. */
  readonly from: number
  readonly until: number
  readonly ended: boolean
}

export const time = (beat: Beat): number => (beat.type === 'speech' ? beat.from : beat.at)
