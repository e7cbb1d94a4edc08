/** The relay without a network: time passes when the test says so, and sockets keep what they are sent. */
import { compacted, type Compact } from '../../server/src/relay/yjs/compact.js'
import type { Limits } from '../../server/src/relay/guards.js'
import type { Speaker } from '../../server/src/relay/port.js'
import type { RelayEvent } from '../../server/src/relay/reports.js'
import { openRelay } from '../../server/src/relay/relay.js'
import { FakeSocket, fakeTime } from './fake-socket.js'
import { memoryJournal } from './memory-journal.js'

/** A gate that stands open. */
export const all = () => ({ mayRead: true, mayWrite: true })
export const speaker = (seat: string): Speaker => ({
  room: 'r',
  document: 'work',
  seat,
  role: 'candidate',
  name: seat,
  color: '#000',
})
export function openLone(limits: Partial<Limits> = {}, compact: Compact = async update => compacted(update)) {
  const time = fakeTime()
  const journal = memoryJournal()
  const events: RelayEvent[] = []
  const relay = openRelay({
    journal,
    now: time.now,
    schedule: time.schedule,
    report: event => events.push(event),
    idleMs: 1000,
    limits,
    compact,
  })
  const join = (seat: string, gate = all) => {
    const socket = new FakeSocket()
    relay.connect(socket.line, speaker(seat), gate)
    return socket
  }
  return { time, journal, events, relay, join }
}
