/** The process of `openDoorProcess`: opens a door, says where, answers questions about itself, ends with its input. */
import { createInterface } from 'node:readline'
import { openDoor } from '../relay-door.js'
import type { DoorAsked } from './door-process.js'

// Written by door-process.
const { without, maxPayload } = JSON.parse(process.argv[2] ?? '{}') as DoorAsked
const door = await openDoor({
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
