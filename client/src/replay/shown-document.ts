/** A document that shows any moment of another one's past: bound to once, changed from moment to moment. Knows no screen. */
import { Awareness } from 'y-protocols/awareness'
import { Doc, Map as YMap } from 'yjs'
import { entriesBy } from '@signalroom/shared'
import { handsAt, type History } from './history'
import { mirror } from './mirror'
import type { State } from './recorder'
import { rootsIn, type DocumentRoots } from './roots'
import { showHands, type People } from './shown-hands'

/** So long after one's last letter a caret stays. */
const handsMs = 8000

export class ShownDocument {
  /** What panes are bound to; nobody writes in it. */
  readonly doc = new Doc()
  /** Whose hands were where: of the moment that is shown. */
  readonly awareness = new Awareness(this.doc)
  readonly roots: DocumentRoots
  readonly #history: History
  readonly #people: People
  #says: State | null = null

  constructor(history: History, people: People) {
    this.#history = history
    this.#people = people
    this.roots = rootsIn(this.doc, history.forms)
  }
  /** Shows a moment of the server's clock; says whether anything is different there. */
  goTo(moment: number): boolean {
    const entries = entriesBy(this.#history.past.log, moment)
    const now = this.#history.states[entries] ?? null
    const isNew = now !== null && now !== this.#says
    if (isNew) mirror(this, this.#says, now)
    this.#says = now
    // At the end everybody's hands are off.
    const hands = Number.isFinite(moment)
      ? handsAt(this.#history, entries, moment - handsMs, this.#isThere)
      : []
    showHands(this.awareness, this.roots, hands, this.#people)
    return isNew
  }
  readonly #isThere = (name: string, key: string): boolean => {
    const root = this.roots[name]
    return root instanceof YMap ? root.has(key) : root !== undefined
  }
  close(): void {
    this.awareness.destroy()
    this.doc.destroy()
  }
}
