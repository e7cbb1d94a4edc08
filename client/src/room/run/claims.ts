/** Which runs this tab asked for, and which of them it has begun: kept through a reload, apart from every other tab. */
export class Claims {
  private readonly key: string
  private readonly held: Map<number, 'asked' | 'begun'>

  constructor(room: string, storage: Storage | null = tabStorage()) {
    this.key = `signalroom:runs:${room}`
    this.storage = storage
    this.held = new Map(read(storage, this.key))
  }

  /** What this tab did with a run; undefined for a run that is not its own. */
  of(run: number): 'asked' | 'begun' | undefined {
    return this.held.get(run)
  }

  put(run: number, done: 'asked' | 'begun'): void {
    this.held.set(run, done)
    try {
      this.storage?.setItem(this.key, JSON.stringify([...this.held].slice(-most)))
    } catch {
      // A full storage costs only this: after a reload the clock ends what ran.
    }
  }

  private readonly storage: Storage | null
}

const most = 20

function read(storage: Storage | null, key: string): readonly (readonly [number, 'asked' | 'begun'])[] {
  try {
    const kept: unknown = JSON.parse(storage?.getItem(key) ?? '[]')
    if (!Array.isArray(kept)) return []
    return kept.filter(
      (one): one is [number, 'asked' | 'begun'] =>
        Array.isArray(one) && typeof one[0] === 'number' && (one[1] === 'asked' || one[1] === 'begun'),
    )
  } catch {
    return []
  }
}

function tabStorage(): Storage | null {
  try {
    return sessionStorage
  } catch {
    return null
  }
}
