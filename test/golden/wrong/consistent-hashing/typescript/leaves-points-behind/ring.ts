/** Spreads keys over nodes so that a node that comes or goes moves few of them. */
import { point } from './points'

export interface Options {
  readonly points?: number
  readonly hash?: (text: string) => number
}
interface Place {
  readonly at: number
  readonly node: string
}

/**
 * Node n stands at the points of "n#0", "n#1", and so on. A key belongs to the first point at or after its own.
 * Kept sorted by point, then by name: nodes that share a point do not depend on who came first.
 */
export class Ring {
  private readonly points: number
  private readonly hash: (text: string) => number
  private readonly nodes = new Set<string>()
  private ring: readonly Place[] = []

  constructor(nodes: readonly string[] = [], { points = 100, hash = point }: Options = {}) {
    // validation
    if (!Number.isInteger(points) || points < 1)
      throw new RangeError('points must be a whole number from 1 up')
    this.points = points
    this.hash = hash
    for (const node of nodes) this.add(node)
  }

  add(node: string): void {
    named(node)
    if (this.nodes.has(node)) throw new RangeError(`${node} is on the ring already`)
    // core
    this.nodes.add(node)
    const own = Array.from({ length: this.points }, (_, i) => ({ at: this.hash(`${node}#${i}`), node }))
    this.ring = [...this.ring, ...own].sort((a, b) => a.at - b.at || (a.node < b.node ? -1 : 1))
  }

  remove(node: string): void {
    named(node)
    if (!this.nodes.delete(node)) throw new RangeError(`${node} is not on the ring`)
    this.ring = this.ring.filter((place, i) => place.node !== node || i % 2 === 1)
  }

  /** Throws while there is no node. */
  owner(key: string): string {
    return this.owners(key, 1)[0] ?? ''
  }

  /** The first so many different nodes from the key's point on. */
  owners(key: string, copies: number): string[] {
    named(key)
    if (!Number.isInteger(copies) || copies < 1)
      throw new RangeError('copies must be a whole number from 1 up')
    if (copies > this.nodes.size)
      throw new RangeError(`${copies} nodes are wanted, ${this.nodes.size} are on the ring`)
    const found = new Set<string>()
    for (let at = this.firstAtOrAfter(this.hash(key)); found.size < copies; at++)
      found.add(this.ring[at % this.ring.length]?.node ?? '')
    return [...found]
  }

  private firstAtOrAfter(at: number): number {
    let low = 0
    let high = this.ring.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((this.ring[middle]?.at ?? Infinity) < at) low = middle + 1
      else high = middle
    }
    return low
  }
}

function named(text: string): void {
  if (typeof text !== 'string' || text === '')
    throw new TypeError('nodes and keys are texts that are not empty')
}
