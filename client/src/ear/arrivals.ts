/**
 * Places frames of sound on the page's clock. The sound's own clock stands while its context does, and runs a little
 * faster or slower than the page's; messages come late and in bursts, never early. Knows no browser.
 */

/** A frame as it arrived: its end on the sound's clock, and when it was full. Milliseconds, on two clocks. */
export interface Arrived {
  readonly audio: number
  readonly full: number
}
/** The same with its end on the clock of `full`. */
export type Placed<Frame> = Frame & { readonly end: number }

/** The quickest of so much sound tells where the sound's clock stands: two clocks drift 0.2 ms apart in it. */
const window = 4_000
/** Later than this is late, or time was lost … */
const lateMs = 150
/** … which shows when frames stay late for so long. */
const lostMs = 250

export class Arrivals<Frame extends Arrived> {
  /** Candidates for the quickest, the quickest first. */
  #quick: readonly Frame[] = []
  #held: readonly Frame[] = []

  /** The frames that are known to be of their moment now, in order. */
  take(frame: Frame): readonly Placed<Frame>[] {
    const quickest = this.#quick[0]
    if (!quickest || lag(frame) - lag(quickest) <= lateMs) return this.#place([...this.#held, frame])
    this.#held = [...this.#held, frame]
    const since = this.#held[0]?.audio ?? frame.audio
    if (frame.audio - since < lostMs) return []
    // Nothing made up for the delay: the sound's clock stood, and goes on from here.
    this.#quick = []
    return this.#place(this.#held)
  }

  /** Those held back, as late as they may be. */
  flush(): readonly Placed<Frame>[] {
    return this.#place(this.#held)
  }

  #place(frames: readonly Frame[]): readonly Placed<Frame>[] {
    this.#held = []
    for (const frame of frames) this.#learn(frame)
    const offset = this.#quick[0] ? lag(this.#quick[0]) : 0
    return frames.map(frame => ({ ...frame, end: frame.audio + offset }))
  }

  #learn(frame: Frame): void {
    const slower = this.#quick.findIndex(one => lag(one) >= lag(frame))
    const kept = slower < 0 ? this.#quick : this.#quick.slice(0, slower)
    this.#quick = [...kept, frame].filter(one => frame.audio - one.audio <= window)
  }
}

const lag = ({ audio, full }: Arrived): number => full - audio
