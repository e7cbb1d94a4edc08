/** Which rooms have been over, or have waited to begin, for so many days. Reads logs, and brings no room into memory. */
import { erasesItselfAt, fold, type Event } from '@signalroom/shared'
import type { Journal } from '../journal/port.js'

/** Looked at once, a room that is over is known; one that may still change is read again. */
export function expiredRooms(
  journal: Pick<Journal, 'streams' | 'read'>,
  days: number,
): (now: number) => Promise<readonly string[]> {
  const known = new Map<string, number>()

  async function dueOf(stream: string): Promise<number | null> {
    const entries = await journal.read(stream, 0)
    // Written by the room's writer and guarded by the journal's checksum.
    const events = entries.map(({ body }) => JSON.parse(new TextDecoder().decode(body)) as Event)
    const { stage, endedAt } = fold(events).open
    if (stage === 'over' && endedAt !== null) return erasesItselfAt(endedAt, days)
    const [first] = events
    return stage === 'lobby' && first ? erasesItselfAt(first.at, days) : null
  }
  return async now => {
    const expired: string[] = []
    for (const stream of await journal.streams('room/')) {
      const due = known.get(stream) ?? (await dueOf(stream).catch(() => null))
      if (due === null) continue
      if (due > now) {
        known.set(stream, due)
        continue
      }
      // A round may have begun since it was looked at.
      known.delete(stream)
      const still = await dueOf(stream).catch(() => null)
      if (still !== null && still <= now) expired.push(stream.slice('room/'.length))
    }
    return expired
  }
}
