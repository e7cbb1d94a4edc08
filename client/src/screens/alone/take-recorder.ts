/**
 * Records takes of an answer with this device's camera or microphone, in pieces that wait on the device until the server has
 * them. A take stops by itself at its limit. Knows no screen.
 */
import { createStore, type StoreApi } from 'zustand/vanilla'
import { sendTakePiece, type AtRound } from '../../link/answers'
import { Sender } from '../../room/recording/sender'
import { openUnsentPieces } from '../../room/recording/unsent'
import type { AskAlone } from './useAlone'

export type RecorderState =
  | { readonly type: 'off'; readonly says: string | null }
  | { readonly type: 'asking' }
  | { readonly type: 'running'; readonly take: string; readonly stream: MediaStream; readonly since: number }

const pieceMs = 2000
const videoMimes = ['video/webm;codecs=vp8,opus', 'video/webm', 'video/mp4']
const voiceMimes = ['audio/webm;codecs=opus', 'audio/mp4;codecs=opus', 'audio/mp4', 'audio/ogg;codecs=opus']

export class TakeRecorder {
  readonly state: StoreApi<RecorderState> = createStore(() => ({ type: 'off' as const, says: null }))
  readonly sender: Sender
  readonly #ask: AskAlone
  readonly #leaving = new AbortController()
  #stop: ((whole: boolean, says?: string) => void) | null = null

  constructor({ at, ask }: { readonly at: AtRound; readonly ask: AskAlone }) {
    this.#ask = ask
    this.sender = new Sender({
      pieces: openUnsentPieces(at.loop, at.round),
      send: piece => sendTakePiece(at, piece),
      wait: ms => pause(ms, this.#leaving.signal),
      onRefused: () => this.#stop?.(false, 'The server takes no more of this take. What came is kept.'),
    })
  }
  close(): void {
    this.#stop?.(false)
    this.#leaving.abort()
    this.sender.close()
  }

  async start(medium: 'video' | 'voice', limitSeconds: number | undefined): Promise<void> {
    if (this.state.getState().type !== 'off') return
    this.state.setState({ type: 'asking' }, true)
    const mime = (medium === 'video' ? videoMimes : voiceMimes).find(
      one => 'MediaRecorder' in window && MediaRecorder.isTypeSupported(one),
    )
    if (mime === undefined) return this.#off('This browser cannot record. Another one may; no take was used.')
    const stream = await opened(medium)
    if (stream === null)
      return this.#off(
        medium === 'video'
          ? 'The camera and the microphone did not open. Allow them for this page; no take was used.'
          : 'The microphone did not open. Allow it for this page; no take was used.',
      )
    const take = newTake()
    // Counted before anything is recorded: a line that is down costs no take.
    const refused = await this.#ask({ type: 'take.begin', take })
    if (refused !== null || this.#leaving.signal.aborted) {
      stop(stream)
      return this.#off(refused)
    }
    this.#record({ take, mime, stream, limitSeconds })
  }
  stop(): void {
    this.#stop?.(true)
  }

  #record(given: {
    readonly take: string
    readonly mime: string
    readonly stream: MediaStream
    readonly limitSeconds: number | undefined
  }): void {
    const { take, mime, stream, limitSeconds } = given
    const recorder = new MediaRecorder(stream, {
      mimeType: mime,
      videoBitsPerSecond: 600_000,
      audioBitsPerSecond: 48_000,
    })
    let [offset, since, timer] = [0, performance.now(), 0]
    const from = Date.now()
    let ended: { readonly whole: boolean; readonly says: string | null } | null = null
    this.#stop = (whole, says) => {
      if (ended !== null) return
      ended = { whole, says: says ?? null }
      clearTimeout(timer)
      if (recorder.state !== 'inactive') recorder.stop()
    }
    recorder.onstart = () => {
      since = performance.now()
      this.state.setState({ type: 'running', take, stream, since }, true)
      if (limitSeconds !== undefined) timer = window.setTimeout(() => this.#stop?.(true), limitSeconds * 1000)
    }
    recorder.ondataavailable = ({ data }) => {
      if (data.size > 0) this.sender.add({ part: take, offset, mime, from, at: Date.now(), sound: data })
      offset += data.size
    }
    // A device that was pulled out ends the recording too.
    recorder.onstop = () => {
      const { whole, says } = ended ?? { whole: false, says: 'The camera or microphone went away.' }
      const seconds = Math.round((performance.now() - since) / 100) / 10
      clearTimeout(timer)
      stop(stream)
      this.#stop = null
      this.#off(says)
      void this.#end({ type: 'take.end', take, seconds, whole })
    }
    recorder.start(pieceMs)
  }
  /** A line that is lost just then must not make a whole take a broken one. */
  async #end(command: Parameters<AskAlone>[0]): Promise<void> {
    for (let tries = 0; tries < 100 && !this.#leaving.signal.aborted; tries++) {
      const why = await this.#ask(command)
      if (this.state.getState().type !== 'off') return
      if (tries > 0 || why !== null) this.#off(why)
      if (why === null) return
      await pause(3000, this.#leaving.signal)
    }
  }
  #off(says: string | null): void {
    this.state.setState({ type: 'off', says }, true)
  }
}

async function opened(medium: 'video' | 'voice'): Promise<MediaStream | null> {
  const audio = { echoCancellation: true, noiseSuppression: true }
  const video = medium === 'video' ? { width: { ideal: 640 }, height: { ideal: 480 } } : false
  try {
    return await navigator.mediaDevices.getUserMedia({ audio, video })
  } catch {
    return null
  }
}
function stop(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}

const letters = 'abcdefghijklmnopqrstuvwxyz0123456789'
const newTake = (): string =>
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
