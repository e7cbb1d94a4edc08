/** Says a document in as few bytes as Yjs can: builds it, drops what was deleted, writes it out. Knows no thread. */
import * as Y from 'yjs'

/** Bytes of a whole document in, bytes of the same document out; rejects if it takes too long or cannot be built. */
export type Compact = (update: Uint8Array) => Promise<Uint8Array>

/** Throws what Yjs throws, and if the update does not stand by itself. */
export function compacted(update: Uint8Array): Uint8Array {
  const doc = new Y.Doc()
  try {
    Y.applyUpdate(doc, update)
    if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null)
      throw new Error('the document has a hole')
    return Y.encodeStateAsUpdate(doc)
  } finally {
    doc.destroy()
  }
}
