/**
 * Runs in a worker: a track's sound as frames at the model's rate, each with the moment of its capture: that stays
 * true however late a piece is handed over. Knows no speech.
 */
import { Resampler } from '@ricky0123/vad-web/dist/resampler'
import { frameMs, frameSamples, rate } from './messages'

export interface Captured {
  readonly sound: Float32Array
  /** Its end by the samples that came so far, in milliseconds. */
  readonly audio: number
  /** Its end by the browser's stamps, as `performance.timeOrigin + performance.now()`: late by whatever came late. */
  readonly full: number
}

/** Sound comes after it was captured, and waits for less than a minute, however busy the machine is. */
const aheadMost = 100
const behindMost = 60_000

/** Until the track ends, or `signal` says so. */
export async function capture(
  { pieces, origin }: { readonly pieces: ReadableStream<AudioData>; readonly origin: number },
  take: (captured: Captured) => void,
  signal?: AbortSignal,
): Promise<void> {
  const frames = new Frames(origin)
  const into = new WritableStream<AudioData>({
    write(piece) {
      for (const captured of frames.take(piece)) take(captured)
      piece.close()
    },
  })
  await pieces.pipeTo(into, signal ? { signal } : {}).catch(() => {})
}

class Frames {
  #resampler: Resampler | null = null
  #rate = 0
  /** Milliseconds of sound that came, and that went on as frames. */
  #taken = 0
  #given = 0
  /** Where the stamps count from: pieces of before the worker had them bear the page's time, those after the worker's. */
  #origin: number
  #last = Number.NEGATIVE_INFINITY

  constructor(origin: number) {
    this.#origin = origin
  }

  take(piece: AudioData): readonly Captured[] {
    const stamp = piece.timestamp / 1000
    if (stamp < this.#last) this.#origin = performance.timeOrigin
    this.#last = stamp
    const before = this.#taken
    this.#taken += (piece.numberOfFrames * 1000) / piece.sampleRate
    return this.#resampled(piece).map(sound => {
      this.#given += frameMs
      return { sound, audio: this.#given, full: this.#moment(stamp) + this.#given - before }
    })
  }

  /** A browser whose stamps count from elsewhere is known by what cannot be; then the moment of arrival has to do. */
  #moment(stamp: number): number {
    const [now, stamped] = [performance.timeOrigin + performance.now(), this.#origin + stamp]
    return stamped > now + aheadMost || stamped < now - behindMost ? now : stamped
  }

  #resampled(piece: AudioData): readonly Float32Array[] {
    if (!this.#resampler || this.#rate !== piece.sampleRate) {
      this.#rate = piece.sampleRate
      this.#given = this.#taken - (piece.numberOfFrames * 1000) / piece.sampleRate
      this.#resampler = new Resampler({
        nativeSampleRate: piece.sampleRate,
        targetSampleRate: rate,
        targetFrameSize: frameSamples,
      })
    }
    return this.#resampler.process(soundOf(piece))
  }
}

function soundOf(piece: AudioData): Float32Array {
  const sound = new Float32Array(piece.numberOfFrames)
  piece.copyTo(sound, { planeIndex: 0, format: 'f32-planar' })
  return sound
}
