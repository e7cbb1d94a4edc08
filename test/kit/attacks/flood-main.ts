/** The process of `flood`. */
import { once } from 'node:events'
import { WebSocket } from 'ws'
import { change, letter } from '../relay-door.js'
import type { Flood, FloodAsked, Flooded } from './flood.js'

/** Frames between two looks at the clock and at what the socket has not taken. */
const salvo = 50
const mostUnsent = 1 << 20

// Written by flood.
const { url, room, floods, ms } = JSON.parse(process.argv[2] ?? '{}') as FloodAsked
const end = performance.now() + ms
const cuts: Flooded['cuts'][number][] = []
const uncut: number[] = []
let frames = 0
let client = 1_000_000
await Promise.all(floods.map(attack))
const all = JSON.stringify({ frames, cuts, uncut } satisfies Flooded)
// A pipe takes some of it at a time.
await new Promise<void>(done => process.stdout.write(all, () => done()))
process.exit(0)

async function attack(kind: Flood, seat: number): Promise<void> {
  while (performance.now() < end) await strike(kind, `eve${seat}`)
}
async function strike(kind: Flood, seat: string): Promise<void> {
  const socket = new WebSocket(`${url}/yjs/${room}/work?seat=${seat}`)
  socket.on('error', () => {})
  const closed = new Promise<number>(told => socket.once('close', told))
  await Promise.race([once(socket, 'open').catch(() => {}), closed])
  const started = performance.now()
  const next = kind === 'gaps' ? gaps() : ids()
  while (performance.now() < end && socket.readyState === socket.OPEN) {
    for (let i = 0; i < salvo && socket.bufferedAmount < mostUnsent; i++, frames++)
      socket.send(Uint8Array.from(next()), () => {})
    await new Promise(later => setImmediate(later))
  }
  const took = () => performance.now() - started
  if (socket.readyState === socket.OPEN) {
    uncut.push(took())
    return socket.terminate()
  }
  cuts.push({ flood: kind, code: await closed, ms: took() })
}
function gaps(): () => number[] {
  const id = client++
  let clock = 1
  return () => {
    clock += 2
    return change(letter(id, clock))
  }
}
function ids(): () => number[] {
  return () => change(letter(client++, 0))
}
