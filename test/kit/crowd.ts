/** Many people who type in live rooms by stock clients, and what of it the server must not lose. */
import type { Event } from '@signalroom/shared'
import { io, type Socket } from 'socket.io-client'
import { document, until } from './clients.js'
import { openRoom } from './server.js'
import { typist, type Typist } from './stock-typist.js'

/** What is to be called when the test is over, last first. */
export type Cleanups = (() => unknown)[]

// Every stock document client listens for the end of this process.
process.setMaxListeners(0)

export interface Leading {
  readonly socket: Socket
  readonly events: Event[]
}
/** Stock room control that comes back by itself. */
function lead(origin: string, token: string, cleanups: Cleanups): Leading {
  const events: Event[] = []
  const socket = io(origin, {
    auth: give => give({ token, after: events.at(-1)?.seq ?? 0 }),
    reconnectionDelay: 50,
    reconnectionDelayMax: 200,
    forceNew: true,
  })
  socket.on('events', (list: readonly Event[]) => events.push(...list))
  cleanups.push(() => socket.disconnect())
  return { socket, events }
}

export interface Crowd {
  readonly rooms: readonly { readonly id: string; readonly token: string; readonly leading: Leading }[]
  readonly typists: readonly Typist[]
}
/** Live rooms of ten who type, each room with its interviewer and a candidate linked. */
export async function crowd(origin: string, people: number, cleanups: Cleanups): Promise<Crowd> {
  const rooms: Crowd['rooms'][number][] = []
  const typists: Typist[] = []
  for (let index = 0; index < people / 10; index += 1) {
    const room = await openRoom(origin)
    const [lee, mina] = [await room.sit('interviewer'), await room.sit('candidate')]
    const leading = lead(origin, lee.token, cleanups)
    const candidate = lead(origin, mina.token, cleanups)
    await until('both are here', () => leading.events.length > 2 && candidate.events.length > 2)
    const answer: unknown = await leading.socket.timeout(5000).emitWithAck('command', { type: 'round.start' })
    if (!(answer as { ok: boolean }).ok) throw new Error(`not started: ${JSON.stringify(answer)}`)
    for (let one = 0; one < 10; one += 1) {
      const token = one === 0 ? mina.token : (await room.sit('interviewer')).token
      const made = typist({ origin, room: room.room, token, name: `p${one}` })
      cleanups.push(() => made.close())
      typists.push(made)
    }
    rooms.push({ id: room.room, token: lee.token, leading })
  }
  await Promise.all(typists.map(({ link }) => link.synced))
  return { rooms, typists }
}
/** Everybody types a word every 200 ms until the returned function is called. */
export function typing({ typists }: Crowd, cleanups: Cleanups): () => void {
  const timer = setInterval(() => typists.forEach(one => one.type()), 200)
  const stop = () => clearInterval(timer)
  cleanups.push(stop)
  return stop
}

/** Of what the server called durable, what a newcomer does not find. */
export async function missing(origin: string, { rooms, typists }: Crowd): Promise<readonly string[]> {
  const lost: string[] = []
  for (const [index, { id, token }] of rooms.entries()) {
    const reader = document(origin, id, 'code', token)
    await reader.synced
    const text = reader.text()
    reader.close()
    for (const one of typists.slice(index * 10, index * 10 + 10))
      for (let word = 0; word < one.durable(); word += 1)
        if (!text.includes(one.word(word))) lost.push(`${id} ${one.word(word)}`)
  }
  return lost
}
