/** Records this seat's own microphone while the room says so, in pieces. Knows the link and the microphone, no screen. */
import { recording } from '@signalroom/shared'
import type { Microphone } from '../../call/microphone'
import { sendPiece } from '../../link/recordings'
import type { RoomLink } from '../../link/room-link'
import { Sender } from './sender'
import { openUnsentPieces } from './unsent'

export interface RecorderGiven {
  readonly link: Pick<RoomLink, 'state' | 'seat' | 'role' | 'now'>
  readonly microphone: Pick<Microphone, 'state' | 'open'>
  readonly room: string
  readonly token: string
}

const pieceMs = 2000
const bitsPerSecond = 32_000
/** For so long a link that is down changes nothing; then the clock waits, and nothing is recorded. */
const lostMs = 3000
/** What browsers record speech into, the best first. */
const mimes = ['audio/webm;codecs=opus', 'audio/mp4;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus']

export class Recorder {
  readonly sender: Sender
  readonly #given: RecorderGiven
  readonly #endings: (() => void)[]
  readonly #leaving = new AbortController()
  #current: { readonly stream: MediaStream; readonly part: Part } | null = null
  #lostSince: number | null = null
  #resumed = false
  #patience: ReturnType<typeof setTimeout> | undefined

  constructor(given: RecorderGiven) {
    this.#given = given
    const { link, microphone, room, token } = given
    this.sender = new Sender({
      pieces: openUnsentPieces(room, link.seat),
      send: piece => sendPiece({ room, token }, piece),
      wait: ms => pause(ms, this.#leaving.signal),
      onRefused: part => this.#refused(part),
    })
    const review = () => this.#review()
    this.#endings = [link.state.subscribe(review), microphone.state.subscribe(review)]
    review()
  }
  close(): void {
    for (const end of this.#endings) end()
    clearTimeout(this.#patience)
    this.#current?.part.end()
    this.#current = null
    this.#leaving.abort()
    this.sender.close()
  }

  #review(): void {
    this.#watchLink()
    this.#resume()
    const stream = this.#wanted()
    if (stream === (this.#current?.stream ?? null)) return
    this.#current?.part.end()
    this.#current = stream && { stream, part: this.#begin(stream) }
  }
  /** After a reload it goes on by itself, if no question is asked for it; who turned the microphone off keeps it off. */
  #resume(): void {
    const { link, microphone } = this.#given
    const { room } = link.state.getState()
    const isOff = () => microphone.state.getState().status === 'off'
    if (!isOff()) this.#resumed = true
    if (this.#resumed || room.open.recording.agreed[link.seat] !== true || !recording(room)) return
    this.#resumed = true
    void mayListen().then(granted => {
      if (granted && isOff()) void microphone.open()
    })
  }
  #watchLink(): void {
    const lost = this.#given.link.state.getState().status !== 'live'
    if (!lost) {
      this.#lostSince = null
      clearTimeout(this.#patience)
    } else if (this.#lostSince === null) {
      this.#lostSince = performance.now()
      this.#patience = setTimeout(() => this.#review(), lostMs)
    }
  }
  /** The stream that is to be recorded now. */
  #wanted(): MediaStream | null {
    const { link, microphone } = this.#given
    const { room } = link.state.getState()
    const heard = microphone.state.getState()
    const gone = this.#lostSince !== null && performance.now() - this.#lostSince >= lostMs
    const agreed = room.open.recording.agreed[link.seat] === true && link.role !== 'observer'
    return agreed && !gone && recording(room) && heard.status === 'on' ? heard.stream : null
  }
  #begin(stream: MediaStream): Part {
    const { link, room } = this.#given
    return new Part(stream, `signalroom:recording:${room}:${link.seat}`, () => link.now(), this.sender)
  }
  #refused(part: string): void {
    if (this.#current?.part.id !== part) return
    this.#current.part.end()
    this.#current = null
    this.#review()
  }
}

/** One recording from its first sample to its last. Of two tabs of a seat one records, and the other when that is gone. */
class Part {
  readonly id = newPart()
  readonly #over = new AbortController()
  #release: () => void = () => {}

  constructor(stream: MediaStream, lock: string, now: () => number, sender: Sender) {
    const begin = () =>
      new Promise<void>(release => {
        this.#release = release
        this.#record(stream, now, sender)
      })
    navigator.locks.request(lock, { signal: this.#over.signal }, begin).catch(() => {
      // Ended before its turn came.
    })
  }
  end(): void {
    this.#over.abort()
    this.#release()
  }

  #record(stream: MediaStream, now: () => number, sender: Sender): void {
    const mime = mimes.find(one => MediaRecorder.isTypeSupported(one))
    if (mime === undefined) return
    const recorder = new MediaRecorder(new MediaStream(stream.getAudioTracks()), {
      mimeType: mime,
      audioBitsPerSecond: bitsPerSecond,
    })
    let [from, at, offset] = [now(), now(), 0]
    recorder.onstart = () => {
      from = now()
      at = from
    }
    recorder.ondataavailable = ({ data }) => {
      if (data.size > 0) sender.add({ part: this.id, offset, mime, from, at, sound: data })
      offset += data.size
      at = now()
    }
    this.#over.signal.addEventListener('abort', () => recorder.state !== 'inactive' && recorder.stop())
    recorder.start(pieceMs)
  }
}

/** Whether the microphone was allowed here before; a browser that does not say is not asked. */
async function mayListen(): Promise<boolean> {
  try {
    return (await navigator.permissions.query({ name: 'microphone' })).state === 'granted'
  } catch {
    return false
  }
}

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'
const newPart = (): string =>
  [...crypto.getRandomValues(new Uint8Array(20))].map(byte => letters[byte % letters.length]).join('')

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise(resolve => {
    const timer = setTimeout(resolve, ms)
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      resolve()
    })
  })
}
