/** A story of six people, a network that fails and a server that dies, told by a seed; and what is true when it is over. */
import * as Y from 'yjs'
import type { Without } from '../../server/src/relay/guards.js'
import { openRelay, type Relay } from '../../server/src/relay/relay.js'
import { fakeTime, latch, settle } from './fake-socket.js'
import { beginning } from './hands.js'
import { hasty } from './hasty-journal.js'
import { missing } from './ledger.js'
import { emptyDisk, memoryJournal, type MemoryStore } from './memory-journal.js'
import { Puppet, roles, type MayWrite } from './puppets.js'
import { random, type Random } from './random.js'

export interface Told {
  readonly seed: number
  /** Seats whose document is not the server's, or who wait for something. */
  readonly astray: readonly string[]
  /** Changes that were acknowledged and are not in the server's document, at any of its starts and at the end. */
  readonly lost: number
  readonly acknowledged: number
  readonly changes: number
  readonly restarts: number
}
export interface StoryGiven {
  readonly seed: number
  readonly operations: number
  readonly without?: Without
  /** The journal says that it has written before it has. */
  readonly careless?: boolean
}

export async function tell({
  seed,
  operations,
  without = new Set(),
  careless = false,
}: StoryGiven): Promise<Told> {
  const chance = random(seed)
  const stage = new Stage(chance, without, careless)
  await stage.open()
  for (let i = 0; i < operations; i++) await stage.turn()
  const told = await stage.end()
  return { seed, ...told }
}

/** A server's life: from its start to its end, with a clock and a journal of its own over a disk that stays. */
interface Server {
  readonly relay: Relay
  readonly journal: MemoryStore
  readonly time: ReturnType<typeof fakeTime>
}

class Stage {
  readonly #random: Random
  readonly #without: Without
  readonly #careless: boolean
  readonly #disk = emptyDisk()
  readonly #may: MayWrite = { interviewer: true, candidate: true, observer: false }
  readonly #people: readonly Puppet[]
  #server: Server
  #release: (() => void) | undefined
  #lost = 0
  #changes = 0
  #restarts = 0

  constructor(chance: Random, without: Without, careless: boolean) {
    this.#random = chance
    this.#without = without
    this.#careless = careless
    this.#server = this.#start(1_000_000)
    this.#people = [0, 1].flatMap(i =>
      roles.map(role => new Puppet(`${role} ${i}`, role, 1000 + chance.below(2 ** 31), this.#may)),
    )
  }
  async open(): Promise<void> {
    await this.#server.relay.seed('r', 'work', beginning)
    for (const person of this.#people) person.link(this.#server.relay)
    await settle()
  }
  async turn(): Promise<void> {
    const what = this.#random.below(1000)
    const someone = this.#random.pick(this.#people)
    if (what < 430) this.#work(someone)
    else if (what < 800) this.#carry(someone)
    else if (what < 830) someone.unlink()
    else if (what < 940) someone.link(this.#server.relay)
    else if (what < 955)
      this.#may[this.#random.pick(['interviewer', 'candidate'] as const)] = this.#random.chance(0.5)
    else if (what < 970) this.#hold()
    else if (what < 982) this.#letGo()
    else if (what < 988) this.#server.time.advance(this.#random.pick([25, 600, 6000]))
    else if (what < 992) this.#empty()
    else await this.#restart()
    await settle()
  }
  /** Silence: what was held is let go, who is away comes back, and who was not heard comes anew; then all is carried. */
  async end(): Promise<Omit<Told, 'seed'>> {
    this.#letGo()
    this.#may.interviewer = true
    this.#may.candidate = true
    for (const person of this.#people) if (person.unheard) person.unlink()
    await this.#carryAll()
    await this.#judgeSaved()
    const server = new Y.Doc()
    Y.applyUpdate(server, await this.#snapshot())
    const astray = this.#people.filter(({ doc }) => !isSame(doc, server)).map(({ seat }) => seat)
    await this.#restart()
    await this.#judgeSaved()
    const acknowledged = this.#people.reduce((sum, { ledger }) => sum + ledger.acknowledged.length, 0)
    for (const person of this.#people) person.close()
    server.destroy()
    void this.#server.relay.close()
    return { astray, lost: this.#lost, acknowledged, changes: this.#changes, restarts: this.#restarts }
  }

  #work(someone: Puppet): void {
    if (someone.role === 'observer') return
    someone.hands.work(this.#random)
    this.#changes += 1
  }
  #carry(someone: Puppet): void {
    const count = 1 + this.#random.below(6)
    this.#server.time.advance(this.#random.below(30))
    if (this.#random.chance(0.5)) someone.carryOut(count)
    else someone.carryIn(count)
  }
  #hold(): void {
    if (this.#release) return
    const { promise, release } = latch()
    this.#server.journal.hold = promise
    this.#release = release
  }
  #letGo(): void {
    this.#server.journal.hold = undefined
    this.#release?.()
    this.#release = undefined
  }
  /** Everybody leaves, for longer than a document stays in memory. */
  #empty(): void {
    for (const person of this.#people) person.unlink()
    this.#server.time.advance(this.#random.pick([1000, 40_000]))
  }
  /** The process dies: what it had not written is gone. */
  async #restart(): Promise<void> {
    const { journal, relay, time } = this.#server
    journal.failAppends = new Error('the process is dead')
    this.#letGo()
    for (const person of this.#people) person.unlink()
    void relay.close()
    await settle()
    this.#server = this.#start(time.now())
    this.#restarts += 1
    await this.#judgeSaved()
  }
  #start(at: number): Server {
    const time = fakeTime(at)
    const honest = memoryJournal(this.#disk)
    const journal = this.#careless ? hasty(honest, write => write()) : honest
    const relay = openRelay({
      journal,
      now: time.now,
      schedule: time.schedule,
      report: () => {},
      without: this.#without,
    })
    return { relay, journal, time }
  }
  async #judgeSaved(): Promise<void> {
    const document = await this.#snapshot()
    for (const { ledger } of this.#people) this.#lost += missing(document, ledger.acknowledged)
  }
  #snapshot(): Promise<Uint8Array> {
    return this.#server.relay.snapshot('r', 'work')
  }
  async #carryAll(): Promise<void> {
    for (let quiet = 0; quiet < 3;) {
      for (const person of this.#people) {
        person.link(this.#server.relay)
        person.carryOut(Number.POSITIVE_INFINITY)
        person.carryIn(Number.POSITIVE_INFINITY)
      }
      this.#server.time.advance(500)
      await settle()
      quiet = this.#people.every(({ waiting, isLinked }) => waiting === 0 && isLinked) ? quiet + 1 : 0
    }
  }
}

/** Whether a document is the server's, with nothing that waits. */
export function isSame(doc: Y.Doc, server: Y.Doc): boolean {
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) return false
  if (!Y.equalSnapshots(Y.snapshot(doc), Y.snapshot(server))) return false
  const shown = (one: Y.Doc) =>
    JSON.stringify([sorted(one.getMap('files').toJSON()), sorted(one.getMap('board').toJSON())])
  return shown(doc) === shown(server)
}
const sorted = (map: Readonly<Record<string, unknown>>) =>
  Object.entries(map).sort(([a], [b]) => (a < b ? -1 : 1))
