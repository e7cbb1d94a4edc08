/** The page's camera: on while somebody wants it, small, and let go at once. Knows no call and no screen. */
import { createStore, type StoreApi } from 'zustand/vanilla'
import { whyNot, type Devices, type WhyNot } from './microphone'

export type CameraState =
  | { readonly status: 'off' }
  | { readonly status: 'asking' }
  | { readonly status: 'on'; readonly stream: MediaStream; readonly deviceId: string }
  | { readonly status: 'failed'; readonly why: WhyNot }

/** A face beside the work, not a film: small enough for four of them on a laptop that also runs code. */
const wanted: MediaTrackConstraints = {
  width: { ideal: 320 },
  height: { ideal: 240 },
  frameRate: { ideal: 15, max: 15 },
}

export class Camera {
  readonly state: StoreApi<CameraState> = createStore<CameraState>(() => ({ status: 'off' }))
  readonly #devices: Devices | undefined
  /** Counts what was asked, so that an answer to something older is let go. */
  #asked = 0

  constructor(devices: Devices | undefined) {
    this.#devices = devices
  }

  /** Never rejects. A camera that was on is let go first: many can be opened only once. */
  async open(deviceId?: string): Promise<void> {
    const mine = ++this.#asked
    this.#release()
    if (!this.#devices) return this.state.setState({ status: 'failed', why: 'insecure' }, true)
    this.state.setState({ status: 'asking' }, true)
    try {
      const chosen = deviceId ? { deviceId: { ideal: deviceId } } : {}
      const stream = await this.#devices.getUserMedia({ video: { ...wanted, ...chosen } })
      if (mine === this.#asked) this.#take(stream)
      else stop(stream)
    } catch (error) {
      if (mine === this.#asked) this.state.setState({ status: 'failed', why: whyNot(error) }, true)
    }
  }

  close(): void {
    this.#asked += 1
    this.#release()
    this.state.setState({ status: 'off' }, true)
  }

  #take(stream: MediaStream): void {
    const track = stream.getVideoTracks()[0]
    track?.addEventListener('ended', () => {
      const now = this.state.getState()
      if (now.status === 'on' && now.stream === stream)
        this.state.setState({ status: 'failed', why: 'lost' }, true)
    })
    this.state.setState({ status: 'on', stream, deviceId: track?.getSettings().deviceId ?? '' }, true)
  }

  #release(): void {
    const now = this.state.getState()
    if (now.status === 'on') stop(now.stream)
  }
}

const stop = (stream: MediaStream): void => {
  for (const track of stream.getTracks()) track.stop()
}
