/** Counts what each sends without ground, and has those who lack something asked for it. Knows no document and no socket. */
import type { Schedule } from './port.js'

export interface GapsGiven<Sender> {
  /** So many from one sender, with nothing taken in between, are too many. */
  readonly most: number
  readonly schedule: Schedule
  /** Asks for all that the sender has; of one who has left meanwhile nothing is asked. */
  readonly onAsk: (sender: Sender) => void
  readonly onTooMany: (sender: Sender) => void
}

/** A sender who lacks something is asked again after this long, and so often without any progress. */
const askAgainMs = 1000
const mostAsks = 8

export class Gaps<Sender> {
  readonly #given: GapsGiven<Sender>
  /** How many each has sent since something of his was taken. */
  readonly #sent = new Map<Sender, number>()

  constructor(given: GapsGiven<Sender>) {
    this.#given = given
  }
  /** The first is asked about at once, those after it later and later. */
  found(sender: Sender): void {
    const { most, schedule, onAsk, onTooMany } = this.#given
    const before = this.#sent.get(sender) ?? 0
    this.#sent.set(sender, before + 1)
    if (before === 0) return onAsk(sender)
    if (before >= most) return onTooMany(sender)
    if (before < mostAsks) schedule(askAgainMs * before, () => onAsk(sender))
  }
  /** Something of his was taken, or he has left. */
  forget(sender: Sender): void {
    if (this.#sent.size > 0) this.#sent.delete(sender)
  }
}
