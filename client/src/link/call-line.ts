/** The call's messages over a room's link: joining, leaving, and what callers say to each other. Knows no media. */
import type {
  CallAnswer,
  CallAsk,
  CallerLook,
  Callers,
  ClientToServer,
  ServerToClient,
  Signal,
  Signalled,
} from '@signalroom/shared'
import type { Socket } from 'socket.io-client'

/** What the one call of a page hears. */
export interface CallHearing {
  /** Who is in the call now. */
  callers(callers: Callers): void
  signal(signal: Signalled): void
  /** Another tab of this seat is the caller now. */
  taken(): void
  /** The link stands again; the server may know nothing of us. */
  linked(): void
}

const answerMs = 8000
const unheard = 'No answer from the server. Try again in a moment.'

export class CallLine {
  readonly #socket: Socket<ServerToClient, ClientToServer>

  constructor(socket: Socket<ServerToClient, ClientToServer>) {
    this.#socket = socket
  }

  hear(hearing: CallHearing): () => void {
    const heard = [
      ['callers', hearing.callers],
      ['signal', hearing.signal],
      ['call.taken', hearing.taken],
      ['connect', hearing.linked],
    ] as const
    for (const [name, call] of heard) this.#socket.on(name, call as () => void)
    return () => {
      for (const [name, call] of heard) this.#socket.off(name, call as () => void)
    }
  }

  /** Never rejects. A link that is just being made is waited for: a reload joins again before it stands. */
  async join(ask: CallAsk): Promise<CallAnswer> {
    if (!(await this.#stands())) return { ok: false, refusal: 'busy', detail: unheard }
    try {
      // The acknowledgement's shape is fixed by ClientToServer.
      return (await this.#socket.timeout(answerMs).emitWithAck('call.join', ask)) as CallAnswer
    } catch {
      return { ok: false, refusal: 'busy', detail: unheard }
    }
  }

  #stands(): Promise<boolean> {
    if (this.#socket.connected) return Promise.resolve(true)
    return new Promise(resolve => {
      const done = (stands: boolean) => {
        clearTimeout(timer)
        this.#socket.off('connect', connected)
        resolve(stands)
      }
      const connected = () => done(true)
      const timer = setTimeout(() => done(false), answerMs)
      this.#socket.on('connect', connected)
    })
  }

  /** What is said while the link is lost is not kept: it is said anew when the link is back. */
  look(look: CallerLook): void {
    if (this.#socket.connected) this.#socket.emit('call.look', look)
  }
  leave(): void {
    if (this.#socket.connected) this.#socket.emit('call.leave')
  }
  signal(signal: Signal): void {
    if (this.#socket.connected) this.#socket.emit('signal', signal)
  }
}
