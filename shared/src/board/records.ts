/** Sorts out what anybody wrote: records by id, each once, and which engine each is of. Knows no shapes. */
import { fromExcalidraw } from './excalidraw.js'
import { fields, number, string, type Fields } from './fields.js'
import { compare } from './geometry.js'
import type { Pieces } from './piece.js'
import { fromTldraw } from './tldraw.js'

/** More than any board of either engine may hold; what is beyond, by id, is left. */
const most = 20_000

export function piecesOf(records: Iterable<unknown>): Pieces {
  const read = [...records].map(fields)
  const known = new Map<string, Fields>()
  let left = read.filter(record => record === null).length
  for (const record of read) {
    const id = record && string(record['id'])
    if (!record || !id) {
      if (record) left += 1
      continue
    }
    const other = known.get(id)
    if (other) left += 1
    known.set(id, other ? newer(other, record) : record)
  }
  const sorted = [...known].toSorted((a, b) => compare(a[0], b[0])).map(([, record]) => record)
  const kept = sorted.slice(0, most)
  const tldraw = fromTldraw(kept.filter(isOfTldraw))
  const excalidraw = fromExcalidraw(kept.filter(record => !isOfTldraw(record)))
  return {
    pieces: [...tldraw.pieces, ...excalidraw.pieces].toSorted((a, b) => compare(a.id, b.id)),
    left: left + (sorted.length - kept.length) + tldraw.left + excalidraw.left,
  }
}

const isOfTldraw = (record: Fields): boolean => typeof record['typeName'] === 'string'

/** Of two with one id: the higher version, else the lesser as it is written, so that their order says nothing. */
function newer(a: Fields, b: Fields): Fields {
  const [first, second] = [number(a['version']) ?? 0, number(b['version']) ?? 0]
  if (first !== second) return first > second ? a : b
  return compare(written(a), written(b)) <= 0 ? a : b
}

function written(record: Fields): string {
  try {
    return JSON.stringify(record)
  } catch {
    return ''
  }
}
