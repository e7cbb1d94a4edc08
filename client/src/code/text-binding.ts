/** Keeps an editor and a shared text the same, whatever others put into that text. It knows no React and no room. */
import { ChangeSet, type Extension, type Transaction as CodeTransaction } from '@codemirror/state'
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
  const carrier = ViewPlugin.define(view => new Carrier(view, undo, onParted))
  const parts = yCollab(text, awareness, { undoManager: undo })
  return Array.isArray(parts) ? parts.map((part: Extension) => (part === ySync ? carrier : part)) : parts
}

class Carrier implements PluginValue {
  readonly #view: EditorView
  readonly #config: YSyncConfig
  readonly #text: YText
  readonly #undo: UndoManager
  readonly #onParted: (cause: unknown) => void
  /**
   * What others wrote while something is composed here on the same line: from what the editor shows to what the text
   * holds. A browser that composes goes by places in the line; whatever moves them puts the next step beside the last.
   */
  #held: ChangeSet | null = null
  #watch: ReturnType<typeof setInterval> | undefined
  #closed = false

  constructor(view: EditorView, undo: UndoManager, onParted: (cause: unknown) => void) {
    this.#view = view
    this.#config = view.state.facet(ySyncFacet)
    this.#text = this.#config.ytext as YText
    this.#undo = undo
    this.#onParted = onParted
    this.#text.observe(this.#take)
  }

  update({ docChanged, transactions, changes, startState }: ViewUpdate) {
    if (docChanged && transactions[0]?.annotation(ySyncAnnotation) !== this.#config)
      this.#write(changes, startState.doc.length, transactions.some(isLaterStep))
    this.#mendLater()
  }

  destroy() {
    if (this.#closed) return
    this.#closed = true
    clearInterval(this.#watch)
    this.#text.unobserve(this.#take)
  }

  /** Every character counts alike on both sides, so what is apart differs in length. A text that was removed is none. */
  #isApart() {
    const shown = this.#held?.newLength ?? this.#view.state.doc.length
    return shown !== this.#text.length && this.#text._item?.deleted !== true
  }

  /** What was typed here goes into the text, of which the editor showed `shown` characters. */
  #write(changes: ChangeSet, shown: number, oneStep: boolean) {
    try {
      if (this.#text.length !== (this.#held?.newLength ?? shown)) clear(this.#text)
      const placed = this.#held ? changes.map(this.#held, true) : changes
      this.#held = this.#held?.map(changes) ?? null
      const { captureTimeout } = this.#undo
      // All that is composed in one go is taken back in one go, however long it took.
      if (oneStep) this.#undo.captureTimeout = Number.POSITIVE_INFINITY
      this.#text.doc?.transact(() => write(this.#text, placed), this.#config)
      this.#undo.captureTimeout = captureTimeout
    } catch (error) {
      // Even where all was written: a document in which a listener has thrown may never tell the others again.
      this.#part(error)
    }
  }

  #take = (event: YTextEvent, { origin }: Transaction) => {
    if (origin === this.#config || origin === clearing) return
    try {
      const changes = this.#changesOf(event)
      if (changes) this.#show(changes)
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
    const shown = this.#held?.newLength ?? this.#view.state.doc.length
    return shown + grown === this.#text.length ? changes : null
  }

  #show(changes: readonly Change[]) {
    const { doc } = this.#view.state
    const news = ChangeSet.of(changes, this.#held?.newLength ?? doc.length)
    const held = this.#held?.compose(news) ?? news
    this.#held = this.#isInTheWay(held) ? held : null
    if (this.#held) this.#watch ??= setInterval(this.#release, lookMs)
    else this.#dispatch(held)
  }
  #isInTheWay(changes: ChangeSet) {
    const { state } = this.#view
    if (!this.#isComposing()) return false
    return state.selection.ranges.some(({ from, to }) => {
      const touched = changes.touchesRange(state.doc.lineAt(from).from, state.doc.lineAt(to).to)
      return touched !== false
    })
  }
  #isComposing() {
    return this.#view.compositionStarted && this.#view.hasFocus && !this.#view.state.readOnly
  }
  /** Not every end of a composition is told, and none by an event that all browsers have. */
  #release = () => {
    if (this.#held && this.#isInTheWay(this.#held)) return
    clearInterval(this.#watch)
    this.#watch = undefined
    const held = this.#held
    this.#held = null
    try {
      if (held && !this.#closed) this.#dispatch(held)
      if (this.#isApart()) this.#follow()
    } catch (error) {
      this.#part(error)
    }
  }

  /** The editor shows the text as it stands; what in it is no text is not shown. */
  #follow() {
    this.#held = null
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

  #dispatch(changes: readonly Change[] | ChangeSet) {
    this.#view.dispatch({ changes, annotations: [ySyncAnnotation.of(this.#config)] })
  }

  #part(cause: unknown) {
    if (this.#closed) return
    this.destroy()
    this.#onParted(cause)
  }
}

/** A step of what is composed, after the first. */
const isLaterStep = (step: CodeTransaction) =>
  step.isUserEvent('input.type.compose') && !step.isUserEvent('input.type.compose.start')

/** How often it is looked whether what is composed is done. */
const lookMs = 40

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
