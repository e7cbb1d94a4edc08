/** One seat's link to its room: folds the events it is sent, asks commands, keeps the clock. Knows no screen. */
import {
  decide,
  evolve,
  protocol,
  runBounds,
  vacant,
  withoutErased,
  type At,
  type Callers,
  type ClientToServer,
  type Command,
  type CommandAnswer,
  type ConnectRefusal,
  type Removed,
  type Event,
  type Role,
  type Room,
  type RunOutput,
  type ServerToClient,
  type Spoken,
  type Welcome,
} from '@signalroom/shared'
import { io, type Socket } from 'socket.io-client'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { CallLine } from './call-line'
import { tickMs, type Moment, Liveness, type LinkVerdict } from './liveness'
import { ServerClock } from './server-clock'
import { RetryDelay } from './retry-delay'

export interface LinkState {
  /** `lost` is tried again by itself; `refused` is not. */
  readonly status: 'joining' | 'live' | 'lost' | 'refused'
  readonly refusal: ConnectRefusal | Removed['reason'] | null
  /** What the server says to that, in a sentence, where it says more than its reason. */
  readonly refusalDetail: string | null
  readonly room: Room
  /** Everything this seat was sent, for the timeline and for moments. */
  readonly events: readonly Event[]
  /** Seats with a link open now. */
  readonly present: readonly string[]
  /** Who is in the call now, as far as this link has heard. */
  readonly callers: Callers
  /** What the run under way, or the last one, has put out until now. */
  readonly streamed: RunOutput | null
  /** The newest stretch of speech of each seat, this one's own included; `to` is null while it lasts. */
  readonly speaking: Readonly<Record<string, Spoken>>
}

/** An answer that takes longer says nothing about the server's clock, and its link is dead before that. */
const answerMs = 5000
const mostUnanswered = 4
/** A connection begun less than this ago is not begun anew for a wake-up. */
const freshMs = 1000
const moment = (): Moment => ({ mono: performance.now(), wall: Date.now() })

export class RoomLink {
  readonly state: StoreApi<LinkState>
  readonly seat: string
  readonly role: Role
  readonly clock = new ServerClock()
  /** The call's part of this link. */
  readonly call: CallLine
  readonly #socket: Socket<ServerToClient, ClientToServer>
  readonly #hearing = new Liveness(moment())
  readonly #returning = new RetryDelay()
  readonly #ticking: ReturnType<typeof setInterval>
  #retry: ReturnType<typeof setTimeout> | undefined
  /** Since when a connection is being made, in `performance.now()`. */
  #trying: number | null = performance.now()
  #unanswered = 0

  constructor(given: { token: string; seat: string; role: Role; room: string }) {
    this.seat = given.seat
    this.role = given.role
    this.state = createStore<LinkState>(() => ({
      status: 'joining',
      refusal: null,
      refusalDetail: null,
      room: vacant,
      events: [],
      present: [],
      callers: [],
      streamed: null,
      speaking: {},
    }))
    this.#socket = io({
      transports: ['websocket'],
      auth: answer =>
        answer({ token: given.token, room: given.room, after: this.state.getState().room.seq, protocol }),
      // The library's own waits end in the same one for everybody; `returning` spreads them.
      reconnection: false,
      timeout: 5000,
    })
    this.call = new CallLine(this.#socket)
    this.#socket.io.on('packet', this.#heard)
    this.#socket.io.on('ping', this.#heard)
    this.#socket.on('welcome', welcome => this.#welcome(welcome))
    this.#socket.on('events', events => this.#take(events))
    this.#socket.on('presence', present => this.state.setState({ present }))
    this.#socket.on('callers', callers => this.state.setState({ callers }))
    this.#socket.on('output', output => this.#stream(output))
    this.#socket.on('removed', ({ reason, detail }) => this.#refuse(reason, detail))
    this.#socket.on('speaking', ({ seat, from, to }) => this.#hear(seat, { from, to }))
    this.#socket.on('connect', () => {
      this.#trying = null
      this.#returning.returned()
      this.#heard()
      // Nobody is told of a call that nobody is in.
      this.state.setState(({ room, status }) =>
        status === 'refused' ? {} : { status: room.seq > 0 ? 'live' : 'joining', callers: [] },
      )
      void this.#askTime()
    })
    this.#socket.on('disconnect', reason => {
      this.#lose()
      if (this.state.getState().status === 'refused') return
      // Otherwise it was closed here, and whoever did that knows what comes next.
      if (reason !== 'io client disconnect') this.#comeBack()
    })
    this.#socket.on('connect_error', error => {
      this.#trying = null
      this.#refused(error)
    })
    this.#ticking = setInterval(() => this.#tick(), tickMs)
    for (const [target, name] of wakings) target.addEventListener(name, this.#wake)
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
    if (!this.#socket.connected)
      return {
        ok: false,
        refusal: 'busy',
        detail: 'You are offline. This was not sent; try again when you are back.',
      }
    try {
      // The acknowledgement's shape is fixed by ClientToServer.
      return (await this.#socket.timeout(8000).emitWithAck('command', command)) as CommandAnswer
    } catch {
      return {
        ok: false,
        refusal: 'busy',
        detail: 'No answer from the server. It may not have arrived; look before you try again.',
      }
    }
  }

  /** What a run of this seat puts out, for everybody else as it comes. Nothing is owed: its end carries the whole. */
  say(output: RunOutput): void {
    this.show(output)
    if (this.#socket.connected) this.#socket.emit('output', output)
  }

  /** This seat's own voice, as its tab hears it: here at once, and for everybody else. */
  speak(spoken: Spoken): void {
    this.#hear(this.seat, spoken)
    if (this.#socket.connected) this.#socket.emit('speaking', spoken)
  }

  close(): void {
    clearInterval(this.#ticking)
    clearTimeout(this.#retry)
    for (const [target, name] of wakings) target.removeEventListener(name, this.#wake)
    this.#socket.close()
  }

  /** A server of another version would be understood wrongly: nothing of it is taken. */
  #welcome({ now, protocol: spoken }: Welcome): void {
    if (spoken === protocol) return this.clock.notBefore(now)
    this.#refuse('version')
  }

  /** For good: nothing more is taken, and nothing is tried again. */
  #refuse(refusal: ConnectRefusal | Removed['reason'], detail: string | null = null): void {
    clearTimeout(this.#retry)
    this.state.setState({ status: 'refused', refusal, refusalDetail: detail })
    this.#socket.disconnect()
  }

  #take(events: readonly Event[]): void {
    this.state.setState(state => {
      if (state.status === 'refused') return {}
      const news = events.filter(event => event.seq > state.room.seq)
      const last = news.at(-1)
      if (!last) return { status: 'live' }
      this.clock.notBefore(last.at)
      return {
        status: 'live',
        refusal: null,
        room: news.reduce(evolve, state.room),
        events: withoutErased([...state.events, ...news]),
      }
    })
  }

  /** The same for this tab alone. */
  show(output: RunOutput): void {
    this.#stream(output)
  }

  #stream({ run, text }: RunOutput): void {
    this.state.setState(({ streamed }) => {
      const before = streamed?.run === run ? streamed.text : ''
      return { streamed: { run, text: (before + text).slice(0, runBounds.output) } }
    })
  }

  #hear(seat: string, spoken: Spoken): void {
    this.state.setState(({ speaking }) => ({ speaking: { ...speaking, [seat]: spoken } }))
  }

  #refused(error: Error & { data?: { reason?: ConnectRefusal; detail?: string } }): void {
    const { reason, detail } = error.data ?? {}
    if (reason !== undefined && reason !== 'busy') return this.#refuse(reason, detail)
    this.#lose()
    this.#comeBack()
  }

  #lose(): void {
    this.state.setState(({ status }) =>
      status === 'refused' ? {} : { status: status === 'joining' ? 'joining' : 'lost', present: [] },
    )
  }

  /** Tries again by itself, at a moment that others do not share. */
  #comeBack(): void {
    clearTimeout(this.#retry)
    this.#retry = setTimeout(() => this.#connect(), this.#returning.next())
  }

  /** Makes the link anew, at once: what there was of it is given up. */
  #renew(): void {
    if (this.state.getState().status === 'refused') return
    clearTimeout(this.#retry)
    this.#lose()
    this.#socket.disconnect()
    this.#connect()
  }

  #connect(): void {
    this.#trying = performance.now()
    this.#socket.connect()
  }

  readonly #heard = (): void => this.#hearing.heard(performance.now())

  #tick(): void {
    if (this.#socket.connected) this.#act(this.#hearing.tick(moment()))
  }

  #act(verdict: LinkVerdict): void {
    if (verdict === 'dead') this.#renew()
    if (verdict === 'ask') void this.#askTime()
  }

  /** The sign of life and the measure of the server's clock in one. */
  async #askTime(): Promise<void> {
    if (!this.#socket.connected || this.#unanswered >= mostUnanswered) return
    const asked = performance.now()
    this.#unanswered += 1
    try {
      // The acknowledgement's shape is fixed by ClientToServer.
      const { now } = (await this.#socket.timeout(answerMs).emitWithAck('time')) as { now: number }
      this.clock.measured(asked, performance.now(), now)
    } catch {
      // Whether that means anything is judged by all that is heard.
    } finally {
      this.#unanswered -= 1
    }
  }

  /** After sleep, a hidden tab or a change of network: do not trust, ask. */
  readonly #wake = (): void => {
    if (document.visibilityState === 'hidden') return
    this.clock.forget()
    if (this.#socket.connected) this.#act(this.#hearing.wake(moment()))
    else if (this.#trying === null || performance.now() - this.#trying > freshMs) this.#renew()
  }
}

/** What a browser says when a page may have slept or changed its network. A jump of time between two ticks says it too. */
const wakings: readonly (readonly [EventTarget, string])[] = [
  [document, 'visibilitychange'],
  [document, 'resume'],
  [window, 'pageshow'],
  [window, 'online'],
]
