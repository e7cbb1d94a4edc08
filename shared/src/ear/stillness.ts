/** When the voice model should forget: what it remembers of a long silence makes it slow to hear the next word. Knows no model. */

/** Below this probability a frame holds nothing that could be speech. */
const quiet = 0.2
/** Half a second of frames of 32 ms. */
const longStill = 15

export class Stillness {
  #frames = 0

  /** Takes the next frame's probability of speech; true once, when it has been still for long enough. */
  heard(speech: number): boolean {
    this.#frames = speech < quiet ? this.#frames + 1 : 0
    return this.#frames === longStill
  }
}
