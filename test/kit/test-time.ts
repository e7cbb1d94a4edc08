/** A server clock that runs as the real one does and can be moved on by hand: a whole round in seconds. */
import type { Time } from '../../server/src/host/time.js'

interface Waiting {
  readonly moment: number
  readonly call: () => void
}

export class TestTime implements Time {
  private shift = 0
  private readonly waiting = new Set<Waiting>()
  private readonly ticking = setInterval(() => this.ring(), 20)

  now(): number {
    return Date.now() + this.shift
  }
  wake(moment: number, call: () => void): () => void {
    const entry = { moment, call }
    this.waiting.add(entry)
    return () => this.waiting.delete(entry)
  }
  /** Moves the clock on and rings what has become due on the way. */
  advance(milliseconds: number): void {
    this.shift += milliseconds
    this.ring()
  }
  close(): void {
    clearInterval(this.ticking)
    this.waiting.clear()
  }
  private ring(): void {
    for (const entry of [...this.waiting].sort((a, b) => a.moment - b.moment)) {
      if (entry.moment > this.now() || !this.waiting.delete(entry)) continue
      entry.call()
    }
  }
}
