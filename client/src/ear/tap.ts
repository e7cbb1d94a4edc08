/** Runs in the audio thread: cuts the sound of microphone and loudspeaker into frames for the worker. Knows no speech. */
import { frameSamples, type Tapped, type ToTap } from './messages'

// The audio thread's own names; the page's types do not hold them.
declare const currentFrame: number
declare const sampleRate: number
declare function registerProcessor(name: string, of: new () => AudioWorkletProcessor): void
declare class AudioWorkletProcessor {
  readonly port: MessagePort
}

class Tap extends AudioWorkletProcessor {
  readonly #own = new Float32Array(frameSamples)
  readonly #far = new Float32Array(frameSamples)
  #filled = 0
  #heardFar = false
  #open = true
  #worker: MessagePort | null = null

  constructor() {
    super()
    this.port.addEventListener('message', ({ data }: MessageEvent<ToTap>) => {
      if (data.type === 'to') this.#worker = data.port
      else this.#listen(data.open)
    })
    this.port.start()
  }

  /** Both inputs are of one channel; an input that nothing is connected to has none. */
  process([own, far]: readonly (readonly Float32Array[])[]): true {
    if (this.#open && this.#worker) this.#take(own?.[0], far?.[0], this.#worker)
    return true
  }

  /** What was begun before is no part of what comes after. */
  #listen(open: boolean): void {
    this.#open = open
    this.#filled = 0
  }

  #take(own: Float32Array | undefined, far: Float32Array | undefined, worker: MessagePort): void {
    const samples = own?.length ?? far?.length ?? 128
    put(this.#own, own, this.#filled, samples)
    put(this.#far, far, this.#filled, samples)
    this.#heardFar ||= far !== undefined
    this.#filled += samples
    if (this.#filled < frameSamples) return
    const tapped: Tapped = {
      audio: ((currentFrame + samples) * 1000) / sampleRate,
      wall: Date.now(),
      own: this.#own.slice(),
      far: this.#heardFar ? this.#far.slice() : null,
    }
    const moved = tapped.far ? [tapped.own.buffer, tapped.far.buffer] : [tapped.own.buffer]
    worker.postMessage(tapped, moved as Transferable[])
    this.#filled = 0
    this.#heardFar = false
  }
}

function put(frame: Float32Array, sound: Float32Array | undefined, at: number, samples: number): void {
  if (sound) frame.set(sound, at)
  else frame.fill(0, at, at + samples)
}

registerProcessor('tap', Tap)
