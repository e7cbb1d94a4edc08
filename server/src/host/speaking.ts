/** Who speaks now, for those who come later. Presence: it is in no log, and knows no sound. */
import { at, type Spoken } from '@signalroom/shared'

/** A browser's clock may be off by this much before what it says cannot be. */
const offBy = 2000
const longest = 600_000

export class SpeakingNow {
  readonly #newest = new Map<string, Spoken>()

  /** Takes a seat's newest stretch; null if it cannot be. */
  heard(
    seat: string,
    spoken: { readonly from: number; readonly to: number | null },
    now: number,
  ): Spoken | null {
    const last = spoken.to ?? spoken.from
    if (last > now + offBy || now - spoken.from > longest + offBy) return null
    const kept = {
      from: at(Math.round(spoken.from)),
      to: spoken.to === null ? null : at(Math.round(spoken.to)),
    }
    this.#newest.set(seat, kept)
    return kept
  }

  /** A seat has no tab left that could say when it stopped: it is heard no longer. Null if it was silent. */
  left(seat: string, now: number): Spoken | null {
    const spoken = this.#newest.get(seat)
    this.#newest.delete(seat)
    return spoken && spoken.to === null ? { from: spoken.from, to: at(Math.max(spoken.from, now)) } : null
  }

  get all(): readonly (Spoken & { readonly seat: string })[] {
    return [...this.#newest].map(([seat, spoken]) => ({ seat, ...spoken }))
  }
}
