/** Keeps an editor and a shared text the same, whatever others put into that text. It knows no React and no room. */
import type { ChangeSet, Extension } from '@codemirror/state'
import { EditorView, ViewPlugin, type PluginValue, type ViewUpdate } from '@codemirror/view'
import { simpleDiffString } from 'lib0/diff'
import { yCollab, ySync, ySyncAnnotation, ySyncFacet, type YSyncConfig } from 'y-codemirror.next'
import type { Awareness } from 'y-protocols/awareness'
import { ContentString, type Text as YText, type Transaction, type UndoManager, type YTextEvent } from 'yjs'

type Bonded = {
  readonly text: YText
  readonly awareness: Awareness
  readonly undo: UndoManager
  /** Told, once, when the two can no longer be brought together: the editor is then of no use. */
  onParted(cause: unknown): void
}

/**
 * y-codemirror's carets and steps back, with another part to carry the changes: its own takes whatever stands in the text
 * for characters (a value that is none hangs the page, and moves what is typed after it), and at the first thing that
 * throws it leaves the editor to itself.
 */
export function bindText({ text, awareness, undo, onParted }: Bonded): Extension {
  const carrier = ViewPlugin.define(view => new Carrier(view, onParted))
  const parts = yCollab(text, awareness, { undoManager: undo })
  return Array.isArray(parts) ? parts.map((part: Extension) => (part === ySync ? carrier : part)) : parts
}

class Carrier implements PluginValue {
  readonly #view: EditorView
  readonly #config: YSyncConfig
  readonly #text: YText
  readonly #onParted: (cause: unknown) => void
  #closed = false

  constructor(view: EditorView, onParted: (cause: unknown) => void) {
    this.#view = view
    this.#config = view.state.facet(ySyncFacet)
    this.#text = this.#config.ytext as YText
    this.#onParted = onParted
    this.#text.observe(this.#take)
  }

  update({ docChanged, transactions, changes, startState }: ViewUpdate) {
    if (docChanged && transactions[0]?.annotation(ySyncAnnotation) !== this.#config)
      this.#write(changes, startState.doc.length)
    this.#mendLater()
  }

  destroy() {
    if (this.#closed) return
    this.#closed = true
    this.#text.unobserve(this.#take)
  }

  /** Every character counts alike on both sides, so what is apart differs in length. */
  #isApart() {
    return this.#view.state.doc.length !== this.#text.length
  }

  /** What was typed here goes into the text, of which the editor showed `shown` characters. */
  #write(changes: ChangeSet, shown: number) {
    try {
      if (this.#text.length !== shown) clear(this.#text)
      this.#text.doc?.transact(() => write(this.#text, changes), this.#config)
    } catch (error) {
      // Even where all was written: a document in which a listener has thrown may never tell the others again.
      this.#part(error)
    }
  }

  #take = (event: YTextEvent, { origin }: Transaction) => {
    if (origin === this.#config || origin === clearing) return
    try {
      const changes = this.#changesOf(event)
      if (changes) this.#dispatch(changes)
      if (this.#isApart()) this.#follow()
    } catch (error) {
      this.#part(error)
    }
  }

  /** Null for an event whose places are not those of the editor. */
  #changesOf({ delta }: YTextEvent): Change[] | null {
    const changes: Change[] = []
    let from = 0
    let grown = 0
    for (const { insert = '', delete: gone = 0, retain = 0 } of delta) {
      if (typeof insert !== 'string') return null
      if (insert !== '' || gone > 0) changes.push({ from, to: from + gone, insert })
      from += retain + gone
      grown += insert.length - gone
    }
    return this.#view.state.doc.length + grown === this.#text.length ? changes : null
  }

  /** The editor shows the text as it stands; what in it is no text is not shown. */
  #follow() {
    const { index, remove, insert } = simpleDiffString(this.#view.state.doc.toString(), this.#text.toString())
    if (remove > 0 || insert !== '') this.#dispatch([{ from: index, to: index + remove, insert }])
    this.#mendLater()
  }

  #mendLater() {
    if (this.#isApart() && !this.#view.state.readOnly) queueMicrotask(this.#mend)
  }
  #mend = () => {
    if (this.#closed || !this.#isApart()) return
    try {
      clear(this.#text)
      this.#follow()
      if (this.#isApart()) this.#part(new Error('an editor and its text are apart'))
    } catch (error) {
      this.#part(error)
    }
  }

  #dispatch(changes: readonly Change[]) {
    this.#view.dispatch({ changes, annotations: [ySyncAnnotation.of(this.#config)] })
  }

  #part(cause: unknown) {
    if (this.#closed) return
    this.destroy()
    this.#onParted(cause)
  }
}

type Change = { readonly from: number; readonly to: number; readonly insert: string }

/** Nobody's undoing brings back what was cleared. */
const clearing = Symbol('clearing')

/** Takes out of a text what is none; by the item, since deleting by place passes over what Yjs does not expect there. */
function clear(text: YText) {
  text.doc?.transact(transaction => {
    for (let item = text._start; item; item = item.right)
      if (item.countable && !(item.content instanceof ContentString)) item.delete(transaction)
  }, clearing)
}

function write(text: YText, changes: ChangeSet) {
  let grown = 0
  changes.iterChanges((from, to, _from, _to, inserted) => {
    const insert = inserted.toString()
    if (to > from) text.delete(from + grown, to - from)
    if (insert !== '') text.insert(from + grown, insert)
    grown += insert.length - (to - from)
  })
}
