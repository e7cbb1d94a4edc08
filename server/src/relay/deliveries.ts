/**
 * What became of what each connection sent: which of its frames are on the disk, and how many in a row came without ground.
 * Knows positions in a stream; no bytes, no document and no socket.
 */
import type { Schedule } from './port.js'

interface DeliveriesGiven<Sender> {
  /** All that this one has sent up to frame number `frame` is durable, and it may be told so. */
  readonly onSaved: (sender: Sender, frame: number) => void
  /** So many frames without ground from one sender, with nothing taken in between, are too many. */
  readonly mostGaps: number
  readonly schedule: Schedule
  /** Asks for all that the sender has; of one who has left meanwhile nothing is asked. */
  readonly onAsk: (sender: Sender) => void
  readonly onTooManyGaps: (sender: Sender) => void
}
/** A frame of a connection, by number from 1, and the position of the stream at which it is durable. */
interface Delivery {
  readonly frame: number
  readonly position: number
}
interface Account {
  heard: number
  /** Something was not taken; until the sender has sent all it has, nothing later says that it was saved. */
  behind: boolean
  /** Frames without ground since something was taken. */
  gaps: number
  /** Taken and not yet durable, oldest first; positions never fall. */
  readonly owed: Delivery[]
}

/** A sender who lacks something is asked again after this long, and so often without any progress. */
const askAgainMs = 1000
const mostAsks = 8

/** Only when all that a connection has sent up to a frame is durable may it be told so. */
export class Deliveries<Sender> {
  readonly #given: DeliveriesGiven<Sender>
  readonly #accounts = new Map<Sender, Account>()

  constructor(given: DeliveriesGiven<Sender>) {
    this.#given = given
  }
  /** Counts one more frame that carries changes; returns its number. */
  heard(sender: Sender): number {
    const account = this.#account(sender)
    account.heard += 1
    return account.heard
  }
  /** It was not taken. */
  missed(sender: Sender): void {
    this.#account(sender).behind = true
  }
  /** Whether it has sent something that was not taken and that it has not brought since. */
  isBehind(sender: Sender): boolean {
    return this.#accounts.get(sender)?.behind ?? false
  }
  /** Nor had it any ground: the first such frame is asked about at once, those after it later and later. */
  gap(sender: Sender): void {
    const { mostGaps, schedule, onAsk, onTooManyGaps } = this.#given
    const account = this.#account(sender)
    const before = account.gaps
    account.gaps += 1
    if (before === 0) return onAsk(sender)
    if (before >= mostGaps) return onTooManyGaps(sender)
    if (before < mostAsks) schedule(askAgainMs * before, () => onAsk(sender))
  }
  /**
   * It was taken, or was known. `isNews`: something in it was new. `whole`: the frame held everything its sender has, so
   * nothing earlier is missing any more.
   */
  taken(
    sender: Sender,
    { frame, position, whole, isNews }: Delivery & { readonly whole: boolean; readonly isNews: boolean },
    durable: number,
  ): void {
    const account = this.#account(sender)
    if (isNews) account.gaps = 0
    if (whole) account.behind = false
    if (account.behind) return
    account.owed.push({ frame, position })
    if (position <= durable) this.#settle(sender, account, durable)
  }
  /** The stream is durable up to `durable`. */
  written(durable: number): void {
    for (const [sender, account] of this.#accounts) this.#settle(sender, account, durable)
  }
  leave(sender: Sender): void {
    this.#accounts.delete(sender)
  }

  #settle(sender: Sender, account: Account, durable: number): void {
    const open = account.owed.findIndex(({ position }) => position > durable)
    const last = account.owed.splice(0, open < 0 ? account.owed.length : open).at(-1)
    if (last) this.#given.onSaved(sender, last.frame)
  }
  #account(sender: Sender): Account {
    const known = this.#accounts.get(sender)
    if (known) return known
    const account: Account = { heard: 0, behind: false, gaps: 0, owed: [] }
    this.#accounts.set(sender, account)
    return account
  }
}
