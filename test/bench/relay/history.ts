/** Writes the document of a 45-minute interview into a room, as fast as its limits allow two people. Knows no measurement. */
import type { Seats } from './rooms.js'
import { takeSeat, type Seat } from './seat.js'
import { dragging, typing } from './updates.js'

/** Changes in it: a little more dragging than typing, some keys erased. */
export const changes = 20_000
const [typedShare, eraseEvery] = [3 / 7, 20]
/** Frames a second and at once, well below what a connection is cut for. */
const [perSecond, burst] = [1700, 4000]
/** Frames that may wait for the disk, so that the server is never flooded. */
const mostUnsaved = 800

/** Resolves once all of it is on the server's disk and the writers are gone. */
export async function writeHistory(origin: string, { room, tokens }: Seats): Promise<void> {
  const [typist = '', drawer = ''] = tokens
  const typed = Math.round(changes * typedShare)
  const hand = typing(newClient())
  const board = dragging(newClient())
  // Both sit before either writes, so that nobody's failure goes unheard.
  const [typistSeat, drawerSeat] = [
    await takeSeat(origin, room, typist),
    await takeSeat(origin, room, drawer),
  ]
  await Promise.all([
    write(typistSeat, typed, i => (i % eraseEvery === eraseEvery - 1 ? hand.erase() : hand.letter())),
    write(drawerSeat, changes - typed, () => board.move()),
  ])
}

/** Ids take five bytes, as those of real clients do, and nobody has one twice. */
let clients = 0x2000_0000
const newClient = (): number => clients++

async function write(seat: Seat, count: number, next: (i: number) => Uint8Array): Promise<void> {
  // Only so much may come before the document is loaded.
  await seat.whole
  const started = performance.now()
  for (let i = 0; i < count || seat.saved < seat.sent;) {
    if (seat.lost !== undefined) throw new Error(`a writer was cut off with ${seat.lost}`)
    const due = burst + ((performance.now() - started) / 1000) * perSecond
    for (; i < Math.min(count, due) && seat.sent - seat.saved < mostUnsaved; i++) seat.send(next(i))
    await new Promise(later => setTimeout(later, 2))
  }
  seat.close()
}
