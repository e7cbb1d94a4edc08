/** What a reader makes of a file in which a call's service wrote what was said. Types alone. */

/** Who wrote it, told by what stands in it. */
export type Maker =
  'teams' | 'zoom' | 'meet' | 'youtube' | 'webex' | 'stream' | 'captions' | 'vtt' | 'srt' | 'plain'

/** Times are milliseconds since the file's own zero. */
export interface TranscriptLine {
  readonly speaker: string | null
  readonly text: string
  readonly from: number
  /** The same as `from` where the file does not tell. */
  readonly to: number
  /** The file tells about when, not when. */
  readonly around?: true | undefined
}

/** Why something of the file is not among the lines. */
export type DroppedWhy = 'no-text' | 'no-time' | 'repeated' | 'too-long'
/** What was odd, and is among the lines all the same. */
export type Odd = 'back' | 'two-speakers' | 'nobody' | 'joined' | 'turned'

export interface Transcript {
  readonly maker: Maker
  readonly lines: readonly TranscriptLine[]
  readonly dropped: Readonly<Partial<Record<DroppedWhy, number>>>
  readonly odd: Readonly<Partial<Record<Odd, number>>>
}

export type TranscriptRead =
  | { readonly ok: true; readonly transcript: Transcript }
  /** `why` is a sentence for who brought it. */
  | { readonly ok: false; readonly why: string }

/** Counts by reason. */
export class Tally<Reason extends string> {
  readonly counts: Partial<Record<Reason, number>> = {}
  add(reason: Reason, more = 1): void {
    if (more > 0) this.counts[reason] = (this.counts[reason] ?? 0) + more
  }
}
