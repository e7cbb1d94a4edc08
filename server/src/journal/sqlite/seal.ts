/** Tells a whole stream from a torn or a damaged one, and seals each record. Knows no storage. */
import { crc32 } from 'node:zlib'
import type { Snapshot } from '../port.js'
import type { Pack } from './pack.js'

/** A record as it was found: a pack that ends at `position`; `seal` is what was written beside it. */
export interface FoundRecord extends Pack {
  readonly position: number
  readonly seal: number
}

/** What a stream turned out to be, given that it once ended at `end`. */
type StreamFinding =
  | { readonly type: 'whole' }
  /** Nothing whole stands at or behind `from`. */
  | { readonly type: 'torn'; readonly from: number; readonly to: number }
  /** Something whole stands behind `position`. */
  | { readonly type: 'damaged'; readonly position: number }

/** A checksum over body, count, time, position and stream, so that a record in the wrong place is a bad one too. */
export function seal(stream: string, position: number, { at, count, body }: Pack): number {
  const place = `${stream}\n${position}\n${at}`
  return crc32(count === 1 ? place : `${place}\n${count}`, crc32(body))
}

export function sealSnapshot(stream: string, { position, body }: Snapshot): number {
  return crc32(`${stream}\n${position}\nsnapshot`, crc32(body))
}

/** Judges what was found behind position `after`; the first record may begin before it. */
export function inspectStream(
  stream: string,
  found: readonly FoundRecord[],
  after: number,
  end: number,
): StreamFinding {
  const isWhole = (record: FoundRecord) => record.seal === seal(stream, record.position, record)
  const bad = found.findIndex((record, i) => !follows(record, found[i - 1], after) || !isWhole(record))
  const to = Math.max(end, found.at(-1)?.position ?? 0)
  const from = ((bad < 0 ? found.at(-1) : found[bad - 1])?.position ?? after) + 1
  if (bad < 0) return from > end ? { type: 'whole' } : { type: 'torn', from, to }
  return found.slice(bad).some(isWhole) ? { type: 'damaged', position: from } : { type: 'torn', from, to }
}

/** The position up to which everything is whole, by a finding about what stands behind `after`. */
export function wholeUpTo(finding: StreamFinding, found: readonly FoundRecord[], after: number): number {
  switch (finding.type) {
    case 'whole':
      return found.at(-1)?.position ?? after
    case 'torn':
      return finding.from - 1
    case 'damaged':
      return finding.position - 1
  }
}

/** Whether a record goes on where the one before it ends; the first one must hold what stands behind `after`. */
function follows(record: FoundRecord, before: FoundRecord | undefined, after: number): boolean {
  const begin = record.position - record.count
  return before ? begin === before.position : begin <= after && record.position > after
}
