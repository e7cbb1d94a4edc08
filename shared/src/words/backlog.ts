/** What waits to be recognised, in order and no more than there is room for. Knows no model and no clock. */
import type { Piece } from './cutting.js'

/** Five minutes of sound: twenty megabytes. A device that is further behind never catches up within a round. */
export const WAITING_MAX = 300_000

export class Backlog {
  #pieces: readonly Piece[] = []

  get length(): number {
    return this.#pieces.length
  }

  /** What had to go for it: the oldest, for what was said last is still of use. */
  add(piece: Piece): readonly Piece[] {
    const all = [...this.#pieces, piece]
    let ms = all.reduce((sum, one) => sum + lengthOf(one), 0)
    let gone = 0
    while (ms > WAITING_MAX && gone < all.length - 1) {
      ms -= lengthOf(all[gone] ?? piece)
      gone += 1
    }
    this.#pieces = all.slice(gone)
    return all.slice(0, gone)
  }

  next(): Piece | undefined {
    const [first, ...rest] = this.#pieces
    this.#pieces = rest
    return first
  }
}

const lengthOf = ({ from, to }: Piece): number => to - from
