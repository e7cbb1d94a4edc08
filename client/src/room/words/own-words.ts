/**
 * Whether this seat's words are written down in this tab, what they are, and whether they go to the room: two consents, both
 * off until given. Knows the link and the recogniser, no screen.
 */
import type { At } from '@signalroom/shared'
import { createStore, type StoreApi } from 'zustand/vanilla'
import { forgetWords, keepWords, keptWords, type KeptLine } from '../../link/kept-words'
import type { RoomLink } from '../../link/room-link'
import { tabStorage } from '../../link/storage'
import type { HeardLine, Unwritten } from '../../recogniser/messages'
import { Recogniser } from '../../recogniser/recogniser'

export interface OwnWordsState {
  /** They are written down, in this tab. */
  readonly on: boolean
  /** And go to the room from now on. */
  readonly toRoom: boolean
  /** Those that the room has not. */
  readonly lines: readonly KeptLine[]
  /** What was not written down, the newest last. */
  readonly unwritten: readonly Unwritten[]
  /** Why the room took none of the last, as it said it. */
  readonly refused: string | null
  /** Whether the lines are there after the page is left. */
  readonly lasts: boolean
}
const unwrittenMost = 20

export class OwnWords {
  readonly state: StoreApi<OwnWordsState>
  readonly recogniser: Recogniser
  readonly #link: Pick<RoomLink, 'state' | 'seat' | 'now' | 'ask'>
  readonly #room: string

  constructor(link: Pick<RoomLink, 'state' | 'seat' | 'now' | 'ask'>, room: string) {
    this.#link = link
    this.#room = room
    const [on, toRoom] = consents(tabStorage.getItem(this.#consentAt))
    this.state = createStore<OwnWordsState>(() => ({
      on,
      toRoom,
      lines: keptWords(room, link.seat),
      unwritten: [],
      refused: null,
      lasts: true,
    }))
    this.recogniser = new Recogniser({
      now: () => link.now(),
      line: line => this.#came(line),
      unwritten: what => this.#missed(what),
    })
  }

  /** Turned off, what waits is given up, and what is written stays. A failed one is tried again. */
  turn(on: boolean): void {
    this.#consent({ on, toRoom: on && this.state.getState().toRoom })
    if (on) this.recogniser.open()
    else this.recogniser.close()
  }

  /** What comes from now on goes to the room; what was kept before stays here. */
  share(toRoom: boolean): void {
    this.#consent({ on: this.state.getState().on, toRoom })
  }

  erase(): void {
    forgetWords(this.#room, this.#link.seat)
    this.state.setState({ lines: [], unwritten: [] })
  }

  close(): void {
    this.recogniser.close()
  }

  get #consentAt(): string {
    return `signalroom:words-consent:${this.#room}:${this.#link.seat}`
  }
  #consent(given: Pick<OwnWordsState, 'on' | 'toRoom'>): void {
    this.state.setState({ ...given, refused: null })
    const words = given.on ? (given.toRoom ? 'room' : 'tab') : ''
    if (words === '') tabStorage.removeItem(this.#consentAt)
    else tabStorage.setItem(this.#consentAt, words)
  }

  #came(line: HeardLine): void {
    const { startedAt } = this.#link.state.getState().room.open
    // What was said before the round is nobody's.
    if (startedAt === null || line.from < startedAt) return
    if (this.state.getState().toRoom) void this.#send(line)
    else this.#keep(line)
  }
  async #send(line: HeardLine): Promise<void> {
    const { from, to, text } = line
    const heard = line.places.length > 0 ? { heard: asHeard(line) } : {}
    const answer = await this.#link.ask({
      type: 'words.utter',
      from: from as At,
      to: to as At,
      text,
      ...heard,
      draft: true,
    })
    if (answer.ok) return
    this.#keep(line)
    this.state.setState({ refused: answer.detail })
  }
  #keep({ from, to, text, places }: HeardLine): void {
    const lines = [...this.state.getState().lines, { from, to, text, places }]
    this.state.setState({ lines, lasts: keepWords(this.#room, this.#link.seat, lines) })
  }
  #missed(what: Unwritten): void {
    this.state.setState(({ unwritten }) => ({ unwritten: [...unwritten, what].slice(-unwrittenMost) }))
  }
}

const consents = (kept: string | null): readonly [on: boolean, toRoom: boolean] => [
  kept === 'tab' || kept === 'room',
  kept === 'room',
]

/** As the recogniser wrote it, before terms were put in their places. */
export function asHeard({ text, places }: Pick<KeptLine, 'text' | 'places'>): string {
  let [out, from] = ['', 0]
  for (const { at, length, heard } of places) {
    out += text.slice(from, at) + heard
    from = at + length
  }
  return out + text.slice(from)
}
