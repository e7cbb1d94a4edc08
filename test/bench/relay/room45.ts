/** How much memory the document of a 45-minute interview holds, beside the bytes it would be on the wire. */
import * as Y from 'yjs'
import type { Measured } from '../bench.js'
import type { Ours } from './contenders.js'
import { writeHistory } from './history.js'
import { inspect, type Inspected } from './inspect.js'
import { print } from './load.js'
import { takeSeat } from './seat.js'

const rooms = 32
/** Memory is at rest when it moved less than this share, so many looks in a row. */
const [restingShare, restingLooks] = [0.005, 3]
const [lookMs, mostLooks] = [1500, 30]

export async function room45(ours: Ours): Promise<readonly Measured[]> {
  const running = await ours.start(['--inspect=0'])
  const inspected = await inspect(running.said())
  try {
    const chosen = ours.seats.slice(0, rooms)
    // What the first such document costs once, in code and tables of the process, is no room's.
    const [first] = ours.seats.slice(rooms)
    if (!first)
      throw new Error(`there are seats for ${ours.seats.length} rooms, and one more than ${rooms} is needed`)
    await writeHistory(running.origin, first)
    const watch = async () =>
      Promise.all(chosen.map(({ room, tokens }) => takeSeat(running.origin, room, tokens[2] ?? '')))
    const watchers = await watch()
    await Promise.all(watchers.map(({ whole }) => whole))
    const before = await resting(inspected)
    const started = performance.now()
    await Promise.all(chosen.map(seats => writeHistory(running.origin, seats)))
    const wroteMs = performance.now() - started
    const after = await resting(inspected)
    const newcomers = await watch()
    const bytes = await Promise.all(newcomers.map(async ({ whole }) => compacted(await whole)))
    for (const seat of [...watchers, ...newcomers]) seat.close()
    const size = bytes.reduce((sum, one) => sum + one, 0) / rooms
    const held = (after - before) / rooms
    print(`${rooms} rooms after 45 minutes`, [
      {
        'held kB': Math.round(held / 1000),
        'compacted kB': Math.round(size / 1000),
        'written in s': Math.round(wroteMs / 100) / 10,
      },
    ])
    return [
      {
        key: 'room45VsCompacted',
        value: held / size,
        unit: 'ratio',
        means:
          'live memory of a 45-minute document beyond an empty one, over the bytes of its compacted state',
      },
    ]
  } finally {
    inspected.close()
    await running.end()
  }
}

/** Live bytes, once whatever is still tidied up has come to rest. */
async function resting(inspected: Inspected): Promise<number> {
  let last = await inspected.live()
  let looks = 0
  for (let i = 0; i < mostLooks && looks < restingLooks; i++) {
    await new Promise(later => setTimeout(later, lookMs))
    const now = await inspected.live()
    looks = Math.abs(now - last) < last * restingShare ? looks + 1 : 0
    last = now
  }
  if (looks < restingLooks) throw new Error('the memory of the server does not come to rest')
  return last
}

function compacted(whole: Uint8Array): number {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, whole)
  const { length } = Y.encodeStateAsUpdate(doc)
  doc.destroy()
  return length
}
