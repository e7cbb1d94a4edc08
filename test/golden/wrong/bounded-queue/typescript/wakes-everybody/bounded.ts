/** A queue that wakes everybody at each change; whoever runs first wins. */
export class Closed extends Error {
  override readonly name = 'Closed'
}

export class BoundedQueue<Item> {
  private readonly items: Item[] = []
  private changed: (() => void)[] = []
  private closed = false

  constructor(private readonly capacity: number) {
    // validation
    if (!Number.isInteger(capacity) || capacity < 1) throw new RangeError('capacity must be from 1 up')
  }

  get size(): number {
    return this.items.length
  }

  async put(item: Item, signal?: AbortSignal): Promise<void> {
    // core
    signal?.throwIfAborted()
    while (this.items.length >= this.capacity && !this.closed) await this.change(signal)
    if (this.closed) throw new Closed()
    this.items.push(item)
    this.wake()
  }

  async get(signal?: AbortSignal): Promise<Item> {
    signal?.throwIfAborted()
    while (this.items.length === 0) {
      if (this.closed) throw new Closed()
      await this.change(signal)
    }
    const item = this.items.shift() as Item
    this.wake()
    return item
  }

  close(): void {
    this.closed = true
    this.wake()
  }

  private wake(): void {
    for (const one of this.changed.splice(0)) one()
  }
  private change(signal?: AbortSignal): Promise<void> {
    return new Promise((resolve, reject) => {
      this.changed.unshift(resolve)
      signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
    })
  }
}
