/**
 * Tries an update on a copy of its document, within a time: Yjs compares a struct with all that stand at its place, and a
 * made-up crowd there can take it minutes. Knows no journal and no connection.
 */
import { Script } from 'node:vm'
import * as Y from 'yjs'

/** Whether Yjs can put `update` into `document` in less than `ms`. */
export function isBearable(document: Uint8Array, update: Uint8Array, ms: number): boolean {
  const doc = new Y.Doc()
  try {
    Y.applyUpdate(doc, document)
    withinTime(ms, () => Y.applyUpdate(doc, update))
    return true
  } catch {
    return false
  }
}

const slot = Symbol.for('signalroom.trial')
const script = new Script(`globalThis[Symbol.for('signalroom.trial')]()`)

/**
 * Runs `work` for at most `ms`; throws if it was not done by then. Nothing of it is cleaned up when it is cut off, not
 * even by `finally`: throw away what it was working on. Costs some 0.2 ms by itself.
 */
function withinTime(ms: number, work: () => void): void {
  Reflect.set(globalThis, slot, work)
  try {
    script.runInThisContext({ timeout: ms })
  } finally {
    Reflect.deleteProperty(globalThis, slot)
  }
}
