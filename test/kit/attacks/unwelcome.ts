/** Everything that somebody who may not write can send all the same: true changes, broken ones, every kind of message. */
import * as Y from 'yjs'
import { looked } from './looked.js'
import type { Random } from '../random.js'
import {
  becomes,
  block,
  change,
  openDoor,
  presence,
  sees,
  synced,
  uint,
  type Door,
  type Peer,
} from '../relay-door.js'
import type { Guard } from '../../../server/src/relay/guards.js'

export interface Unwelcome {
  /** Frames that the relay has looked at. */
  readonly frames: number
  /** Something of the document is not as it was: at the relay, at who looks on, or in the journal. */
  readonly applied: boolean
  /** Presences seen by others that did not bear their sender's own seat. */
  readonly spoofed: number
  /** Presences that were seen at all: what a seat without the right to write may still do. */
  readonly present: number
}

const seats = ['observer', 'candidate before the start', 'interviewer after the end'] as const

export async function sendUnwelcome(given: {
  readonly random: Random
  readonly frames: number
  readonly without?: ReadonlySet<Guard>
}): Promise<Unwelcome> {
  const { random, frames, without = new Set() } = given
  const door = await openDoor({ pingMs: 60_000, without })
  try {
    const watcher = door.join('watcher')
    await synced(watcher)
    watcher.text.insert(0, 'what stands here stays')
    watcher.doc.getMap('board').set('shape', { x: 1 })
    await becomes(door.join('early').doc, ({ share }) => share.has('board'))
    const seen = watch(watcher)
    const before = await picture(door, watcher)
    let sent = 0
    while (sent < frames) sent += await oneSeat(door, random, Math.min(200, frames - sent))
    watcher.provider.awareness.setLocalStateField('last', true)
    const last = door.join('last')
    await sees(last, states => states.get(watcher.doc.clientID)?.last === true)
    const after = await picture(door, watcher)
    return { frames: sent, applied: after !== before, ...seen }
  } finally {
    await door.close()
  }
}

/** One seat's connection, until it is cut or has sent its share; each frame is followed by a question whose answer is awaited. */
async function oneSeat(door: Door, random: Random, share: number): Promise<number> {
  const seat = random.pick(seats)
  door.may.set(seat, { mayRead: true, mayWrite: false })
  const raw = await door.raw(encodeURIComponent(seat))
  const doc = new Y.Doc()
  doc.clientID = random.below(2 ** 32)
  Y.applyUpdate(doc, await door.relay.snapshot('r', 'work'))
  let sent = 0
  while (sent < share && raw.socket.readyState === raw.socket.OPEN) {
    raw.socket.send(Uint8Array.from(frame(random, doc)))
    sent += 1
    await looked(raw)
  }
  raw.socket.terminate()
  doc.destroy()
  return sent
}
function frame(random: Random, doc: Y.Doc): number[] {
  switch (random.below(6)) {
    case 0:
      return change(trueChange(random, doc))
    case 1:
      return [0, 1, ...block(trueChange(random, doc))]
    case 2: {
      const broken = [...trueChange(random, doc)]
      broken[random.below(broken.length)] = random.below(256)
      return [0, 1 + random.below(2), ...block(broken)]
    }
    case 3:
      return presence([
        random.pick([doc.clientID, random.below(2 ** 32)]),
        random.below(1000),
        '{"user":{"seat":"watcher"}}',
      ])
    case 4:
      return [random.below(256), ...random.bytes(random.below(30))]
    default:
      return [random.below(4), ...uint(random.below(5)), ...block(random.bytes(random.below(60)))]
  }
}
/** A change as an honest client would make it, with its ground under it. */
function trueChange(random: Random, doc: Y.Doc): Uint8Array {
  const before = Y.encodeStateVector(doc)
  const text = doc.getText('t')
  if (random.chance(0.3) && text.length > 0) text.delete(random.below(text.length), 1)
  else if (random.chance(0.5)) text.insert(random.below(text.length + 1), 'x')
  else doc.getMap('board').set(`shape${random.below(9)}`, { x: random.below(100) })
  return Y.encodeStateAsUpdate(doc, before)
}

/** Counts the presences that come to the watcher, and those that do not bear a seat of ours. */
function watch({ provider, doc }: Peer): { spoofed: number; present: number } {
  const seen = { spoofed: 0, present: 0 }
  provider.awareness.on('change', ({ added, updated }: Record<'added' | 'updated', number[]>) => {
    for (const id of [...added, ...updated]) {
      const seat: unknown = provider.awareness.getStates().get(id)?.['user']?.seat
      if (id === doc.clientID) continue
      seen.present += 1
      if (!seats.some(own => own === seat) && seat !== 'last' && seat !== 'early') seen.spoofed += 1
    }
  })
  return seen
}
async function picture(door: Door, { doc }: Peer): Promise<string> {
  const server = new Y.Doc()
  Y.applyUpdate(server, await door.relay.snapshot('r', 'work'))
  const states = [server, doc].map(one => [
    Buffer.from(Y.encodeSnapshot(Y.snapshot(one))).toString('hex'),
    one.toJSON(),
  ])
  server.destroy()
  return JSON.stringify([states, door.journal.disk.streams.get('doc/r/work')?.end])
}
