/** How an update is cut so that it fits behind what is known already. Knows no journal and no connection. */
import * as Y from 'yjs'
import type { Structs } from './structs.js'
import { inspectUpdate, type UpdateParts } from './inspect.js'

export interface Fitted {
  readonly update: Uint8Array
  readonly parts: UpdateParts
}

/** An update without what is known of it in the middle of a section; undefined if Yjs cannot cut it there. */
export function fitted(structs: Structs, update: Uint8Array, parts: UpdateParts): Fitted | undefined {
  const overlaps = parts.sections.some(({ client, from, to }) => {
    const known = structs.clockOf(client)
    return from < known && known < to
  })
  if (!overlaps) return { update, parts }
  try {
    const rest = Y.diffUpdate(update, structs.vector())
    const trimmedParts = inspectUpdate(rest)
    return trimmedParts && { update: rest, parts: trimmedParts }
  } catch {
    return undefined
  }
}

/** Takes an update if everything it stands on is there; says whether it did. */
export function takes(structs: Structs, update: Uint8Array): boolean {
  const parts = inspectUpdate(update)
  const change = parts && structs.groundOf(parts) === 'firm' && fitted(structs, update, parts)
  if (!change) return false
  structs.take(change.update, change.parts)
  return true
}

/** Takes a record of the journal. Throws for one that makes no document. */
export function build(structs: Structs, body: Uint8Array): void {
  if (!takes(structs, body)) throw new Error('a record of this document cannot be read')
}
