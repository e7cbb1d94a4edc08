/** Clients that stop reading in a busy room: what they cost the server, and those who read on. */
import type { Raw } from '../relay-door.js'
import { joinAt, rawAt, sees, synced } from '../relay-door.js'
import { echo, quantile } from '../echo.js'
import { until } from '../clients.js'
import type { DoorProcess } from './door-process.js'

/** Milliseconds. */
interface Delay {
  readonly p50: number
  readonly p99: number
}
const delay = (took: readonly number[]): Delay => ({ p50: quantile(took, 0.5), p99: quantile(took, 0.99) })

export interface Deaf {
  /** Megabytes that the server held at most, beyond the most that it held in the same room before. */
  readonly heldMb: number
  /** The same of all that its process took, with garbage that nobody has collected yet. */
  readonly residentMb: number
  /** Between two who read, before and while others are deaf. */
  readonly before: Delay
  readonly during: Delay
  /** Connections of the deaf that the server ended, of all. */
  readonly cut: number
  readonly deaf: number
}

/** Pieces of every salvo, their size, and how often one is written: some three megabytes a second. */
const [pieces, pieceBytes, everyMs] = [16, 4000, 20]
const [calmMs, lookMs] = [2500, 500]

/** `ms`: how long a machine that keeps up takes to write what is written meanwhile. */
export async function beDeaf(door: DoorProcess, given: { count: number; ms: number }): Promise<Deaf> {
  const [writer, reader, busy] = [
    joinAt(door.url, 'writer', 'loud'),
    joinAt(door.url, 'reader', 'loud'),
    joinAt(door.url, 'busy', 'loud'),
  ]
  await Promise.all([writer, reader, busy].map(synced))
  busy.provider.awareness.setLocalStateField('here', true)
  await sees(reader, states => states.get(busy.doc.clientID)?.here === true)
  let salvos = 0
  const shout = setInterval(() => {
    salvos += 1
    const map = busy.doc.getMap('blobs')
    // Each in a message of its own: a busy room is many small ones.
    for (let i = 0; i < pieces; i++) map.set(`blob ${i}`, String(salvos).padStart(pieceBytes, '.'))
  }, everyMs)
  let [held, resident] = [0, 0]
  const looking = setInterval(() => {
    resident = Math.max(resident, door.memoryMb())
    void door.liveMb().then(
      live => {
        held = Math.max(held, live)
      },
      () => {},
    )
  }, lookMs)
  const calm = echo(writer, reader)
  await new Promise(later => setTimeout(later, calmMs))
  const before = delay(await calm.stop())
  // What a busy room takes by itself, with its garbage.
  const start = { held, resident }
  const deaf = await Promise.all(
    Array.from({ length: given.count }, (_, i) => stopReading(door.url, `deaf${i}`)),
  )
  const loud = echo(writer, reader)
  // As much is written on a slow machine, which takes longer for it.
  const enough = salvos + given.ms / everyMs
  await until('as much is written', () => salvos >= enough, 8 * given.ms)
  const during = delay(await loud.stop())
  clearInterval(shout)
  clearInterval(looking)
  const cut = await endOf(deaf)
  for (const { provider, doc } of [writer, reader, busy]) {
    provider.destroy()
    doc.destroy()
  }
  return {
    heldMb: held - start.held,
    residentMb: resident - start.resident,
    before,
    during,
    cut,
    deaf: given.count,
  }
}
async function stopReading(url: string, seat: string): Promise<Raw> {
  const raw = await rawAt(url, seat, 'loud')
  await raw.frame(frame => frame[0] === 0)
  raw.socket.pause()
  return raw
}
/** How many the server has ended: whoever reads again finds the end of the stream behind what was left. */
async function endOf(deaf: readonly Raw[]): Promise<number> {
  let cut = 0
  for (const { socket, closed } of deaf) {
    void closed.then(() => {
      cut += 1
    })
    socket.removeAllListeners('message')
    socket.resume()
  }
  await new Promise(later => setTimeout(later, 1000))
  for (const { socket } of deaf) if (socket.readyState !== socket.CLOSED) socket.terminate()
  return cut
}
