/**
 * Runs in a worker: keeps the newest sound of the own microphone, and hands each stretch of speech that has ended to
 * whoever writes it down, with a little more at its ends. Only while somebody wants it. Knows no words.
 */
import { STRETCH_MAX, type Edge } from '@signalroom/shared'
import { frameMs, rate, type Heard } from './messages'

/** Before the first sound and behind the last one: a word begins softly, and ends so. */
const beforeMs = 160
const behindMs = 200
/** The longest stretch, what is silent behind it, and what is looked at before it is told. */
const keptMs = STRETCH_MAX + 2000

interface Frame {
  readonly end: number
  readonly sound: Float32Array
}

export class Writing {
  readonly #port: MessagePort
  #frames: Frame[] = []
  #goesOn = false

  constructor(port: MessagePort) {
    this.#port = port
  }

  /** Frames in order, each before what is told of it. */
  keep(frame: Frame): void {
    this.#frames.push(frame)
    // In large steps, since each one moves all that is kept.
    if (this.#frames.length * frameMs > keptMs * 1.5)
      this.#frames = this.#frames.slice(-Math.ceil(keptMs / frameMs))
  }

  told(edges: readonly Edge[]): void {
    for (const [i, edge] of edges.entries()) {
      if (edge.type === 'ended') this.#hand(edge)
      // What was open ended only because nothing came any more: the rest of it is lost.
      if (edge.type === 'gap' && edges[i - 1]?.type === 'ended')
        this.#say({ type: 'lost', from: edge.from, to: edge.to })
    }
  }

  close(): void {
    this.#port.close()
  }

  #hand({ from, to, goesOn }: Extract<Edge, { type: 'ended' }>): void {
    const start = this.#goesOn ? from : from - beforeMs
    const sound = this.#between(start, goesOn ? to : to + behindMs)
    this.#goesOn = goesOn
    if (sound.length > 0) this.#say({ type: 'stretch', from, to, goesOn, sound }, [sound.buffer])
  }

  #between(from: number, to: number): Float32Array<ArrayBuffer> {
    const parts = this.#frames
      .filter(({ end }) => end > from && end - frameMs < to)
      .map(({ end, sound }) => sound.slice(samples(from - (end - frameMs)), samples(to - (end - frameMs))))
    const whole = new Float32Array(parts.reduce((sum, part) => sum + part.length, 0))
    let at = 0
    for (const part of parts) {
      whole.set(part, at)
      at += part.length
    }
    return whole
  }

  #say(heard: Heard, moved: Transferable[] = []): void {
    this.#port.postMessage(heard, moved)
  }
}

/** Before the frame begins is at its beginning; behind its end is at its end. */
const samples = (ms: number): number => Math.max(0, Math.round((ms * rate) / 1000))
