/** The page's one microphone: asks for it, mutes it, and says in which of its states it is. Knows no call and no screen. */
import { createStore, type StoreApi } from 'zustand/vanilla'

/**
 * `denied`: the person, the browser or the system said no. `missing`: there is none. `busy`: something else holds it.
 * `insecure`: a page over plain http from another machine is given none. `lost`: it was unplugged while on.
 */
export type WhyNot = 'denied' | 'missing' | 'busy' | 'insecure' | 'lost'
export type MicrophoneState =
  | { readonly status: 'off' }
  | { readonly status: 'asking' }
  /** `stream` is the raw capture. While muted it is silent, for whoever listens to it. */
  | {
      readonly status: 'on'
      readonly stream: MediaStream
      readonly deviceId: string
      readonly muted: boolean
    }
  | { readonly status: 'failed'; readonly why: WhyNot }

/** What is needed of `navigator.mediaDevices`, which is not there on a page that is no secure context. */
export type Devices = Pick<MediaDevices, 'getUserMedia' | 'addEventListener' | 'removeEventListener'>

export class Microphone {
  readonly state: StoreApi<MicrophoneState> = createStore<MicrophoneState>(() => ({ status: 'off' }))
  readonly #devices: Devices | undefined
  /** Counts what was asked, so that an answer to something older is let go. */
  #asked = 0
  /** Outlives a change of device, so that nobody who is muted is heard again by plugging something in. */
  #muted = false

  constructor(devices: Devices | undefined) {
    this.#devices = devices
    devices?.addEventListener('devicechange', this.#changed)
  }

  /**
   * Asks for the microphone, or for another one while it is on. One that is on stays until the other is there, and
   * stays if there is none: then the answer says why. Never rejects.
   */
  async open(deviceId?: string): Promise<WhyNot | null> {
    const before = this.state.getState()
    const mine = ++this.#asked
    if (!this.#devices) return this.#fail('insecure')
    if (before.status !== 'on') this.state.setState({ status: 'asking' }, true)
    try {
      const stream = await capture(this.#devices, deviceId)
      if (mine === this.#asked) this.#take(stream)
      else stop(stream)
      return null
    } catch (error) {
      const why = whyNot(error)
      if (mine === this.#asked && this.state.getState().status !== 'on') this.#fail(why)
      return why
    }
  }

  /** Holds also for what is opened later. */
  mute(muted: boolean): void {
    this.#muted = muted
    const now = this.state.getState()
    if (now.status !== 'on') return
    quieten(now.stream, muted)
    this.state.setState({ ...now, muted }, true)
  }

  close(): void {
    this.#asked += 1
    this.#release()
    this.state.setState({ status: 'off' }, true)
  }

  /** Closes it and hears of no device any more. */
  end(): void {
    this.close()
    this.#devices?.removeEventListener('devicechange', this.#changed)
  }

  #take(stream: MediaStream): void {
    this.#release()
    quieten(stream, this.#muted)
    const track = stream.getAudioTracks()[0]
    track?.addEventListener('ended', () => this.#gone(stream))
    const deviceId = track?.getSettings().deviceId ?? ''
    this.state.setState({ status: 'on', stream, deviceId, muted: this.#muted }, true)
  }

  /** A track ends by itself when its device is unplugged or the permission is taken back; never by our own `stop`. */
  #gone(stream: MediaStream): void {
    const now = this.state.getState()
    if (now.status !== 'on' || now.stream !== stream) return
    this.#release()
    this.#fail('lost')
  }

  #release(): void {
    const now = this.state.getState()
    if (now.status === 'on') stop(now.stream)
  }

  #fail(why: WhyNot): WhyNot {
    this.state.setState({ status: 'failed', why }, true)
    return why
  }

  /** Something was plugged in or out: who waits for a microphone is given it without asking again. */
  readonly #changed = (): void => {
    const now = this.state.getState()
    if (now.status === 'failed' && (now.why === 'lost' || now.why === 'missing')) void this.open()
  }
}

/** What was chosen, or any other if that one is gone: any is better than none. */
async function capture(devices: Devices, deviceId: string | undefined): Promise<MediaStream> {
  if (!deviceId) return devices.getUserMedia({ audio: wanted })
  try {
    return await devices.getUserMedia({ audio: { ...wanted, deviceId: { exact: deviceId } } })
  } catch (error) {
    if (whyNot(error) !== 'missing') throw error
    return devices.getUserMedia({ audio: wanted })
  }
}

/** Speech from a room with loudspeakers. */
const wanted: MediaTrackConstraints = {
  echoCancellation: true,
  noiseSuppression: true,
  autoGainControl: true,
}

const reasons: Readonly<Record<string, WhyNot>> = {
  NotAllowedError: 'denied',
  SecurityError: 'denied',
  NotFoundError: 'missing',
  OverconstrainedError: 'missing',
  TypeError: 'insecure',
}
/** What is left (NotReadableError, AbortError) is a device that is there and does not start. */
export const whyNot = (error: unknown): WhyNot => reasons[error instanceof Error ? error.name : ''] ?? 'busy'

const quieten = (stream: MediaStream, muted: boolean): void => {
  for (const track of stream.getAudioTracks()) track.enabled = !muted
}
const stop = (stream: MediaStream): void => {
  for (const track of stream.getTracks()) track.stop()
}
