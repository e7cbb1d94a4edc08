/** Loads each slow value once, shares it among all who ask meanwhile, and keeps it for a while. */

export interface Options {
  readonly ttlMs?: number
  readonly now?: () => number
  /** How many values are kept; beyond, the one unused for longest goes. */
  readonly maxKeys?: number
}

/** Shared are the flights and the values kept; nothing awaits between a look at them and a change of them. */
export class SingleFlight<Value> {
  private readonly load: (key: string) => Promise<Value>
  private readonly ttlMs: number
  private readonly now: () => number
  private readonly maxKeys: number
  private readonly flights = new Map<string, Promise<Value>>()
  /** In the order of use, the one unused for longest first. */
  private readonly kept = new Map<string, { readonly value: Value; readonly until: number }>()

  constructor(
    load: (key: string) => Promise<Value>,
    { ttlMs = 1000, now = () => performance.now(), maxKeys = 10_000 }: Options = {},
  ) {
    // validation
    if (typeof load !== 'function') throw new TypeError('load must be a function')
    if (typeof ttlMs !== 'number' || !Number.isFinite(ttlMs) || ttlMs <= 0)
      throw new RangeError('ttlMs must be a finite number above 0')
    if (!Number.isInteger(maxKeys) || maxKeys < 1)
      throw new RangeError('maxKeys must be a whole number from 1 up')
    this.load = load
    this.ttlMs = ttlMs
    this.now = now
    this.maxKeys = maxKeys
  }

  get size(): number {
    return this.kept.size
  }

  /** A caller whose signal is aborted is rejected at once. */
  async get(key: string, signal?: AbortSignal): Promise<Value> {
    // validation
    if (typeof key !== 'string' || key === '') throw new TypeError('a key is a text that is not empty')
    signal?.throwIfAborted()

    // core
    const kept = this.kept.get(key)
    if (kept && this.now() < kept.until) {
      this.keep(key, kept)
      return kept.value
    }
    let flight = this.flights.get(key)
    if (!flight) {
      flight = signal ? unlessAborted(this.fly(key), signal) : this.fly(key)
      this.flights.set(key, flight)
      // Everybody who waits hears of it; when all are gone, nobody must.
      flight.catch(() => {})
    }
    return signal ? unlessAborted(flight, signal) : flight
  }

  private async fly(key: string): Promise<Value> {
    // Not before the flight is noted: a loader that throws at once must find it to take it away.
    await Promise.resolve()
    try {
      const value = await this.load(key)
      this.keep(key, { value, until: this.now() + this.ttlMs })
      return value
    } finally {
      this.flights.delete(key)
    }
  }

  private keep(key: string, kept: { readonly value: Value; readonly until: number }): void {
    this.kept.delete(key)
    this.kept.set(key, kept)
    const [oldest] = this.kept.keys()
    if (this.kept.size > this.maxKeys && oldest !== undefined) this.kept.delete(oldest)
  }
}

/** Whoever is aborted leaves alone: the flight belongs to all who wait for it. */
function unlessAborted<Value>(flight: Promise<Value>, signal: AbortSignal): Promise<Value> {
  return new Promise((resolve, reject) => {
    const leave = () => reject(signal.reason)
    signal.addEventListener('abort', leave, { once: true })
    flight.then(resolve, reject).finally(() => signal.removeEventListener('abort', leave))
  })
}
