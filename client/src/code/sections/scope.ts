/** What has been looked at on the way to a place in the code: names that some question before it was about. Knows no rule. */
import type { SyntaxNode } from '@lezer/common'
import type { Dialect } from './dialect'

export class Scope {
  /** How many functions deep; 0 at the top of the file. */
  readonly depth: number
  /** Inside a `try`: whatever fails here is caught. */
  readonly protectedHere: boolean
  /** Something of this function has been done: what follows is no guard at its door. */
  begun = false
  readonly #looked: Set<string>

  /** Inside what only keeps what it is given: it is not yet the core. */
  readonly building: boolean

  constructor(depth = 0, protectedHere = false, looked: Iterable<string> = [], building = false) {
    this.depth = depth
    this.building = building
    this.protectedHere = protectedHere
    this.#looked = new Set(looked)
  }
  enter(building: boolean): Scope {
    return new Scope(this.depth + 1, this.protectedHere, this.#looked, building)
  }
  /** What is looked at in a `try` counts behind it, too. */
  protect(): Scope {
    const inner = new Scope(this.depth, true, this.#looked, this.building)
    inner.begun = this.begun
    return inner
  }
  look(names: Iterable<string>): void {
    for (const name of names) this.#looked.add(name)
  }
  hasLookedAt(names: Iterable<string>): boolean {
    for (const name of names) if (this.#looked.has(name)) return true
    return false
  }
}

/** The names in what a question asks, without what follows from it; in any node that has no body, all of them. */
export function namesIn(node: SyntaxNode, text: string, dialect: Dialect): ReadonlySet<string> {
  const names = new Set<string>()
  const gather = (one: SyntaxNode) => {
    if (dialect.names.has(one.name)) names.add(text.slice(one.from, one.to))
    for (let child = one.firstChild; child; child = child.nextSibling)
      if (!dialect.bodies.has(child.name) && !dialect.statements.has(child.name)) gather(child)
  }
  gather(node.name === 'ConditionalExpression' ? condition(node) : node)
  return names
}

/** `a if asked else b`, `asked ? a : b`. */
const condition = (node: SyntaxNode): SyntaxNode =>
  node.getChild('if')?.nextSibling ?? node.firstChild ?? node
