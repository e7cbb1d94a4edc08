/** The store with its disk in a thread of its own: no commit, however slow, holds up this one. Knows no SQLite. */
import { Worker } from 'node:worker_threads'
import type { Disk, Objection, Reads, StoreReport, Write } from '../disk.js'
import { OpenedStore } from '../store.js'
import type { Store } from '../port.js'
import { opened, retold, type Reply, type Request, type ThreadGiven, type ToldError } from './message.js'
import { encodeGroup } from './group-codec.js'
import type { StoreSettings } from './open-here.js'

export interface ThreadedSettings extends StoreSettings {
  /**
   * How long what is acknowledged may stand in the file before the tables, in milliseconds; 0: each group goes into them at
   * once.
   */
  readonly settleMs?: number
  /** The thread's program; given only by a test that lets it die. */
  readonly thread?: URL
}

/** Opens the folder's store; rejects with `InUse` if another process has it, with `WrittenByNewer` if a newer program had. */
export async function openStore(settings: ThreadedSettings): Promise<Store> {
  const { folder, report, windowMs = 25, settleMs = 1000, thread = ownThread } = settings
  const there = new DiskInThread(startThread(thread, { folder, settleMs }), report)
  await there.open
  return new OpenedStore(there, report, windowMs)
}

/** Beside this file, as source or as built. */
const ownThread = new URL(import.meta.url.endsWith('.ts') ? './thread.ts' : './thread.js', import.meta.url)

function startThread(thread: URL, workerData: ThreadGiven): Worker {
  const given = { workerData, execArgv: [] }
  if (thread.pathname.endsWith('.js')) return new Worker(thread, given)
  // Node 20 runs no loader given by --import in a thread: from source it must register one itself.
  const load = `import('tsx/esm/api').then(({ register }) => (register(), import('${thread.href}')))`
  return new Worker(load, { ...given, eval: true })
}

interface AskedOfThread {
  readonly done: (answer: unknown) => void
  readonly fail: (failure: Error) => void
}

class DiskInThread implements Disk {
  /** Settles with the opening of the folder. */
  readonly open: Promise<unknown>
  readonly #worker: Worker
  readonly #report: StoreReport
  readonly #asked = new Map<number, AskedOfThread>()
  readonly #gone: Promise<void>
  #asks = 0
  #state: 'opening' | 'open' | 'closed' = 'opening'
  #ended: Error | undefined

  constructor(worker: Worker, report: StoreReport) {
    this.#worker = worker
    this.#report = report
    this.open = this.#answerTo(0).then(() => (this.#state = 'open'))
    this.#gone = new Promise(resolve => worker.once('exit', () => resolve()))
    worker.on('message', (reply: Reply) => this.#hear(reply))
    worker.once('error', (error: Error) => this.#end(error.message))
    worker.once('exit', code => this.#end(`it left with ${code}`))
  }
  async commit(writes: readonly Write[]): Promise<readonly (Objection | undefined)[]> {
    const group = encodeGroup(writes)
    const objections = await this.#send({ type: 'commit', group }, [group.buffer as ArrayBuffer])
    // As `thread` answers: nothing but conflicts and damage is told of single writes.
    return (objections as readonly (ToldError | undefined)[]).map(it => it && (retold(it) as Objection))
  }
  async ask<Name extends keyof Reads>(name: Name, ...of: Parameters<Reads[Name]>) {
    return opened(name, await this.#send({ type: 'ask', name, of }))
  }
  async close(): Promise<void> {
    if (this.#ended) return
    // Before it is asked: its last word and its end may arrive together.
    this.#state = 'closed'
    await this.#send({ type: 'close' })
    await this.#gone
  }

  #send(
    request: Request extends infer Each ? (Each extends Request ? Omit<Each, 'id'> : never) : never,
    give: readonly ArrayBuffer[] = [],
  ): Promise<unknown> {
    if (this.#ended) return Promise.reject(this.#ended)
    this.#asks += 1
    const id = this.#asks
    const answer = this.#answerTo(id)
    this.#worker.postMessage({ ...request, id }, give)
    return answer
  }
  #answerTo(id: number): Promise<unknown> {
    return new Promise((done, fail) => void this.#asked.set(id, { done, fail }))
  }
  #hear(reply: Reply): void {
    if (reply.type === 'event') return this.#report(reply.event)
    const asked = this.#asked.get(reply.id)
    this.#asked.delete(reply.id)
    if (reply.type === 'answer') asked?.done(reply.answer)
    else asked?.fail(retold(reply.failure))
  }
  /** Without its thread the store is over: nobody waits for an answer that cannot come. */
  #end(reason: string): void {
    if (this.#ended) return
    this.#ended = new Error(`the thread that writes to the disk has ended: ${reason}`)
    for (const { fail } of this.#asked.values()) fail(this.#ended)
    this.#asked.clear()
    if (this.#state === 'open') this.#report({ type: 'store.ended', reason })
  }
}
