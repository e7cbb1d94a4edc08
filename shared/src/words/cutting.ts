/** Cuts speech that goes on for too long where it is quietest, so that no word is cut in two. Knows no microphone and no model. */

/** What a recogniser hears sound at, in numbers a second. */
export const HEARD_RATE = 16_000
/** So much is recognised at once; the model is made for up to half a minute, and a shorter piece is ready sooner. */
export const PIECE_MAX = 20_000
/** A cut lies no earlier than this, so that a piece keeps what its words hang on. */
const PIECE_MIN = 10_000
/** So long a place must be quiet: shorter ones lie within words. */
const quietMs = 120
const stepMs = 20
/** Sound further apart is none that goes on. */
const apartMs = 250

/** Sound of one voice; its moments are those of its first and its last number, in milliseconds on one clock. */
export interface Piece {
  readonly from: number
  readonly to: number
  readonly sound: Float32Array
}
/** `goesOn`: cut for its length, and the next one begins where it ended. */
export interface Stretch extends Piece {
  readonly goesOn: boolean
}

export class Cutting {
  #held: Piece | null = null

  /** The pieces that are whole with this stretch, in order. */
  take(stretch: Stretch): readonly Piece[] {
    const held = this.#held
    this.#held = null
    const follows = held !== null && Math.abs(stretch.from - held.to) <= apartMs
    const before = held !== null && !follows ? [held] : []
    const { pieces, rest } = cut(follows ? joined(held, stretch) : stretch)
    if (stretch.goesOn) this.#held = rest
    return [...before, ...pieces, ...(stretch.goesOn ? [] : [rest])]
  }
}

const samples = (ms: number): number => Math.round((ms * HEARD_RATE) / 1000)

function joined(one: Piece, other: Piece): Piece {
  const sound = new Float32Array(one.sound.length + other.sound.length)
  sound.set(one.sound)
  sound.set(other.sound, one.sound.length)
  return { from: one.from, to: other.to, sound }
}

function cut(whole: Piece): { readonly pieces: readonly Piece[]; readonly rest: Piece } {
  const pieces: Piece[] = []
  let { from, to, sound } = whole
  while (sound.length > samples(PIECE_MAX)) {
    const at = quietest(sound, samples(PIECE_MIN), samples(PIECE_MAX))
    const moment = from + (at * 1000) / HEARD_RATE
    pieces.push({ from, to: moment, sound: sound.slice(0, at) })
    from = moment
    sound = sound.slice(at)
  }
  return { pieces, rest: { from, to, sound } }
}

/** The middle of the quietest place between the two, the later of two as quiet. */
function quietest(sound: Float32Array, first: number, last: number): number {
  const [width, step] = [samples(quietMs), samples(stepMs)]
  let [best, least] = [last - width, Number.POSITIVE_INFINITY]
  for (let at = first; at + width <= last; at += step) {
    let power = 0
    for (let i = at; i < at + width; i++) power += (sound[i] ?? 0) ** 2
    if (power <= least) [best, least] = [at, power]
  }
  return best + Math.floor(width / 2)
}
