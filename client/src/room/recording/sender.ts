/** Sends pieces of sound one after another until the server has them; knows no microphone, no room and no screen. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { SoundPiece, Sent } from '../../link/recordings'
import type { UnsentPieces } from './unsent'

export interface SenderState {
  /** UnsentPieces that the server does not have yet. */
  readonly waiting: number
  /** Why they wait; null while they go. */
  readonly trouble: string | null
}
export interface SenderGiven {
  readonly pieces: UnsentPieces
  readonly send: (piece: SoundPiece) => Promise<Sent>
  /** Waits; resolves early when the sender closes. */
  readonly wait: (ms: number) => Promise<void>
  /** The server takes no more of this part: whoever records begins another one. */
  readonly onRefused: (part: string) => void
}

const [firstWaitMs, longestWaitMs] = [1000, 15_000]

export class Sender {
  readonly state: StoreApi<SenderState> = createStore(() => ({ waiting: 0, trouble: null }))
  readonly #given: SenderGiven
  #queue: readonly SoundPiece[] = []
  #pumping = false
  #closed = false
  readonly #loaded: Promise<void>

  /** What an earlier page left behind goes first. */
  constructor(given: SenderGiven) {
    this.#given = given
    this.#loaded = given.pieces.all().then(left => {
      this.#take([...left, ...this.#queue])
    })
    void this.#pump()
  }
  add(piece: SoundPiece): void {
    void this.#given.pieces.put(piece)
    this.#take([...this.#queue, piece])
    void this.#pump()
  }
  /** What waits stays on the device for the next page. */
  close(): void {
    this.#closed = true
  }

  async #pump(): Promise<void> {
    if (this.#pumping) return
    this.#pumping = true
    await this.#loaded
    let waitMs = firstWaitMs
    for (let next = this.#queue[0]; next && !this.#closed; next = this.#queue[0]) {
      const sent = await this.#given.send(next)
      if (sent.type === 'later') {
        this.state.setState({ trouble: sent.why })
        await this.#given.wait(waitMs)
        waitMs = Math.min(waitMs * 2, longestWaitMs)
        continue
      }
      waitMs = firstWaitMs
      this.#settle(next, sent)
    }
    this.#pumping = false
  }
  #settle(piece: SoundPiece, sent: Sent): void {
    const isOver = (one: SoundPiece) => (sent.type === 'kept' ? one === piece : one.part === piece.part)
    void this.#given.pieces.drop(this.#queue.filter(isOver))
    this.#take(this.#queue.filter(one => !isOver(one)))
    this.state.setState({ trouble: null })
    if (sent.type === 'never') this.#given.onRefused(piece.part)
  }
  #take(queue: readonly SoundPiece[]): void {
    this.#queue = queue
    this.state.setState({ waiting: queue.length })
  }
}
