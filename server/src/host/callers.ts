/** Who is in one room's call, and who may say what to whom. Knows no transport, no media, and nothing of the room's log. */
import {
  mostCallers,
  type CallAsk,
  type Caller,
  type CallerLook,
  type Callers as InCall,
  type Signal,
  type Signalled,
} from '@signalroom/shared'
import { randomBytes } from 'node:crypto'
import type { Viewer } from './audience.js'
import type { Time } from './time.js'

/** Where a caller hears what is for it alone. */
export interface CallerLine {
  signal(signal: Signalled): void
  /** Another tab of the seat is the caller now. */
  taken(): void
}
/** What a caller may do while it is in the call; afterwards nothing of it has any effect. */
export interface InTheCall {
  readonly caller: string
  look(look: CallerLook): void
  say(signal: Signal): void
  leave(): void
  /** The link is lost: the place is kept for a while, for a tab that comes back as the same caller. */
  lose(): void
}
/** A tab that lost its link finds its place again within this; what it says goes on meanwhile between the browsers. */
const keptMs = 10_000

interface Place {
  readonly caller: Caller
  readonly line: CallerLine | null
  readonly forget: () => void
}

export class Callers {
  readonly #places = new Map<string, Place>()
  readonly #time: Time
  readonly #announce: (callers: InCall) => void

  constructor(time: Time, announce: (callers: InCall) => void) {
    this.#time = time
    this.#announce = announce
  }

  get all(): InCall {
    return [...this.#places.values()].map(place => place.caller)
  }

  /** Null if the call is full. A seat has one place: whoever had it before is told. */
  join(viewer: Viewer, { look, was }: CallAsk, line: CallerLine): InTheCall | null {
    const before = [...this.#places.values()].find(place => place.caller.seat === viewer.seat)
    if (!before && this.#places.size >= mostCallers) return null
    const caller = was !== null && this.#mayBe(was, viewer.seat) ? was : newId()
    before?.forget()
    before?.line?.taken()
    if (before?.caller.caller !== caller) this.#places.delete(before?.caller.caller ?? '')
    const shown = { caller, seat: viewer.seat, away: false, ...admitted(viewer, look) }
    this.#put({ caller: shown, line, forget: () => {} })
    return this.#inTheCall(viewer, caller, line)
  }

  /** A seat was shown out: it is in the call no more, and cannot come back to its place. */
  remove(seat: string): void {
    const place = [...this.#places.values()].find(one => one.caller.seat === seat)
    if (!place) return
    place.forget()
    this.#places.delete(place.caller.caller)
    this.#announce(this.all)
  }

  close(): void {
    for (const place of this.#places.values()) place.forget()
    this.#places.clear()
  }

  #inTheCall(viewer: Viewer, caller: string, line: CallerLine): InTheCall {
    const mine = (): Place | null => {
      const place = this.#places.get(caller)
      return place?.line === line ? place : null
    }
    const remove = () => {
      this.#places.delete(caller)
      this.#announce(this.all)
    }
    return {
      caller,
      look: look => {
        const place = mine()
        if (place) this.#put({ ...place, caller: { ...place.caller, ...admitted(viewer, look) } })
      },
      say: ({ to, ...said }) => {
        if (mine() && to !== caller) this.#places.get(to)?.line?.signal({ from: caller, ...said })
      },
      leave: () => {
        if (mine()) remove()
      },
      lose: () => {
        const place = mine()
        if (!place) return
        const forget = this.#time.wake(this.#time.now() + keptMs, remove)
        this.#put({ caller: { ...place.caller, away: true }, line: null, forget })
      },
    }
  }

  #put(place: Place): void {
    this.#places.set(place.caller.caller, place)
    this.#announce(this.all)
  }

  /** Whether a tab may be the caller it says it was: its seat's own, or one that a server before this one knew. */
  #mayBe(was: string, seat: string): boolean {
    const place = this.#places.get(was)
    return place === undefined || place.caller.seat === seat
  }
}

const admitted = ({ role }: Viewer, look: CallerLook): CallerLook =>
  role === 'observer' ? { muted: true, camera: false } : look

const newId = (): string => randomBytes(8).toString('hex')
