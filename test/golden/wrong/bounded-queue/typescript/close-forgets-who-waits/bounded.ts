/** A queue that holds so many items and no more; whoever puts waits for a place, whoever gets waits for an item. */

/** The queue takes nothing more, or has nothing more to give. */
export class Closed extends Error {
  override readonly name = 'Closed'
}

interface Waiting<Given> {
  readonly give: (given: Given) => void
  readonly refuse: (reason: unknown) => void
}

/** Shared are the items and the two lines. At most one line holds anybody: the one for places while it is full. */
export class BoundedQueue<Item> {
  private readonly capacity: number
  private readonly items: Item[] = []
  private readonly getters = new Set<Waiting<Item>>()
  private readonly putters = new Map<Waiting<void>, Item>()
  private closed = false

  constructor(capacity: number) {
    // validation
    if (!Number.isInteger(capacity) || capacity < 1)
      throw new RangeError('capacity must be a whole number from 1 up')
    this.capacity = capacity
  }

  /** How many items are in it. */
  get size(): number {
    return this.items.length
  }

  /** Whoever is aborted while waiting is rejected at once, and has put nothing. */
  async put(item: Item, signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted()
    // core
    if (this.closed) throw new Closed()
    const [getter] = this.getters
    if (getter) {
      this.getters.delete(getter)
      getter.give(item)
    } else if (this.items.length < this.capacity) this.items.push(item)
    else await waits<void>(signal, waiting => this.putters.set(waiting, item), this.putters)
  }

  /** Whoever is aborted while waiting is rejected at once, and has taken nothing. */
  async get(signal?: AbortSignal): Promise<Item> {
    signal?.throwIfAborted()
    if (this.items.length > 0) {
      const item = this.items.shift() as Item
      const [next] = this.putters
      if (next) {
        const [putter, waited] = next
        this.putters.delete(putter)
        this.items.push(waited)
        putter.give()
      }
      return item
    }
    if (this.closed) throw new Closed()
    return waits<Item>(signal, waiting => this.getters.add(waiting), this.getters)
  }

  /** Like get; rejects with a TimeoutError when nothing came in time, and then nothing is lost. */
  getWithin(ms: number): Promise<Item> {
    return this.get(AbortSignal.timeout(ms))
  }

  /** Nothing more goes in; what is in it can still be got. Who waits in vain is rejected: Closed. */
  close(): void {
    this.closed = true
  }
}

/** Waits in a line until something is given; an abort leaves the line. What was given first stays given. */
function waits<Given>(
  signal: AbortSignal | undefined,
  join: (waiting: Waiting<Given>) => void,
  line: { delete(waiting: Waiting<Given>): boolean },
): Promise<Given> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      if (line.delete(waiting)) reject(signal?.reason)
    }
    const waiting: Waiting<Given> = {
      give(given) {
        signal?.removeEventListener('abort', leave)
        resolve(given)
      },
      refuse(reason) {
        signal?.removeEventListener('abort', leave)
        reject(reason)
      },
    }
    signal?.addEventListener('abort', leave, { once: true })
    join(waiting)
  })
}
