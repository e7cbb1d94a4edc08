/** What a client was told is saved: counts the changes it sends over one socket, as the protocol page says. Knows no network. */
import { savedKind } from '@signalroom/shared'
import * as decoding from 'lib0/decoding'
import * as Y from 'yjs'

export interface Account {
  /** The client sends this message. */
  sends(message: Uint8Array): void
  /** The client hears this message. */
  hears(message: Uint8Array): void
}
export class Ledger {
  /** Every update that was ever acknowledged, over all sockets. */
  readonly acknowledged: Uint8Array[] = []

  /** The account of a new socket: what was not acknowledged on the last one never will be. */
  begin(): Account {
    const sent: Uint8Array[] = []
    let told = 0
    return {
      sends(message) {
        const decoder = decoding.createDecoder(message)
        if (decoding.readVarUint(decoder) !== 0 || decoding.readVarUint(decoder) === 0) return
        sent.push(decoding.readVarUint8Array(decoder).slice())
      },
      hears: message => {
        const decoder = decoding.createDecoder(message)
        if (decoding.readVarUint(decoder) !== 2 || decoding.readVarUint(decoder) !== savedKind) return
        const count = decoding.readVarUint(decoder)
        if (count > sent.length) throw new Error('more was acknowledged than was sent')
        this.acknowledged.push(...sent.slice(told, count))
        told = count
      },
    }
  }
}

/** Of acknowledged updates, those of which something is missing in a document. */
export function missing(document: Uint8Array, acknowledged: readonly Uint8Array[]): number {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, document)
  let count = 0
  for (const update of acknowledged) {
    const before = Y.encodeSnapshot(Y.snapshot(doc))
    Y.applyUpdate(doc, update)
    if (Buffer.compare(before, Y.encodeSnapshot(Y.snapshot(doc))) !== 0 || doc.store.pendingStructs !== null)
      count += 1
  }
  doc.destroy()
  return count
}
