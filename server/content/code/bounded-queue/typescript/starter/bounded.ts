/** A queue that holds so many items and no more; whoever puts waits for a place, whoever gets waits for an item. */

/** The queue takes nothing more, or has nothing more to give. */
export class Closed extends Error {
  override readonly name = 'Closed'
}

export class BoundedQueue<Item> {
  private readonly capacity: number
  private readonly items: Item[] = []

  constructor(capacity: number) {
    // validation
    this.capacity = capacity
  }

  /** How many items are in it. */
  get size(): number {
    return this.items.length
  }

  /** Whoever is aborted while waiting is rejected at once, and has put nothing. */
  async put(item: Item, signal?: AbortSignal): Promise<void> {
    // core
    throw new Error(`not written yet: ${item} ${this.capacity} ${signal?.aborted}`)
  }

  /** Whoever is aborted while waiting is rejected at once, and has taken nothing. */
  async get(signal?: AbortSignal): Promise<Item> {
    throw new Error(`not written yet: ${signal?.aborted}`)
  }

  /** Nothing more goes in; what is in it can still be got. Who waits in vain is rejected: Closed. */
  close(): void {
    throw new Error('not written yet')
  }
}
