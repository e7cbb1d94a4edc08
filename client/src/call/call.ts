/**
 * One tab in its room's call: joins, keeps one connection to each other caller, and sends them microphone and camera.
 * Goes on through lobby, round and debrief until it is left. Knows no screen; the room only introduces, media goes between browsers.
 */
import type { Caller, CallerLook, Callers, IceServer, Role, Signalled } from '@signalroom/shared'
import { createStore, type StoreApi } from 'zustand/vanilla'
import type { CallLine } from '../link/call-line'
import type { Camera } from './camera'
import { isIn, like, likes, wasIn } from './preferences'
import type { Microphone } from './microphone'
import { Peer, type PeerState, type Tracks } from './peer'
import { hasRelay } from './relayed'
import { PlayedVoice } from './played-voice'

/** `sentence`: why it is not in the call though it was wanted; null if it was never wanted, or was left. */
export type CallPlace =
  | { readonly status: 'out'; readonly sentence: string | null }
  | { readonly status: 'joining' }
  | { readonly status: 'in'; readonly caller: string }
export interface CallState {
  readonly place: CallPlace
  /** Everybody this tab has a connection to, in the order of joining. */
  readonly peers: readonly PeerState[]
  /** Whether this machine's address is kept from the others, by going through the host's relay alone. */
  readonly relayOnly: boolean
  /** Whether the host has a relay at all; null until the call was joined once. */
  readonly relay: boolean | null
  /** The browser wants a click before it lets the others be heard. */
  readonly silenced: boolean
}
export interface CallGiven {
  readonly line: CallLine
  readonly microphone: Microphone
  readonly camera: Camera
  readonly room: string
  readonly seat: string
  readonly role: Role
  /** The role of a seat, by what the room says. */
  readonly roleOf: (seat: string) => Role | undefined
}

/** After the link was lost the server may know fewer callers than there are: they come back within its own patience. */
const patienceMs = 10_000
const sentences = {
  taken: 'You are in this call with another tab.',
  noRelay:
    'This host has no relay, so that a call would show the others your address. You are not in the call.',
}

interface Held {
  readonly peer: Peer
  readonly voice: PlayedVoice
  readonly unwatch: () => void
}

export class Call {
  readonly state: StoreApi<CallState> = createStore<CallState>(() => ({
    place: { status: 'out', sentence: null },
    peers: [],
    relayOnly: likes().relayOnly,
    relay: null,
    silenced: false,
  }))
  readonly microphone: Microphone
  readonly camera: Camera
  readonly #given: CallGiven
  readonly #held = new Map<string, Held>()
  readonly #endings: (() => void)[]
  #callers: Callers = []
  #ice: readonly IceServer[] = []
  /** Counts what was asked, so that an answer to something older is let go. */
  #asked = 0
  #patientUntil = 0
  #waiting: ReturnType<typeof setTimeout> | undefined

  constructor(given: CallGiven) {
    this.#given = given
    this.microphone = given.microphone
    this.camera = given.camera
    const leaving = () => this.#given.line.leave()
    addEventListener('pagehide', leaving)
    this.#endings = [
      given.line.hear({
        callers: callers => this.#hearCallers(callers),
        signal: signalled => this.#hearSignal(signalled),
        taken: () => this.#end(sentences.taken),
        linked: () => void this.#relink(),
      }),
      given.microphone.state.subscribe(() => this.#changed()),
      given.camera.state.subscribe(() => this.#changed()),
      () => removeEventListener('pagehide', leaving),
    ]
  }

  /** Joins again if this tab was in the call before it was reloaded. */
  resume(): void {
    const was = wasIn(this.#given.room, this.#given.seat)
    if (!was) return
    this.microphone.mute(was.muted)
    void this.join()
  }

  /** Joins, with the microphone if there is one: who has none hears the others. */
  async join(): Promise<void> {
    const { status } = this.state.getState().place
    if (status !== 'out') return
    const mine = ++this.#asked
    this.#place({ status: 'joining' })
    if (!this.listens && this.microphone.state.getState().status !== 'on')
      await this.microphone.open(likes().microphone)
    if (mine === this.#asked) await this.#enter(mine, null)
  }

  leave(): void {
    this.#given.line.leave()
    this.#end(null)
  }

  /** In the call, this begins it anew: a connection that stands has told what it has told. */
  async setRelayOnly(relayOnly: boolean): Promise<void> {
    like({ relayOnly })
    this.state.setState({ relayOnly })
    const { status } = this.state.getState().place
    if (status === 'out') return
    this.leave()
    await this.join()
  }

  /** To be called from a click. */
  async hearOthers(): Promise<void> {
    this.state.setState({ silenced: false })
    await Promise.all([...this.#held.values()].map(({ voice }) => voice.play()))
  }

  /** Leaves and lets go of everything. */
  close(): void {
    const { status } = this.state.getState().place
    if (status === 'in') this.#given.line.leave()
    for (const end of this.#endings) end()
    this.#drop()
    clearTimeout(this.#waiting)
    this.#asked += 1
    this.camera.close()
    this.microphone.end()
  }

  /** An observer sends nothing. */
  get listens(): boolean {
    return this.#given.role === 'observer'
  }

  async #enter(mine: number, was: string | null): Promise<void> {
    const answer = await this.#given.line.join({ look: this.#look(), was })
    if (mine !== this.#asked) {
      // Left while the answer was on its way.
      if (answer.ok && this.state.getState().place.status === 'out') this.#given.line.leave()
      return
    }
    if (!answer.ok) return this.#end(answer.detail)
    this.#ice = answer.ice
    this.state.setState({ relay: hasRelay(answer.ice) })
    if (this.state.getState().relayOnly && !hasRelay(answer.ice)) {
      this.#given.line.leave()
      return this.#end(sentences.noRelay)
    }
    if (was !== answer.caller) this.#drop()
    this.#place({ status: 'in', caller: answer.caller })
    this.#keep()
    for (const { peer } of this.#held.values()) peer.relinked()
    this.#settle()
    // What changed while the answer was on its way.
    this.#changed()
  }

  /** The link is back: this tab takes its place again, and what stands between the browsers stays. */
  async #relink(): Promise<void> {
    const { place } = this.state.getState()
    if (place.status !== 'in') return
    this.#patientUntil = performance.now() + patienceMs
    clearTimeout(this.#waiting)
    this.#waiting = setTimeout(() => this.#settle(), patienceMs)
    await this.#enter(++this.#asked, place.caller)
  }

  #hearCallers(callers: Callers): void {
    const wereAway = new Set(this.#callers.filter(one => one.away).map(one => one.caller))
    this.#callers = callers
    for (const { caller, away } of callers)
      if (!away && wereAway.has(caller)) this.#held.get(caller)?.peer.relinked()
    this.#settle()
  }

  #hearSignal(signalled: Signalled): void {
    this.#held.get(signalled.from)?.peer.hear(signalled)
  }

  /** One connection to each other caller, none to anybody else. */
  #settle(): void {
    const { place } = this.state.getState()
    if (place.status !== 'in') return
    const others = this.#callers.filter(one => one.caller !== place.caller && this.#talksWith(one))
    for (const [caller, { peer }] of this.#held)
      if (
        !this.#mayStay(
          peer,
          others.find(one => one.caller === caller),
        )
      )
        this.#let(caller)
    for (const other of others) if (!this.#held.has(other.caller)) this.#meet(place.caller, other)
    this.#show()
  }

  /** Two who only listen have nothing to say to each other. */
  #talksWith({ seat }: Caller): boolean {
    return !this.listens || this.#given.roleOf(seat) !== 'observer'
  }

  #mayStay(peer: Peer, now: Caller | undefined): boolean {
    const { seat, status } = peer.state.getState()
    if (now) return now.seat === seat
    return status === 'connected' && performance.now() < this.#patientUntil
  }

  #meet(me: string, { caller, seat }: Caller): void {
    const peer = new Peer({
      me,
      caller,
      seat,
      listening: { me: this.listens, they: this.#given.roleOf(seat) === 'observer' },
      ice: this.#ice,
      relayOnly: this.state.getState().relayOnly,
      tracks: this.#tracks(),
      say: signal => this.#given.line.signal(signal),
    })
    const voice = new PlayedVoice(peer.state.getState().stream, () => this.state.setState({ silenced: true }))
    this.#held.set(caller, { peer, voice, unwatch: peer.state.subscribe(() => this.#show()) })
  }

  #let(caller: string): void {
    const held = this.#held.get(caller)
    this.#held.delete(caller)
    held?.unwatch()
    held?.voice.close()
    held?.peer.close()
  }
  #drop(): void {
    for (const caller of this.#held.keys()) this.#let(caller)
    this.state.setState({ peers: [], silenced: false })
  }

  #end(sentence: string | null): void {
    this.#asked += 1
    this.#drop()
    this.#place({ status: 'out', sentence })
    this.#keep()
    if (this.camera.state.getState().status !== 'off') this.camera.close()
  }

  #tracks(): Tracks {
    const microphone = this.microphone.state.getState()
    const camera = this.camera.state.getState()
    return {
      audio:
        microphone.status === 'on' && !microphone.muted
          ? (microphone.stream.getAudioTracks()[0] ?? null)
          : null,
      video: camera.status === 'on' ? (camera.stream.getVideoTracks()[0] ?? null) : null,
    }
  }
  #look(): CallerLook {
    const { audio, video } = this.#tracks()
    return { muted: audio === null, camera: video !== null }
  }

  #changed(): void {
    const tracks = this.#tracks()
    for (const { peer } of this.#held.values()) peer.send(tracks)
    const { place } = this.state.getState()
    if (place.status !== 'in') return
    this.#keep()
    const told = this.#callers.find(one => one.caller === place.caller)
    const look = this.#look()
    if (told?.muted !== look.muted || told.camera !== look.camera) this.#given.line.look(look)
  }

  #keep(): void {
    const { place } = this.state.getState()
    const microphone = this.microphone.state.getState()
    const muted = microphone.status === 'on' && microphone.muted
    isIn(this.#given.room, this.#given.seat, place.status === 'in' ? { muted } : null)
  }
  #place(place: CallPlace): void {
    this.state.setState({ place })
  }
  #show(): void {
    this.state.setState({ peers: [...this.#held.values()].map(({ peer }) => peer.state.getState()) })
  }
}
