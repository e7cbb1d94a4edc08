/** Spreads keys over nodes so that a node that comes or goes moves few of them. */
import { point } from './points'

export interface Options {
  readonly points?: number
  readonly hash?: (text: string) => number
}

/** Node n stands at the points of "n#0", "n#1", and so on. A key belongs to the first point at or after its own. */
export class Ring {
  private readonly points: number
  private readonly hash: (text: string) => number

  constructor(nodes: readonly string[] = [], { points = 100, hash = point }: Options = {}) {
    // validation
    this.points = points
    this.hash = hash
    for (const node of nodes) this.add(node)
  }

  add(node: string): void {
    // core
    throw new Error(`not written yet: ${this.points} ${this.hash(node)}`)
  }

  remove(node: string): void {
    throw new Error(`not written yet: ${node}`)
  }

  /** Throws while there is no node. */
  owner(key: string): string {
    throw new Error(`not written yet: ${key}`)
  }
}
