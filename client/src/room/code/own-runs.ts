/** Which runs this tab asked for, and which of them it has begun: kept through a reload, apart from every other tab. */
import { tabStorage } from '../../link/storage'

export class OwnRuns {
  readonly #key: string
  readonly #held: Map<number, 'asked' | 'begun'>

  constructor(room: string) {
    this.#key = `signalroom:runs:${room}`
    this.#held = new Map(read(this.#key))
  }

  /** What this tab did with a run; undefined for a run that is not its own. */
  of(run: number): 'asked' | 'begun' | undefined {
    return this.#held.get(run)
  }

  put(run: number, done: 'asked' | 'begun'): void {
    this.#held.set(run, done)
    // Storage that fails costs only this: after a reload the clock ends what ran.
    tabStorage.setItem(this.#key, JSON.stringify([...this.#held].slice(-most)))
  }
}

const most = 20

function read(key: string): readonly (readonly [number, 'asked' | 'begun'])[] {
  try {
    const kept: unknown = JSON.parse(tabStorage.getItem(key) ?? '[]')
    if (!Array.isArray(kept)) return []
    return kept.filter(
      (one): one is [number, 'asked' | 'begun'] =>
        Array.isArray(one) && typeof one[0] === 'number' && (one[1] === 'asked' || one[1] === 'begun'),
    )
  } catch {
    return []
  }
}
