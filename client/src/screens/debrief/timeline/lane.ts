/** A lane of the timeline and the marks in it. Knows no room. */
export interface Mark {
  /** Milliseconds on the round's clock. */
  readonly from: number
  readonly to: number
  /** A token of the palette. */
  readonly colour: string
  readonly words: string
  /** Thin marks are moments, solid ones stretches. */
  readonly thin?: boolean
}
export interface Lane {
  readonly title: string
  readonly marks: readonly Mark[]
  /** What was meant to be, not what was. */
  readonly isPlan?: boolean
}
