/**
 * Who has a link open to a room, and when an absence is long enough: for the clock to wait for a candidate, and for a seat
 * not to be heard any more. Knows no sockets.
 */
import type { DoorCommand, Room } from '@signalroom/shared'
import type { Viewer } from './audience.js'
import type { Time } from './time.js'

/** A reload or a flicker of the network is not an absence (ours). */
const graceMs = 3000

export class Absences {
  readonly #open = new Map<string, number>()
  readonly #leaving = new Map<string, () => void>()
  readonly #time: Time
  readonly #ask: (command: DoorCommand) => void

  constructor(time: Time, ask: (command: DoorCommand) => void) {
    this.#time = time
    this.#ask = ask
  }

  seats(): readonly string[] {
    return [...this.#open.keys()]
  }

  /** Whether somebody's absence is about to be told. */
  get waiting(): boolean {
    return this.#leaving.size > 0
  }

  opened({ seat, role }: Viewer, room: Room): void {
    this.#open.set(seat, (this.#open.get(seat) ?? 0) + 1)
    this.#leaving.get(seat)?.()
    this.#leaving.delete(seat)
    if (role !== 'candidate') return
    const held = room.open.clock.held
    if (held) this.#ask({ type: 'link.restore', seat: held.seat })
  }

  closed({ seat, role }: Viewer, room: Room): void {
    const left = (this.#open.get(seat) ?? 1) - 1
    if (left > 0) return void this.#open.set(seat, left)
    this.#open.delete(seat)
    if (role === 'observer' || room.open.stage !== 'live') return
    const waits = role === 'candidate' && !this.#anotherCandidate(room)
    const since = this.#time.now()
    this.#leaving.set(
      seat,
      this.#time.wake(since + graceMs, () => {
        this.#leaving.delete(seat)
        // Asked of every seat: whether anything listened to it, and whether the clock waits for it, the rules know.
        this.#ask({ type: 'ear.lose', seat, since })
        if (waits) this.#ask({ type: 'link.lose', seat, since })
      }),
    )
  }

  close(): void {
    for (const cancel of this.#leaving.values()) cancel()
    this.#leaving.clear()
  }

  #anotherCandidate(room: Room): boolean {
    return room.open.seats.some(seat => seat.role === 'candidate' && this.#open.has(seat.id))
  }
}
