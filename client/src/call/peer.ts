/** The connection to one other caller: what is sent, what is heard, and how well it goes. Knows no roster and no screen. */
import type { IceServer, Signal, Signalled } from '@signalroom/shared'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { Negotiation, type Said } from './negotiation'
import { figuresOf, qualityOf, type Figures, type Quality } from './quality'
import { isRelayed, relayedCandidate, relayedDescription } from './relayed'

export interface PeerState {
  readonly caller: string
  readonly seat: string
  /** `failed` is tried again by itself. */
  readonly status: 'connecting' | 'connected' | 'failed'
  /** Null until it was measured. */
  readonly quality: Quality | null
  /** What comes from there: one track of sound and one of picture, each silent or dark while nothing is sent. */
  readonly stream: MediaStream
}
/** What this side sends, to everybody the same. */
export interface Tracks {
  readonly audio: MediaStreamTrack | null
  readonly video: MediaStreamTrack | null
}
export interface PeerGiven {
  /** This tab and the other one, by the ids the server gave them. */
  readonly me: string
  readonly caller: string
  readonly seat: string
  /** Which of the two only listen, as observers do. */
  readonly listening: { readonly me: boolean; readonly they: boolean }
  readonly ice: readonly IceServer[]
  readonly relayOnly: boolean
  readonly tracks: Tracks
  readonly say: (signal: Signal) => void
}

/** A way that went dead may come back by itself, as when a network changes; after this another one is looked for. */
const doubtMs = 2500
/** How long a way is looked for before it is called failed, and how long between one search and the next. */
const searchMs = 10_000
const measureMs = 3000
/** Bits a second of one face: enough for its size, and three of them leave a slow line its voices. */
const mostForAFace = 250_000

export class Peer {
  readonly state: StoreApi<PeerState>
  readonly #given: PeerGiven
  readonly #connection: RTCPeerConnection
  readonly #negotiation: Negotiation
  readonly #measuring: ReturnType<typeof setInterval>
  #searching: ReturnType<typeof setTimeout> | undefined
  #figures: Figures | null = null
  #tracks: Tracks

  constructor(given: PeerGiven) {
    const { me, caller, seat, ice, relayOnly } = given
    this.#given = given
    this.#tracks = given.tracks
    const stream = new MediaStream()
    this.state = createStore<PeerState>(() => ({ caller, seat, status: 'connecting', quality: null, stream }))
    this.#connection = new RTCPeerConnection({
      iceServers: ice.map(server => ({ ...server, urls: [server.urls].flat() })),
      iceTransportPolicy: relayOnly ? 'relay' : 'all',
      bundlePolicy: 'max-bundle',
    })
    const begins = me > caller
    this.#negotiation = new Negotiation({
      connection: this.#connection,
      polite: !begins,
      say: said => this.#say(said),
      prepareAnswer: () => this.#lay(),
      // What cannot be agreed on shows as a connection that is not made, and is tried again.
      failed: () => this.#search(),
    })
    this.#connection.addEventListener('track', ({ track }) => stream.addTrack(track))
    this.#connection.addEventListener('connectionstatechange', () => this.#changed())
    this.#measuring = setInterval(() => void this.#measure(), measureMs)
    this.#searching = setTimeout(() => this.#search(), searchMs)
    if (begins) this.#begin()
  }

  /** From now on these are sent. A null stops what was sent, without asking the other side. */
  send(tracks: Tracks): void {
    this.#tracks = tracks
    for (const transceiver of this.#connection.getTransceivers()) this.#fill(transceiver)
  }

  hear(signalled: Signalled): void {
    void this.#negotiation.hear(signalled)
  }

  /** One of the two links was lost and is back: what was said meanwhile may be missing. */
  relinked(): void {
    this.#negotiation.repeat()
  }

  close(): void {
    clearInterval(this.#measuring)
    clearTimeout(this.#searching)
    this.#connection.close()
  }

  /** One line for sound and one for picture, for the whole of the call: what comes and goes later is only their tracks. */
  #begin(): void {
    const direction = this.#direction()
    this.#fill(this.#connection.addTransceiver('audio', { direction }))
    const sendEncodings = [{ maxBitrate: mostForAFace }]
    this.#fill(this.#connection.addTransceiver('video', { direction, sendEncodings }))
  }
  #lay(): void {
    for (const transceiver of this.#connection.getTransceivers()) {
      transceiver.direction = this.#direction()
      this.#fill(transceiver)
      if (transceiver.receiver.track.kind === 'video') void bound(transceiver.sender)
    }
  }
  #fill({ sender, receiver }: RTCRtpTransceiver): void {
    const track = receiver.track.kind === 'audio' ? this.#tracks.audio : this.#tracks.video
    // Fails only on a connection that is closed.
    if (!this.#given.listening.me && sender.track !== track) sender.replaceTrack(track).catch(() => {})
  }
  /** Who only listens is sent to and not heard, whatever its own browser offers. */
  #direction(): RTCRtpTransceiverDirection {
    const { me, they } = this.#given.listening
    return they ? 'sendonly' : me ? 'recvonly' : 'sendrecv'
  }

  #say(said: Said): void {
    const { caller: to, relayOnly, say } = this.#given
    if (!relayOnly) return say({ to, ...said })
    if ('description' in said) return say({ to, description: relayedDescription(said.description) })
    if (isRelayed(said.candidate)) say({ to, candidate: relayedCandidate(said.candidate) })
  }

  #changed(): void {
    const now = this.#connection.connectionState
    if (now === 'closed' || now === 'new') return
    clearTimeout(this.#searching)
    if (now === 'connected') {
      void this.#measure()
      return this.state.setState({ status: 'connected' })
    }
    if (now === 'failed') return this.#search()
    this.state.setState({ status: 'connecting', quality: null })
    const wait = now === 'disconnected' ? doubtMs : searchMs
    this.#searching = setTimeout(() => this.#search(), wait)
  }

  /** Looks for another way, and again after a while if there is none. */
  #search(): void {
    clearTimeout(this.#searching)
    const { connectionState } = this.#connection
    if (connectionState === 'closed' || connectionState === 'connected') return
    this.state.setState({
      status: connectionState === 'disconnected' ? 'connecting' : 'failed',
      quality: null,
    })
    this.#negotiation.repeat()
    this.#connection.restartIce()
    this.#searching = setTimeout(() => this.#search(), searchMs)
  }

  async #measure(): Promise<void> {
    if (this.#connection.connectionState !== 'connected') return
    const now = figuresOf(await this.#connection.getStats())
    const quality = qualityOf(this.#figures, now)
    this.#figures = now
    if (this.#connection.connectionState === 'connected') this.state.setState({ quality })
  }
}

/** The same bound for a line that the other side has laid down. */
async function bound(sender: RTCRtpSender): Promise<void> {
  const parameters = sender.getParameters()
  for (const encoding of parameters.encodings) encoding.maxBitrate = mostForAFace
  // A browser that does not take it sends what it thinks the line carries.
  await sender.setParameters(parameters).catch(() => {})
}
