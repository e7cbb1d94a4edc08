/** A document that shows any moment of another one's past: bound to once, changed from moment to moment. Knows no screen. */
import type { DocumentPast, RootForms } from '@signalroom/shared'
import { Awareness } from 'y-protocols/awareness'
import { Doc } from 'yjs'
import { mirror } from './mirror'
import { Past, rootsIn } from './past'

export class ShownDocument {
  /** What panes are bound to; nobody writes in it. */
  readonly doc = new Doc()
  /** Whose hands were where: of the moment that is shown. */
  readonly awareness = new Awareness(this.doc)
  readonly #past: Past
  readonly #roots: ReturnType<typeof rootsIn>

  constructor(of: DocumentPast, forms: RootForms) {
    this.#past = new Past(of, forms)
    this.#roots = rootsIn(this.doc, forms)
  }
  /** Shows a moment of the server's clock. */
  goTo(moment: number): void {
    if (this.#past.goTo(moment)) mirror({ doc: this.doc, roots: this.#roots }, this.#past.roots())
  }
  close(): void {
    this.#past.close()
    this.awareness.destroy()
    this.doc.destroy()
  }
}
