/**
 * The store as everybody sees it: gathers writes into groups and hands over one group at a time, remembers the grants used
 * last, refuses once closed. Knows no disk.
 */
import type { Disk, Objection, Reads, StoreReport, Write } from './disk.js'
import { Closed, type Draft, type Entry, type Snapshot, type Store } from './port.js'
import { Recent } from './recent.js'

/** A write and the one who waits for it. */
interface WaitingWrite {
  readonly write: Write
  readonly settle: (problem: unknown) => void
}

const heartbeatMs = 2000
/** A disk that has not answered by then does not answer. */
const answerMs = 3000
/** Grants of the seats and keys used last, so that a join waits for no disk. */
const mostGrants = 4096

export class OpenedStore implements Store {
  readonly #disk: Disk
  readonly #report: StoreReport
  readonly #group: ReturnType<typeof groupWrites<WaitingWrite>>
  readonly #grants = new Recent<string>(mostGrants)
  #closing: Promise<void> | undefined
  /** Whether the last commit failed. */
  #failing = false
  #beat = Number.NEGATIVE_INFINITY

  /** `windowMs`: how long a write may wait for company. */
  constructor(disk: Disk, report: StoreReport, windowMs: number) {
    this.#disk = disk
    this.#report = report
    this.#group = groupWrites(windowMs, waiting => this.#commit(waiting))
  }

  async append(stream: string, expected: number, drafts: readonly Draft[]): Promise<void> {
    for (const { at } of drafts) if (!Number.isSafeInteger(at)) throw new Error(`${at} is no time`)
    await this.#write({ type: 'append', stream, expected, count: drafts.length, drafts })
  }
  read(stream: string, after: number): Promise<readonly Entry[]> {
    return this.#ask('read', stream, after)
  }
  end(stream: string): Promise<number> {
    return this.#ask('end', stream)
  }
  async keepSnapshot(stream: string, snapshot: Snapshot): Promise<void> {
    await this.#write({ type: 'keepSnapshot', stream, snapshot })
  }
  snapshot(stream: string): Promise<Snapshot | undefined> {
    return this.#ask('snapshot', stream)
  }
  streams(prefix: string): Promise<readonly string[]> {
    return this.#ask('streams', prefix)
  }
  async erase(streams: readonly string[]): Promise<void> {
    await this.#write({ type: 'erase', streams, grants: [] })
  }
  async rewrite(stream: string, drafts: readonly Draft[]): Promise<void> {
    await this.#write({ type: 'rewrite', stream, drafts })
  }
  async forget(part: string): Promise<void> {
    await this.#write({ type: 'erase', streams: [], grants: [part] })
    this.#grants.drop(grant => grant.includes(part))
  }
  async keep(hash: string, grant: string): Promise<void> {
    await this.#write({ type: 'keep', hash, grant })
    this.#grants.put(hash, grant)
  }
  async find(hash: string): Promise<string | undefined> {
    const known = this.#closing ? undefined : this.#grants.get(hash)
    if (known !== undefined) return known
    // The disk answers in the order it was asked: this cannot overtake a later `keep`.
    const grant = await this.#ask('find', hash)
    if (grant !== undefined) this.#grants.put(hash, grant)
    return grant
  }
  heartbeat(at: number): void {
    if (this.#closing || (at >= this.#beat && at - this.#beat < heartbeatMs)) return
    this.#beat = at
    this.#group.add({ write: { type: 'beat', at }, settle: () => {} })
  }
  lastHeartbeat(): Promise<number | undefined> {
    return this.#ask('lastHeartbeat')
  }
  async answers(): Promise<boolean> {
    if (this.#closing || this.#failing) return false
    const late = new Promise<false>(resolve => void setTimeout(resolve, answerMs, false).unref())
    return Promise.race([
      late,
      this.#disk.ask('lastHeartbeat').then(
        () => true,
        () => false,
      ),
    ])
  }
  close(): Promise<void> {
    this.#closing ??= this.#group.flush().then(() => this.#disk.close())
    return this.#closing
  }

  async #ask<Name extends keyof Reads>(
    name: Name,
    ...of: Parameters<Reads[Name]>
  ): Promise<ReturnType<Reads[Name]>> {
    if (this.#closing) throw new Closed()
    return this.#disk.ask(name, ...of)
  }
  #write(write: Write): Promise<void> {
    if (this.#closing) return Promise.reject(new Closed())
    return new Promise((done, fail) => {
      this.#group.add({
        write,
        settle: problem => {
          if (problem === undefined) done()
          else fail(problem)
        },
      })
    })
  }
  /** An objection concerns its own write alone and spoils no other; a failure is everybody's. */
  async #commit(waiting: readonly WaitingWrite[]): Promise<void> {
    let objections: readonly (Objection | undefined)[]
    try {
      objections = await this.#disk.commit(waiting.map(({ write }) => write))
      this.#failing = false
    } catch (failure) {
      this.#failing = true
      const reason = failure instanceof Error ? failure.message : String(failure)
      this.#report({ type: 'write.failed', writes: waiting.length, reason })
      for (const { settle } of waiting) settle(failure)
      return
    }
    waiting.forEach(({ settle }, i) => settle(objections[i]))
  }
}

/** At most this many share a group, so that nobody waits long behind others. */
const mostInGroup = 5000

/**
 * A queue that hands everything of the last `windowMs` to `commit` (which never rejects), once the group before it is
 * done. `flush` hands over at once what is queued; it resolves when nothing is left.
 */
function groupWrites<Item>(windowMs: number, commit: (items: readonly Item[]) => Promise<void>) {
  let queue: Item[] = []
  let timer: NodeJS.Timeout | undefined
  /** The window is over, and only the group before is waited for. */
  let due = false
  let running: Promise<void> | undefined

  function over(): void {
    timer = undefined
    due = true
    hand()
  }
  function hand(): void {
    if (running || !due) return
    const items = queue.slice(0, mostInGroup)
    queue = queue.slice(mostInGroup)
    due = queue.length > 0
    running = commit(items).then(() => {
      running = undefined
      hand()
    })
  }
  function add(item: Item): void {
    queue.push(item)
    if (!due) timer ??= setTimeout(over, windowMs)
  }
  async function flush(): Promise<void> {
    clearTimeout(timer)
    if (queue.length > 0) over()
    if (!running) return
    await running
    await flush()
  }
  return { add, flush }
}
