/** The process of `openDoorProcess`: opens a door, says where, answers questions about itself, ends with its input. */
import { createInterface } from 'node:readline'
import { openCompactor } from '../../../server/src/relay/yjs/compactor.js'
import { memoryJournal } from '../memory-journal.js'
import { openDoor } from '../relay-door.js'
import type { DoorAsked } from './door-process.js'

// Written by door-process.
const { without, maxPayload, forgets } = JSON.parse(process.argv[2] ?? '{}') as DoorAsked
const journal = memoryJournal()
if (forgets)
  setInterval(() => {
    for (const { entries } of journal.disk.streams.values()) entries.length = 0
  }, 100)
const door = await openDoor({
  journal,
  // Beside everybody's time, as in the product.
  compact: openCompactor().compact,
  without: new Set(without),
  ...(maxPayload === undefined ? {} : { sockets: { maxPayload } }),
})
process.stdout.write(`${door.url}\n`)
for await (const _ of createInterface({ input: process.stdin })) {
  globalThis.gc?.()
  globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  const answer = {
    liveMb: (heapUsed + external) / 2 ** 20,
    reportedBytes: JSON.stringify(door.events).length,
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`)
}
process.exit(0)
