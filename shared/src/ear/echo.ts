/**
 * Tells the own voice from the other side's as it comes back from the loudspeaker: compares how loud both were, block by
 * block. The browser's echo cancellation comes first; this is for what it leaves. Knows no words and no model.
 */

/** Loudness is compared in blocks of 8 ms, in decibels. */
export const blockMs = 8
/** A sound comes back at most 400 ms after it was played, by loudspeaker, room and microphone. */
const lagMost = 50
/** One second is compared: in less, two voices that have nothing to do with each other look alike too often. */
const compared = 125
const kept = compared + lagMost + 8
/** Below this nothing is played; and below it nothing is told apart. */
const quiet = -60
/** So alike are a voice and its echo, in a whole second of it: 0.7 to 0.95; two voices stay under 0.55. */
const alike = 0.65
/** Where both begin in the second that is compared, beginning alone makes two voices 0.8 alike. */
const surelyAlike = 0.85
/** An echo fades in the room by so much each block: 60 dB in half a second. */
const fade = 1
/** The own voice stands out by more than this. */
const margin = 6
/** The last five seconds of what was surely echo tell how loud it comes back. */
const learned = 156
const learnedLeast = 8
/** A frame with nothing louder needs no judgement. */
const faint = -50
/** What is not known after a second and a half stays unknown. */
const heldMost = 47

/** One frame: how loud microphone and loudspeaker were, in blocks of both, in order. */
export interface Beside {
  readonly own: readonly number[]
  readonly far: readonly number[]
}
export type Judged<Frame> = Frame & { readonly echo: boolean }
type Verdict = 'echo' | 'own' | 'unsure'

export class Echo<Frame extends Beside> {
  readonly #own = new Float64Array(kept).fill(quiet)
  readonly #far = new Float64Array(kept).fill(quiet)
  /** How much louder it came back than it was played, for frames that were surely echo; and how late. */
  #gains: readonly { readonly gain: number; readonly lag: number }[] = []
  #held: readonly Frame[] = []

  /** The frames of which it is known now whether they are nothing but echo of what was played. In order. */
  take(frame: Frame): readonly Judged<Frame>[] {
    push(this.#own, frame.own)
    push(this.#far, frame.far)
    this.#held = [...this.#held, frame]
    const verdict = this.#judge(frame.own.length, Math.max(...frame.own))
    return verdict === 'unsure' ? [] : this.#release(verdict === 'echo')
  }

  /** Those held back, as far as is known. */
  flush(): readonly Judged<Frame>[] {
    return this.#release(this.#likest().likeness >= surelyAlike)
  }

  #release(echo: boolean): readonly Judged<Frame>[] {
    const released = this.#held.map(frame => ({ ...frame, echo }))
    this.#held = []
    return released
  }

  #judge(blocks: number, loudest: number): Verdict {
    if (!this.#far.some(one => one > quiet)) return 'own'
    const found = this.#likest()
    const settled = this.#settled(found.lag)
    if (settled && found.likeness >= alike) this.#learn(found.lag)
    const coupling = this.#coupling()
    if (coupling) return this.#covers(coupling, blocks) ? 'echo' : 'own'
    if (loudest <= faint) return this.#held.length > 1 ? 'unsure' : 'own'
    // Two voices that begin at once look alike until they have gone on for a while.
    if (settled) return found.likeness >= alike ? 'echo' : 'own'
    if (this.#held.length < heldMost) return 'unsure'
    return found.likeness >= surelyAlike ? 'echo' : 'own'
  }

  /** Whether something was played all through what is compared, and not only from somewhere in it. */
  #settled(lag: number): boolean {
    const loud = Math.max(...this.#far) - 30
    const played = (from: number, to: number) => {
      let count = 0
      for (let i = from; i < to; i++) if ((this.#far[i - lag] ?? quiet) > loud) count += 1
      return count / (to - from)
    }
    const first = kept - compared
    return played(first, first + compared / 5) > 0.3 && played(first, kept) > 0.6
  }

  /** The delay at which the microphone follows the loudspeaker best. */
  #likest(): { readonly lag: number; readonly likeness: number } {
    let best = { lag: 0, likeness: 0 }
    for (let lag = 0; lag <= lagMost; lag++) {
      const likeness = correlation(this.#own, this.#far, lag)
      if (likeness > best.likeness) best = { lag, likeness }
    }
    return best
  }

  #learn(lag: number): void {
    let sum = 0
    let count = 0
    const loud = Math.max(...this.#far) - 15
    for (let i = kept - compared; i < kept; i++) {
      const played = this.#far[i - lag] ?? quiet
      if (played < loud) continue
      sum += (this.#own[i] ?? quiet) - played
      count += 1
    }
    if (count > 0) this.#gains = [...this.#gains, { gain: sum / count, lag }].slice(-learned)
  }

  /** The lower middle of what was learned: where both spoke, too much came back. */
  #coupling(): { readonly gain: number; readonly lag: number } | null {
    if (this.#gains.length < learnedLeast) return null
    const sorted = this.#gains.toSorted((a, b) => a.gain - b.gain)
    return sorted[Math.floor(sorted.length / 3)] ?? null
  }

  /** Whether what was played explains all that the newest blocks hold. */
  #covers({ gain, lag }: { readonly gain: number; readonly lag: number }, blocks: number): boolean {
    let excess = Number.NEGATIVE_INFINITY
    for (let i = kept - blocks; i < kept; i++) {
      let expected = quiet
      for (let back = 0; back <= lagMost && i - lag - back + 2 >= 0; back++)
        expected = Math.max(
          expected,
          (this.#far[Math.min(kept - 1, i - lag - back + 2)] ?? quiet) - fade * back,
        )
      excess = Math.max(excess, (this.#own[i] ?? quiet) - Math.max(quiet, expected + gain))
    }
    return excess <= margin
  }
}

/** Of 1 sample in 128 at 16 kHz a block is made: its loudness in decibels under full scale, never under `quiet`. */
export function blocksOf(sound: Float32Array): readonly number[] {
  const size = blockMs * 16
  return Array.from({ length: Math.floor(sound.length / size) }, (_, block) => {
    let sum = 0
    for (let i = block * size; i < (block + 1) * size; i++) sum += (sound[i] ?? 0) ** 2
    return Math.max(quiet, 10 * Math.log10(sum / size))
  })
}

function push(list: Float64Array, news: readonly number[]): void {
  list.copyWithin(0, news.length)
  list.set(news, list.length - news.length)
}

function correlation(own: Float64Array, far: Float64Array, lag: number): number {
  let [a, b, aa, bb, ab] = [0, 0, 0, 0, 0]
  for (let i = kept - compared; i < kept; i++) {
    const x = own[i] ?? quiet
    const y = far[i - lag] ?? quiet
    a += x
    b += y
    aa += x * x
    bb += y * y
    ab += x * y
  }
  const spread = Math.sqrt((aa - (a * a) / compared) * (bb - (b * b) / compared))
  return spread < 1 ? 0 : (ab - (a * b) / compared) / spread
}
