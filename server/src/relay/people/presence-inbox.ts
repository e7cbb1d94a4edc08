/** Messages that wait to be heard together, in the order in which they came. Knows nothing of what is in them. */

/** Bytes that may wait: what takes long to hear must not come all at once. */
const mostBytes = 64 << 10

export interface WaitingPresence<From> {
  readonly from: From
  readonly message: Uint8Array
}

export class PresenceInbox<From> {
  readonly #waiting: WaitingPresence<From>[] = []
  #bytes = 0

  get isEmpty(): boolean {
    return this.#waiting.length === 0
  }
  get isFull(): boolean {
    return this.#bytes > mostBytes
  }
  add(from: From, message: Uint8Array): void {
    this.#waiting.push({ from, message })
    this.#bytes += message.length
  }
  /** All of them, which wait no longer. */
  takeAll(): readonly WaitingPresence<From>[] {
    this.#bytes = 0
    return this.#waiting.splice(0)
  }
}
