/**
 * Keeps an editor's store and the document's records the same. It knows no provider and draws nothing.
 * What other people write is merged as remote, so that it never enters one's own undo.
 */
import type { Editor, TLRecord, TLShapeId } from 'tldraw'
import type { Array as YArray } from 'yjs'
import { isShared, acceptRecord } from './accept-record'
import { openEntries } from './entries'
import { changedBetween, overlaid } from './record-merge'
import { readSchema, schemaKey, schemaAgeOf, withForm, withoutForm, type SchemaAge } from './schema-age'

/** A stroke is seen while it is drawn; what is moved is written less often, since each write is kept for ever. */
const pace = { stroke: 30, other: 100 }

export type BindingState = {
  /** Entries that cannot be shown here; they stay in the document untouched. */
  readonly aside: number
  /** `newer`: another page with a later version wrote here, and this one must not. */
  readonly schemaAge: SchemaAge
}

/** Fills the store from the document, then keeps both in step until the returned function is called. */
export function bind(
  editor: Editor,
  array: YArray<unknown>,
  tell: (state: BindingState) => void,
): () => void {
  const { store } = editor
  const ours = withForm(store.schema.serialize())
  const aside = new Set<string>()
  const waiting = new Set<string>()
  /** Of what stands in the store: each record as it was last read from the document, or written into it. */
  const agreed = new Map<string, unknown>()
  let merging = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let wrote = 0

  const entries = openEntries(array, keys => merge(keys))
  const schemaWritten = () => readSchema(entries.get(schemaKey))
  const schemaAge = () => schemaAgeOf(schemaWritten(), ours)

  /**
   * Brings keys from the document into the store; those once kept aside get another chance. The editor answers
   * with changes of its own, such as lifting an arrow above its boxes, and calls them the user's. Its author's
   * editor did the same: sent or undone from here they would overwrite what the author has written since.
   */
  function merge(keys: Iterable<string>) {
    const all = new Set([...keys, ...aside])
    deliver()
    merging = true
    try {
      editor.run(() => store.mergeRemoteChanges(() => shapesFirst(all).forEach(take)), { history: 'ignore' })
      deliver()
    } finally {
      merging = false
    }
    tell({ aside: aside.size + entries.junk(), schemaAge: schemaAge() })
  }

  /** A store tells its listeners once a frame; opening one makes it tell at once what happened so far. */
  const deliver = () => store.listen(() => undefined)()

  function take(key: string) {
    if (key === schemaKey) return
    const value = entries.get(key)
    const admitted = value === undefined ? null : acceptRecord(editor, key, migrated(value))
    aside.delete(key)
    if (admitted !== null && typeof admitted !== 'string') {
      bring(key, admitted)
      return
    }
    agreed.delete(key)
    if (admitted !== null) aside.add(key)
    if (/^(shape|binding):/.test(key)) store.remove([key as TLShapeId])
  }

  /** What was changed here and waits to be written stays, property by property, in what comes from the document. */
  function bring(key: string, record: TLRecord) {
    const here = waiting.has(key) ? store.get(record.id) : undefined
    const before = agreed.get(key)
    agreed.set(key, record)
    if (here && before) {
      const both = overlaid(record, here, changedBetween(before, here))
      const fits = acceptRecord(editor, key, both)
      if (typeof fits !== 'string') return void store.put([fits])
    }
    store.put([record])
  }

  function migrated(value: unknown): unknown {
    const theirs = schemaWritten()
    if (theirs === null || schemaAge() !== 'older') return value
    const result = store.schema.migratePersistedRecord(value as TLRecord, withoutForm(theirs), 'up')
    return result.type === 'success' ? result.value : null
  }

  /** Writes what waits; the records' present state, so that nothing stale goes out. */
  function flush() {
    clearTimeout(timer)
    timer = undefined
    const ids = [...waiting]
    waiting.clear()
    if (ids.length === 0) return
    wrote = performance.now()
    // A read-only editor may still finish a gesture; then the document is right and the store is not.
    if (editor.getIsReadonly() || schemaAge() === 'newer') return merge(ids)
    const put = new Map<string, unknown>(schemaAge() === 'older' ? everything() : [])
    if (schemaWritten() === null || schemaAge() === 'older') put.set(schemaKey, ours)
    for (const id of ids) {
      const record = store.get(id as TLShapeId)
      if (record) put.set(id, record)
      else agreed.delete(id)
    }
    for (const [id, record] of put) agreed.set(id, record)
    // Records of an older form are all written anew, each whole.
    const gone = ids.filter(id => !put.has(id))
    entries.write(put, gone, put.has(schemaKey))
  }

  const isDrawing = () => editor.isIn('draw.drawing')
  const everything = () =>
    store
      .allRecords()
      .filter(isShared)
      .map(record => [record.id, record] as const)

  const stop = store.listen(
    ({ changes: { added, updated, removed } }) => {
      if (merging) return
      const changed = [
        ...Object.values(added),
        ...Object.values(updated).map(([, to]) => to),
        ...Object.values(removed),
      ]
      for (const record of changed.filter(isShared)) waiting.add(record.id)
      if (waiting.size === 0 || timer !== undefined) return
      // What comes after a rest is written at once.
      const since = performance.now() - wrote
      timer = setTimeout(flush, isDrawing() ? Math.max(0, pace.stroke - since) : pace.other)
    },
    { source: 'user', scope: 'document' },
  )
  window.addEventListener('pagehide', flush)

  merge(entries.keys())

  return () => {
    flush()
    window.removeEventListener('pagehide', flush)
    stop()
    entries.close()
  }
}

/** A binding is admitted only once both its ends stand. */
const shapesFirst = (keys: ReadonlySet<string>): string[] =>
  [...keys].sort((a, b) => Number(isBinding(a)) - Number(isBinding(b)))

const isBinding = (key: string) => key.startsWith('binding:')
