/** A room as one number: the canonical JSON of its halves, hashed. Knows which fields a recording had, no others. */
import { canonical, type Room } from '@signalroom/shared'
import { createHash } from 'node:crypto'

/** What one recorded log folds to. Fields that a later room has besides these are no difference. */
export interface Recorded {
  /** SHA-256 over all fields below, in the order of their names. */
  readonly digest: string
  /** SHA-256 of each field of a half, as `open.clock`; it tells where a difference is. */
  readonly fields: Readonly<Record<string, string>>
}

export function digestOf(room: Room, only?: readonly string[]): Recorded {
  const halves = { open: room.open, panel: room.panel, own: room.own }
  const all = Object.entries(halves).flatMap(([half, fields]) =>
    Object.entries(fields).map(([name, value]) => [`${half}.${name}`, hash(canonical(value))] as const),
  )
  const kept = all.filter(([name]) => only?.includes(name) ?? true).sort(([a], [b]) => (a < b ? -1 : 1))
  return { digest: hash(canonical(Object.fromEntries(kept))), fields: Object.fromEntries(kept) }
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')
