/** Finds what lies at or near a point without asking everything on the page. Knows boxes alone. */
import type { Box, Point } from './reading.js'

const cell = 256
/** A box that covers more cells than this is asked always. */
const many = 64

export class Spots<T extends { readonly box: Box }> {
  readonly #cells = new Map<number, T[]>()
  readonly #large: T[] = []
  readonly #reach: number

  /** `reach`: how far from a box a point may be and still find it. */
  constructor(things: Iterable<T>, reach = 0) {
    this.#reach = reach
    for (const thing of things) this.#add(thing)
  }

  /** Visits all whose box, widened by the reach, may hold the point; some more. */
  at({ x, y }: Point, visit: (thing: T) => void) {
    this.#cells.get(key(Math.floor(x / cell), Math.floor(y / cell)))?.forEach(visit)
    this.#large.forEach(visit)
  }

  /** The best of those that are ranked at all; of equals the first by id. */
  best<R extends T & { readonly id: string }>(
    this: Spots<R>,
    at: Point,
    rank: (thing: R) => readonly number[] | null,
  ): R | null {
    let found: { readonly thing: R; readonly rank: readonly number[] } | null = null
    this.at(at, thing => {
      const own = rank(thing)
      if (own && (!found || isBefore(own, thing.id, found.rank, found.thing.id))) found = { thing, rank: own }
    })
    return (found as { readonly thing: R } | null)?.thing ?? null
  }

  #add(thing: T) {
    const { x, y, w, h } = thing.box
    const cellOf = (at: number) => Math.floor(at / cell)
    const [left, right] = [cellOf(x - this.#reach), cellOf(x + w + this.#reach)]
    const [top, foot] = [cellOf(y - this.#reach), cellOf(y + h + this.#reach)]
    if ((right - left + 1) * (foot - top + 1) > many) {
      this.#large.push(thing)
      return
    }
    for (let column = left; column <= right; column++)
      for (let row = top; row <= foot; row++) {
        const found = this.#cells.get(key(column, row))
        if (found) found.push(thing)
        else this.#cells.set(key(column, row), [thing])
      }
  }
}

/** One number for a cell: of pages as large as any, no row has so many. */
const key = (column: number, row: number) => column * 65_536 + row

function isBefore(a: readonly number[], idA: string, b: readonly number[], idB: string): boolean {
  for (const [i, one] of a.entries()) if (one !== b[i]) return one < b[i]!
  return idA < idB
}
