/** Runs in a worker: how loud what the loudspeaker plays is, frame by frame beside those of the microphone. Knows no echo. */
import { blocksOf } from '@signalroom/shared'
import { capture } from './capture'

/** Frames that may wait: more would only be an echo of long ago. */
const waitingMost = 8

interface FarVoice {
  readonly end: AbortController
  waiting: readonly (readonly number[])[]
}

export class Played {
  readonly #voices = new Map<string, FarVoice>()

  begin(id: string, pieces: ReadableStream<AudioData>): void {
    const voice: FarVoice = { end: new AbortController(), waiting: [] }
    this.#voices.set(id, voice)
    const take = ({ sound }: { readonly sound: Float32Array }) => {
      voice.waiting = [...voice.waiting, blocksOf(sound)].slice(-waitingMost)
    }
    void capture({ pieces, origin: performance.timeOrigin }, take, voice.end.signal)
  }

  end(id: string): void {
    this.#voices.get(id)?.end.abort()
    this.#voices.delete(id)
  }

  /** The next frame of each, the loudest counting; both sides run at one rate. Null where there is nobody. */
  beside(): readonly number[] | null {
    const frames = [...this.#voices.values()].flatMap(voice => {
      const [first, ...rest] = voice.waiting
      voice.waiting = rest
      return first ? [first] : []
    })
    const [first, ...others] = frames
    if (!first) return null
    return first.map((block, i) => Math.max(block, ...others.map(other => other[i] ?? block)))
  }
}
