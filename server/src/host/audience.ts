/**
 * Who watches a room, and what of it reaches each: the events a seat may see, and what is said of this instant. Knows no
 * rules and no transport; what it is told is in no log, but for the events.
 */
import {
  type Callers,
  type Event,
  type maySee,
  type Removed,
  type Role,
  type Room,
  type RunOutput,
  type Spoken,
} from '@signalroom/shared'
import { LiveOutput } from './live-output.js'
import { SpeakingNow } from './speaking.js'
import type { Time } from './time.js'

export interface Viewer {
  readonly seat: string
  readonly role: Role
}
export interface Watcher {
  /** Events this viewer may see, in order; never empty. */
  events(events: readonly Event[]): void
  /** Seats that have a link open now. */
  presence(seats: readonly string[]): void
  /** What another seat's run puts out, as it comes. */
  output(output: RunOutput): void
  /** Who is in the call now. */
  callers(callers: Callers): void
  /** Another seat speaks, or has just spoken. */
  speaking(spoken: Spoken & { readonly seat: string }): void
  /** This seat is sent away for good: it is told why, and hears nothing after that. */
  removed(removed: Removed): void
}

export class Audience {
  readonly #time: Time
  /** The guard between the log and every seat. */
  readonly #maySee: typeof maySee
  readonly #watchers = new Map<Watcher, Viewer>()
  readonly #live = new LiveOutput()
  readonly #voices = new SpeakingNow()

  constructor(time: Time, guard: typeof maySee) {
    this.#time = time
    this.#maySee = guard
  }

  get size(): number {
    return this.#watchers.size
  }
  add(watcher: Watcher, viewer: Viewer): void {
    this.#watchers.set(watcher, viewer)
  }
  /** Whether it was there. */
  remove(watcher: Watcher): boolean {
    return this.#watchers.delete(watcher)
  }

  /** What of these a viewer may see. */
  seen(events: readonly Event[], viewer: Viewer): readonly Event[] {
    return events.filter(event => this.#maySee(event, viewer))
  }
  tell(events: readonly Event[]): void {
    if (events.length === 0) return
    for (const [watcher, viewer] of this.#watchers) {
      const seen = this.seen(untilOut(events, viewer), viewer)
      if (seen.length > 0) watcher.events(seen)
    }
  }
  /** All that watch for a seat that was shown out. They leave one by one, each as its connection ends. */
  sendAway(seat: string): void {
    for (const [watcher, viewer] of this.#watchers) if (viewer.seat === seat) watcher.removed(youWereShownOut)
  }
  /** The room is erased: everybody is told, and leaves as their connection ends. */
  sendAllAway(detail: string): void {
    for (const watcher of this.#watchers.keys()) watcher.removed({ reason: 'erased', detail })
  }
  tellPresence(seats: readonly string[]): void {
    for (const watcher of this.#watchers.keys()) watcher.presence(seats)
  }
  tellCallers(callers: Callers): void {
    for (const watcher of this.#watchers.keys()) watcher.callers(callers)
  }

  /** Who speaks just now, for one who has just come. */
  tellVoices(watcher: Watcher): void {
    for (const spoken of this.#voices.all) watcher.speaking(spoken)
  }
  /** Passes on that a seat speaks, to every seat but its own. Nothing of it is kept. */
  speaking(viewer: Viewer, spoken: { readonly from: number; readonly to: number | null }): void {
    if (viewer.role === 'observer') return
    const heard = this.#voices.heard(viewer.seat, spoken, this.#time.now())
    if (heard) this.#tellSpeaking(viewer, heard)
  }
  /** A seat's last link is gone: it is heard no longer. */
  silence(viewer: Viewer): void {
    const silent = this.#voices.left(viewer.seat, this.#time.now())
    if (silent) this.#tellSpeaking(viewer, silent)
  }
  #tellSpeaking({ seat }: Viewer, spoken: Spoken): void {
    for (const [watcher, viewer] of this.#watchers)
      if (viewer.seat !== seat) watcher.speaking({ seat, ...spoken })
  }

  /** Passes on what a run under way puts out, to every seat but its own. Nothing of it is kept. */
  output(room: Room, { seat }: Viewer, output: RunOutput): void {
    if (!this.#live.admits(room, seat, output)) return
    for (const [watcher, viewer] of this.#watchers) if (viewer.seat !== seat) watcher.output(output)
  }
}

export const youWereShownOut: Removed = { reason: 'shown-out', detail: 'You were shown out of this room.' }

/** Who is shown out is told that, and nothing that happens at the same moment behind it. */
function untilOut(events: readonly Event[], { seat }: Viewer): readonly Event[] {
  const out = events.findIndex(event => event.type === 'seat.removed' && event.seat === seat)
  return out < 0 ? events : events.slice(0, out + 1)
}
