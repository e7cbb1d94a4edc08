/** A document that shows any moment of another one's past: bound to once, changed from moment to moment. Knows no screen. */
import type { DocumentPast, RootForms } from '@signalroom/shared'
import { Awareness } from 'y-protocols/awareness'
import { Doc } from 'yjs'
import { mirror } from './mirror'
import { Past, rootsIn } from './past'
import { showHands, type People } from './shown-hands'

/** So long after one's last letter a caret stays. */
const handsMs = 8000

export class ShownDocument {
  /** What panes are bound to; nobody writes in it. */
  readonly doc = new Doc()
  /** Whose hands were where: of the moment that is shown. */
  readonly awareness = new Awareness(this.doc)
  readonly #past: Past
  readonly #roots: ReturnType<typeof rootsIn>

  readonly #people: People

  constructor(of: DocumentPast, forms: RootForms, people: People) {
    this.#people = people
    this.#past = new Past(of, forms)
    this.#roots = rootsIn(this.doc, forms)
  }
  /** Shows a moment of the server's clock. */
  goTo(moment: number): void {
    const shown = { doc: this.doc, roots: this.#roots }
    if (this.#past.goTo(moment)) mirror(shown, this.#past.roots())
    // At the end everybody's hands are off.
    const hands = Number.isFinite(moment) ? this.#past.hands(moment, handsMs) : []
    showHands(this.awareness, shown, this.#past.roots(), hands, this.#people)
  }
  close(): void {
    this.#past.close()
    this.awareness.destroy()
    this.doc.destroy()
  }
}
