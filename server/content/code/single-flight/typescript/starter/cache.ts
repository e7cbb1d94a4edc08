/** Loads each slow value once, shares it among all who ask meanwhile, and keeps it for a while. */

export interface Options {
  readonly ttlMs?: number
  readonly now?: () => number
}

export class SingleFlight<Value> {
  private readonly load: (key: string) => Promise<Value>
  private readonly ttlMs: number
  private readonly now: () => number

  constructor(
    load: (key: string) => Promise<Value>,
    { ttlMs = 1000, now = () => performance.now() }: Options = {},
  ) {
    // validation
    this.load = load
    this.ttlMs = ttlMs
    this.now = now
  }

  /** A caller whose signal is aborted is rejected at once. */
  async get(key: string, signal?: AbortSignal): Promise<Value> {
    // validation

    // core
    throw new Error(
      `not written yet: ${key} ${this.load.name} ${this.ttlMs} ${this.now()} ${signal?.aborted}`,
    )
  }
}
