/** Speaking for another: changes under a victim's Yjs client id, and presences in its name. */
import type { WebSocket } from 'ws'
import * as Y from 'yjs'
import type { Guard } from '../../../server/src/relay/guards.js'
import type { Random } from '../random.js'
import { looked } from './looked.js'
import {
  becomes,
  change,
  openDoor,
  presence,
  reads,
  sees,
  synced,
  uint,
  type Door,
  type Peer,
  type Raw,
} from '../relay-door.js'

const forged = '\u2620'

export interface Forged {
  readonly tries: number
  /** Forged letters in the relay's document, and in those of the victims. */
  readonly applied: number
  /** Letters that victims typed and that the relay does not hold. */
  readonly lost: number
  /** Whether all victims and the relay hold the same in the end. */
  readonly converged: boolean
}

/** Every time: a forged letter at the victim's next clock reaches the relay first, then the victim types its own. */
export async function forgeChanges(given: {
  readonly random: Random
  readonly tries: number
  readonly victims: number
  readonly without?: ReadonlySet<Guard>
}): Promise<Forged> {
  const { random, tries, without = new Set() } = given
  const door = await openDoor({ pingMs: 60_000, without })
  try {
    const victims = Array.from({ length: given.victims }, (_, i) => door.join(`victim${i}`))
    await Promise.all(victims.map(synced))
    for (const { text } of victims) text.insert(0, 'a')
    let eve = await door.raw('eve')
    for (let i = 0; i < tries; i++) {
      const victim = random.pick(victims)
      if (eve.socket.readyState !== eve.socket.OPEN) eve = await door.raw('eve')
      const hears = deafened(victim)
      await forge(eve, victim)
      victim.text.insert(random.below(victim.text.length + 1), 'a')
      hears()
    }
    // Whoever comes back brings all it has and is given all it lacks; nothing heals beyond that.
    for (const { provider } of victims) provider.disconnect()
    for (const { provider } of victims) provider.connect()
    await Promise.all(
      victims.map(async victim => {
        await synced(victim)
        await marked(door, victim)
      }),
    )
    const [server, ...texts] = [await serverText(door), ...victims.map(({ text }) => text.toString())]
    const own = tries + victims.length
    return {
      tries,
      applied: [server, ...texts].reduce((sum, text) => sum + text.split(forged).length - 1, 0),
      lost: own - (server.split('a').length - 1),
      converged: texts.every(text => text === server),
    }
  } finally {
    await door.close()
  }
}
async function forge(eve: Raw, { doc }: Peer): Promise<void> {
  const id = doc.clientID
  const clock = Y.getState(doc.store, id)
  const letter = Buffer.from(forged)
  const update = [
    1,
    1,
    ...uint(id),
    ...uint(clock),
    132,
    ...uint(id),
    ...uint(clock - 1),
    letter.length,
    ...letter,
    0,
  ]
  eve.socket.send(Uint8Array.from(change(update)))
  await looked(eve)
}
/** What is on its way to a client does not reach it until the returned function is called: it knows no lie yet. */
function deafened({ provider }: Peer): () => void {
  // A stock client of this kit has a socket of this kind.
  const socket = provider.ws as unknown as WebSocket | null
  socket?.pause()
  return () => socket?.resume()
}
/** What a client says in a map goes after all it has said before: once the relay has it, it has that too. */
async function marked(door: Door, { doc }: Peer): Promise<void> {
  const key = `done by ${doc.clientID}`
  const reader = door.join('reader')
  doc.getMap('marks').set(key, true)
  await Promise.race([
    becomes(reader.doc, ({ share }) => share.has('marks') && reader.doc.getMap('marks').has(key)),
    // A relay that was told lies about this client takes its mark for known, or waits for what it never gets.
    new Promise(later => setTimeout(later, 1000)),
  ])
  reader.provider.destroy()
}
async function serverText(door: Door): Promise<string> {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, await door.relay.snapshot('r', 'work'))
  return doc.getText('t').toString()
}

export interface Impersonated {
  readonly tries: number
  /** States shown as the victim's that it never set. */
  readonly spoofed: number
  /** Milliseconds from the victim's next state to its being seen, one for each try; those never seen are left out. */
  readonly seenMs: readonly number[]
}

/** Every time: presences in the victim's name with huge clocks, or saying that it is gone; then the victim's own next one. */
export async function impersonate(given: {
  readonly random: Random
  readonly tries: number
  readonly without?: ReadonlySet<Guard>
}): Promise<Impersonated> {
  const { random, tries, without = new Set() } = given
  const door = await openDoor({ pingMs: 60_000, without })
  try {
    const [victim, watcher] = [door.join('victim'), door.join('watcher')]
    await Promise.all([victim, watcher].map(synced))
    const id = victim.doc.clientID
    let [spoofed, shown] = [0, 0]
    victim.provider.awareness.setLocalStateField('turn', 0)
    await sees(watcher, states => states.get(id)?.turn === 0)
    watcher.provider.awareness.on('change', () => {
      const state = watcher.provider.awareness.getStates().get(id)
      if (state?.['turn'] !== shown && state?.['turn'] !== shown - 1) spoofed += 1
    })
    const seenMs: number[] = []
    let eve = await door.raw('eve')
    for (let turn = 1; turn <= tries; turn++) {
      if (eve.socket.readyState !== eve.socket.OPEN) eve = await door.raw('eve')
      const hears = deafened(victim)
      const clock = random.pick([turn + 5, 2 ** 31, 2 ** 40, 2 ** 52])
      eve.send(...presence([id, clock, random.pick(['null', '{"turn":-5}', '{"user":{"seat":"victim"}}'])]))
      await looked(eve)
      shown = turn
      const started = performance.now()
      victim.provider.awareness.setLocalStateField('turn', turn)
      // What the victim types goes after its state: once it is here, the state has been, or never will be.
      victim.text.insert(0, 'a')
      const isSeen = () => watcher.provider.awareness.getStates().get(id)?.['turn'] === turn
      await Promise.race([
        sees(watcher, isSeen).then(() => seenMs.push(performance.now() - started)),
        reads(watcher, 'a'.repeat(turn)).then(() => new Promise(later => setTimeout(later, 200))),
      ])
      hears()
    }
    return { tries, spoofed, seenMs }
  } finally {
    await door.close()
  }
}
