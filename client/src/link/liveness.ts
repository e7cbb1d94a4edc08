/** Judges by what is heard whether a link still lives. Knows no socket, no screen, and no clock: every moment is given. */

/** How often `tick` is to be called, in milliseconds. */
export const tickMs = 250
/** How often the other side is asked for a sign of life, in milliseconds. */
const askEveryMs = 1000

/** `ask`: ask for a sign of life now. `dead`: make the link anew, whatever it looks like. */
export type LinkVerdict = 'fine' | 'ask' | 'dead'
/** One moment by both clocks, in milliseconds: the monotonic one may stand still while a machine sleeps. */
export interface Moment {
  readonly mono: number
  readonly wall: number
}
export interface Patience {
  /** Silence, in time in which this page could hear, after which a link is dead. */
  readonly silenceMs: number
  /** The same after a wake-up, when there is reason for doubt. */
  readonly doubtMs: number
  /** After this long unheard the server has let go of us, so that there is nothing to ask. */
  readonly letGoMs: number
}
/**
 * Two lost packets in a row stall a link for about 1.5 s; with 300 ms of round trip and a second between two asks the
 * longest silence of a living link is 2.8 s. The server pings every 5 s and waits 4 s for the answer.
 */
const usual: Patience = { silenceMs: 3200, doubtMs: 2000, letGoMs: 9500 }

export class Liveness {
  readonly #patience: Patience
  #heardAt: number
  #deadline: number
  #askedAt = Number.NEGATIVE_INFINITY
  #ticked: Moment

  constructor(now: Moment, patience: Patience = usual) {
    this.#patience = patience
    this.#ticked = now
    this.#heardAt = now.mono
    this.#deadline = now.mono + patience.silenceMs
  }

  /** Anything at all arrived. */
  heard(mono: number): void {
    this.#heardAt = mono
    this.#deadline = mono + this.#patience.silenceMs
  }

  /** To be called every `tickMs` while the link looks alive. */
  tick(now: Moment): LinkVerdict {
    const slept = this.#pass(now)
    if (slept || now.mono >= this.#deadline) return 'dead'
    return now.mono - this.#askedAt < askEveryMs ? 'fine' : this.#ask(now)
  }

  /** Something says that the page slept or the network changed: what looks alive is doubted. */
  wake(now: Moment): LinkVerdict {
    if (this.#pass(now) || now.mono - this.#heardAt > this.#patience.letGoMs) return 'dead'
    this.#deadline = Math.min(this.#deadline, now.mono + this.#patience.doubtMs)
    return this.#ask(now)
  }

  #ask(now: Moment): LinkVerdict {
    this.#askedAt = now.mono
    return 'ask'
  }

  /** Whether this page slept through so much that nobody waits for it any more. A short sleep is not counted as silence. */
  #pass(now: Moment): boolean {
    const { silenceMs, letGoMs } = this.#patience
    const passed = now.mono - this.#ticked.mono
    const jump = Math.abs(now.wall - this.#ticked.wall - passed)
    this.#ticked = now
    // Time in which this page did not run is not silence of the other side.
    const late = passed > 2 * tickMs ? passed - tickMs : 0
    this.#deadline = Math.min(this.#deadline + late, now.mono + silenceMs)
    return jump > letGoMs || (passed > letGoMs && now.mono - this.#heardAt > letGoMs)
  }
}
