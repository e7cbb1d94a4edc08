/** Remembers of each connection which of its frames are on the disk. Knows positions in a stream, no bytes. */

/** A frame of a connection, by number from 1, and the position of the stream at which it is durable. */
interface Owed {
  readonly frame: number
  readonly position: number
}
interface Account {
  heard: number
  /** Something was not taken; until the sender has sent all it has, nothing later says that it was saved. */
  behind: boolean
  /** Oldest first; positions never fall. */
  readonly owed: Owed[]
}

/** Only when all that a connection has sent up to a frame is durable may it be told so. */
export class Saved<Connection> {
  readonly #accounts = new Map<Connection, Account>()
  readonly #tell: (connection: Connection, frame: number) => void

  constructor(tell: (connection: Connection, frame: number) => void) {
    this.#tell = tell
  }
  /** Counts one more frame that carries changes; returns its number. */
  heard(connection: Connection): number {
    const account = this.#account(connection)
    account.heard += 1
    return account.heard
  }
  missed(connection: Connection): void {
    this.#account(connection).behind = true
  }
  /** `whole`: the frame held everything its sender has, so nothing earlier is missing any more. */
  taken(
    connection: Connection,
    { frame, position, whole }: Owed & { readonly whole: boolean },
    durable: number,
  ): void {
    const account = this.#account(connection)
    if (whole) account.behind = false
    if (account.behind) return
    account.owed.push({ frame, position })
    if (position <= durable) this.#settle(connection, account, durable)
  }
  /** The stream is durable up to `durable`. */
  written(durable: number): void {
    for (const [connection, account] of this.#accounts) this.#settle(connection, account, durable)
  }
  leave(connection: Connection): void {
    this.#accounts.delete(connection)
  }

  #settle(connection: Connection, account: Account, durable: number): void {
    const open = account.owed.findIndex(({ position }) => position > durable)
    const last = account.owed.splice(0, open < 0 ? account.owed.length : open).at(-1)
    if (last) this.#tell(connection, last.frame)
  }
  #account(connection: Connection): Account {
    const known = this.#accounts.get(connection)
    if (known) return known
    const account: Account = { heard: 0, behind: false, owed: [] }
    this.#accounts.set(connection, account)
    return account
  }
}
