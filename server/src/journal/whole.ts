/** Tells a whole stream from a torn or a damaged one, and seals each record. Knows no storage. */
import { crc32 } from 'node:zlib'
import type { Draft, Entry } from './journal.js'

/** A record as it was found; `seal` is what was written beside it. */
export interface Found extends Entry {
  readonly seal: number
}

/** What a stream turned out to be, given that it once ended at `end`. */
export type Finding =
  | { readonly type: 'whole' }
  /** Nothing whole stands at or behind `from`. */
  | { readonly type: 'torn'; readonly from: number; readonly to: number }
  /** Something whole stands behind `position`. */
  | { readonly type: 'damaged'; readonly position: number }

/** A checksum over body, time, position and stream, so that a record in the wrong place is a bad one too. */
export function seal(stream: string, position: number, draft: Draft): number {
  return crc32(`${stream}\n${position}\n${draft.at}`, crc32(draft.body))
}

export function inspect(stream: string, found: readonly Found[], after: number, end: number): Finding {
  const isWhole = (entry: Found) => entry.seal === seal(stream, entry.position, entry)
  const bad = found.findIndex((entry, i) => entry.position !== after + i + 1 || !isWhole(entry))
  const to = Math.max(end, found.at(-1)?.position ?? 0)
  const from = after + 1 + (bad < 0 ? found.length : bad)
  if (bad < 0) return from > end ? { type: 'whole' } : { type: 'torn', from, to }
  return found.slice(bad).some(isWhole) ? { type: 'damaged', position: from } : { type: 'torn', from, to }
}
