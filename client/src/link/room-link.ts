/** One seat's link to its room: folds the events it is sent, asks commands, keeps the clock. Knows no screen. */
import {
  decide,
  evolve,
  vacant,
  type At,
  type ClientToServer,
  type Command,
  type CommandAnswer,
  type ConnectRefusal,
  type Event,
  type Role,
  type Room,
  type ServerToClient,
} from '@signalroom/shared'
import { io, type Socket } from 'socket.io-client'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { ServerClock } from './server-clock'

export interface LinkState {
  /** `lost` is tried again by itself; `refused` is not. */
  readonly status: 'joining' | 'live' | 'lost' | 'refused'
  readonly refusal: ConnectRefusal | null
  readonly room: Room
  /** Everything this seat was sent, for the timeline and for moments. */
  readonly events: readonly Event[]
  /** Seats with a link open now. */
  readonly present: readonly string[]
}

const pingEveryMs = 2000
const pingAnswerMs = 3000

export class RoomLink {
  readonly state: StoreApi<LinkState>
  readonly seat: string
  readonly role: Role
  readonly clock = new ServerClock()
  private readonly socket: Socket<ServerToClient, ClientToServer>
  private readonly pinging: ReturnType<typeof setInterval>

  constructor(given: { token: string; seat: string; role: Role }) {
    this.seat = given.seat
    this.role = given.role
    this.state = createStore<LinkState>(() => ({
      status: 'joining',
      refusal: null,
      room: vacant,
      events: [],
      present: [],
    }))
    this.socket = io({
      transports: ['websocket'],
      auth: answer => answer({ token: given.token, after: this.state.getState().room.seq }),
      reconnectionDelay: 250,
      reconnectionDelayMax: 2500,
      randomizationFactor: 0.5,
      timeout: 5000,
    })
    this.socket.on('welcome', ({ now }) => this.clock.notBefore(now))
    this.socket.on('events', events => this.take(events))
    this.socket.on('presence', present => this.state.setState({ present }))
    this.socket.on('connect', () => {
      this.state.setState(({ room }) => ({ status: room.seq > 0 ? 'live' : 'joining' }))
      void this.ping()
    })
    this.socket.on('disconnect', reason => {
      this.lose()
      // A server that closes on purpose is coming back; the library only retries by itself in the other cases.
      if (reason === 'io server disconnect') this.socket.connect()
    })
    this.socket.on('connect_error', error => this.refused(error))
    this.pinging = setInterval(() => void this.ping(), pingEveryMs)
    document.addEventListener('visibilitychange', this.wake)
    addEventListener('online', this.wake)
  }

  /** The server's clock, now. */
  now(): At {
    return Math.round(this.clock.now()) as At
  }

  /** Whether the room would accept this now, by the same rules the server has. */
  can(command: Command): boolean {
    const { status, room } = this.state.getState()
    return status === 'live' && decide(room, command, { seat: this.seat, role: this.role }, this.now()).ok
  }

  /** Asks; resolves with the answer, also when nobody answered in time. Never rejects. */
  async ask(command: Command): Promise<CommandAnswer> {
    if (!this.socket.connected)
      return {
        ok: false,
        refusal: 'busy',
        detail: 'You are offline. This was not sent; try again when you are back.',
      }
    try {
      // The acknowledgement's shape is fixed by ClientToServer.
      return (await this.socket.timeout(8000).emitWithAck('command', command)) as CommandAnswer
    } catch {
      return {
        ok: false,
        refusal: 'busy',
        detail: 'No answer from the server. It may not have arrived; look before you try again.',
      }
    }
  }

  close(): void {
    clearInterval(this.pinging)
    document.removeEventListener('visibilitychange', this.wake)
    removeEventListener('online', this.wake)
    this.socket.close()
  }

  private take(events: readonly Event[]): void {
    this.state.setState(state => {
      const news = events.filter(event => event.seq > state.room.seq)
      const last = news.at(-1)
      if (!last) return { status: 'live' }
      this.clock.notBefore(last.at)
      return {
        status: 'live',
        refusal: null,
        room: news.reduce(evolve, state.room),
        events: [...state.events, ...news],
      }
    })
  }

  private refused(error: Error & { data?: { reason?: ConnectRefusal } }): void {
    const reason = error.data?.reason
    if (reason === 'bad-token' || reason === 'no-room' || reason === 'bad-handshake')
      return this.state.setState({ status: 'refused', refusal: reason })
    this.lose()
    // The library does not retry what a server refused by name; "busy" passes.
    if (reason !== undefined) setTimeout(() => this.socket.connect(), 1000 + Math.random() * 1000)
  }

  private lose(): void {
    this.state.setState(({ status }) =>
      status === 'refused' ? {} : { status: status === 'joining' ? 'joining' : 'lost', present: [] },
    )
  }

  /** Asks the server's time; without an answer the link only looks alive, and is made anew. */
  private async ping(): Promise<void> {
    if (!this.socket.connected) return
    const asked = performance.now()
    try {
      // The acknowledgement's shape is fixed by ClientToServer.
      const { now } = (await this.socket.timeout(pingAnswerMs).emitWithAck('time')) as { now: number }
      this.clock.measured(asked, performance.now(), now)
    } catch {
      if (!this.socket.connected) return
      this.lose()
      this.socket.disconnect().connect()
    }
  }

  /** After sleep, a hidden tab or a change of network: do not trust, ask. */
  private readonly wake = (): void => {
    if (document.visibilityState === 'hidden') return
    this.clock.forget()
    if (this.socket.connected) void this.ping()
    else this.socket.connect()
  }
}
