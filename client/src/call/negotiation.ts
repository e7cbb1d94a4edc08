/**
 * Agrees with one other browser on what is sent between them, whoever begins and however often both do at once:
 * the pattern called perfect negotiation. Knows no tracks, no network and no room.
 */
import type { Candidate, Description } from '@signalroom/shared'

/** What is needed of an `RTCPeerConnection`. */
export type Negotiable = Pick<
  RTCPeerConnection,
  | 'signalingState'
  | 'localDescription'
  | 'setLocalDescription'
  | 'setRemoteDescription'
  | 'addIceCandidate'
  | 'addEventListener'
>
export type Said = { readonly description: Description } | { readonly candidate: Candidate }

interface NegotiationGiven {
  readonly connection: Negotiable
  /** When both offer at once, the polite one takes its offer back. */
  readonly polite: boolean
  readonly say: (said: Said) => void
  /** After an offer was taken and before it is answered: what this side wants is laid on its ground. */
  readonly prepareAnswer: () => void
  /** What could not be done; the connection may be of no use any more. */
  readonly failed: (error: unknown) => void
}

export class Negotiation {
  readonly #given: NegotiationGiven
  #offering = false
  #ignoring = false
  /** While the answer to our offer is being taken: an offer that comes then is no collision. */
  #taking = false

  constructor(given: NegotiationGiven) {
    this.#given = given
    given.connection.addEventListener('negotiationneeded', () => void this.#offer())
    given.connection.addEventListener('icecandidate', event => {
      const { candidate } = event as RTCPeerConnectionIceEvent
      if (candidate) given.say({ candidate: plain(candidate) })
    })
  }

  async hear(said: Said): Promise<void> {
    try {
      if ('description' in said) await this.#take(said.description)
      else await this.#add(said.candidate)
    } catch (error) {
      this.#given.failed(error)
    }
  }

  /** What was said may have been lost on the way: an offer that waits for its answer is made again. */
  repeat(): void {
    const { signalingState, localDescription } = this.#given.connection
    if (signalingState === 'have-local-offer' && localDescription) this.#sayDescription(localDescription)
  }

  async #offer(): Promise<void> {
    const { connection, failed } = this.#given
    try {
      this.#offering = true
      await connection.setLocalDescription()
      if (connection.localDescription) this.#sayDescription(connection.localDescription)
    } catch (error) {
      failed(error)
    } finally {
      this.#offering = false
    }
  }

  async #take(description: Description): Promise<void> {
    const { connection, polite, prepareAnswer } = this.#given
    const free =
      !this.#offering &&
      (connection.signalingState === 'stable' ||
        (this.#taking && connection.signalingState === 'have-local-offer'))
    const collides = description.type === 'offer' && !free
    this.#ignoring = !polite && collides
    if (this.#ignoring) return
    // An answer that comes twice, because it was asked for twice.
    if (description.type === 'answer' && connection.signalingState === 'stable') return
    this.#taking = description.type === 'answer'
    try {
      // Takes an own offer back by itself, where there is one.
      await connection.setRemoteDescription(description)
    } finally {
      this.#taking = false
    }
    if (description.type !== 'offer') return
    prepareAnswer()
    await connection.setLocalDescription()
    if (connection.localDescription) this.#sayDescription(connection.localDescription)
  }

  async #add(candidate: Candidate): Promise<void> {
    try {
      await this.#given.connection.addIceCandidate(init(candidate))
    } catch (error) {
      // A way that belongs to an offer that was not taken.
      if (!this.#ignoring) throw error
    }
  }

  #sayDescription({ type, sdp }: RTCSessionDescription): void {
    if (type === 'offer' || type === 'answer') this.#given.say({ description: { type, sdp } })
  }
}

const plain = ({ candidate, sdpMid, sdpMLineIndex, usernameFragment }: RTCIceCandidate): Candidate => ({
  candidate,
  sdpMid,
  sdpMLineIndex,
  usernameFragment,
})
const init = ({ usernameFragment = null, ...rest }: Candidate): RTCIceCandidateInit => ({
  ...rest,
  usernameFragment,
})
