/** The same kind of story over real sockets: stock y-websocket clients that come back by themselves, a server that is killed. */
import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { until } from './clients.js'
import { beginning, handsOn, type Hands } from './hands.js'
import { hasty } from './hasty-journal.js'
import { Ledger, missing, type Account } from './ledger.js'
import { emptyDisk, memoryJournal } from './memory-journal.js'
import { roles, type PuppetRole } from './puppets.js'
import { random, type Random } from './random.js'
import { openDoor } from './relay-door.js'
import { isSame, type StoryGiven, type Told } from './story.js'

interface Person {
  readonly seat: string
  readonly role: PuppetRole
  readonly doc: Y.Doc
  readonly provider: WebsocketProvider
  readonly hands: Hands
  readonly ledger: Ledger
  /** It might have written what the relay would not take. */
  unheard: boolean
}
/** How long silence may take. */
const silenceMs = 15_000

export async function tellOverSockets({ seed, operations, careless = false }: StoryGiven): Promise<Told> {
  const chance = random(seed)
  const disk = emptyDisk()
  const journal = () => {
    const honest = memoryJournal(disk)
    return careless ? hasty(honest, write => setTimeout(write, 60)) : honest
  }
  let door = await openDoor({ journal: journal() })
  const { port } = new URL(door.url)
  await door.relay.seed('r', 'work', beginning)
  for (const i of [0, 1]) door.may.set(`observer${i}`, { mayRead: true, mayWrite: false })
  const people = [0, 1].flatMap(i => roles.map(role => sit(door.url, `${role}${i}`, role, chance)))
  let [lost, changes, restarts] = [0, 0, 0]
  const gate = (someone: Person, mayWrite: boolean) => {
    door.may.set(someone.seat, { mayRead: true, mayWrite })
    someone.unheard ||= !mayWrite
  }
  const judge = async () => {
    const document = await door.relay.snapshot('r', 'work')
    for (const { ledger } of people) lost += missing(document, ledger.acknowledged)
  }
  const restart = async () => {
    const { may } = door
    await door.kill()
    door = await openDoor({ journal: journal(), port: Number(port) })
    for (const [seat, given] of may) door.may.set(seat, given)
    restarts += 1
    await judge()
  }
  for (let i = 0; i < operations; i++) {
    const what = chance.below(1000)
    const someone = chance.pick(people)
    if (what < 700 && someone.role !== 'observer') {
      someone.hands.work(chance)
      changes += 1
    } else if (what < 760) someone.provider.disconnect()
    else if (what < 880) someone.provider.connect()
    else if (what < 900 && someone.role !== 'observer') gate(someone, chance.chance(0.5))
    else if (what < 910) await restart()
    // Some letters of one turn, some of the next: what is on its way meets what comes.
    if (chance.chance(0.4)) await new Promise(later => setTimeout(later, chance.below(8)))
  }
  await restart()
  for (const { seat, role } of people) door.may.set(seat, { mayRead: true, mayWrite: role !== 'observer' })
  for (const { unheard, provider } of people) if (unheard) provider.disconnect()
  for (const { provider } of people) provider.connect()
  const server = new Y.Doc()
  const astray = async () => {
    Y.applyUpdate(server, await door.relay.snapshot('r', 'work'))
    return people
      .filter(({ doc, provider }) => !provider.synced || !isSame(doc, server))
      .map(({ seat }) => seat)
  }
  await until('all read the same', async () => (await astray()).length === 0, silenceMs).catch(() => {})
  const left = await astray()
  await judge()
  const acknowledged = people.reduce((sum, { ledger }) => sum + ledger.acknowledged.length, 0)
  for (const { provider, doc } of people) {
    provider.destroy()
    doc.destroy()
  }
  await door.close()
  return { seed, astray: left, lost, acknowledged, changes, restarts }
}

function sit(url: string, seat: string, role: PuppetRole, chance: Random): Person {
  const doc = new Y.Doc()
  doc.clientID = 1000 + chance.below(2 ** 31)
  const ledger = new Ledger()
  const provider = new WebsocketProvider(`${url}/yjs/r`, 'work', doc, {
    WebSocketPolyfill: countingFor(ledger),
    disableBc: true,
    params: { seat },
    maxBackoffTime: 100,
  })
  return { seat, role, doc, provider, hands: handsOn(doc), ledger, unheard: false }
}

/** A socket that keeps account of what goes over it. */
function countingFor(ledger: Ledger): typeof globalThis.WebSocket {
  const counting = class extends WebSocket {
    readonly account: Account
    constructor(address: string | URL, protocols?: string | string[]) {
      super(address, protocols)
      this.account = ledger.begin()
      this.on('message', (message: ArrayBuffer) => this.account.hears(new Uint8Array(message)))
    }
    override send(message: Uint8Array): void {
      this.account.sends(message)
      super.send(message, () => {})
    }
  }
  // What a stock client uses of a browser's socket, the package's own has, too.
  return counting as unknown as typeof globalThis.WebSocket
}
