/** What the three parts of an ear say to each other: the page, the tap in the audio thread, the worker. Knows none of them. */
import type { Edge, Stretch } from '@signalroom/shared'

/** The model's rate, and its frame: 32 ms. */
export const rate = 16_000
export const frameSamples = 512
export const frameMs = (frameSamples * 1000) / rate

/** From the page to the tap. */
export type ToTap =
  /** Where frames go from now on. */
  | { readonly type: 'to'; readonly port: MessagePort }
  /** Whether frames are passed on at all. */
  | { readonly type: 'open'; readonly open: boolean }

/** From the tap straight to the worker. */
export interface Tapped {
  /** The end of the frame on the sound's own clock, which stands while the context does; in milliseconds. */
  readonly audio: number
  /** The wall clock as the frame was full. */
  readonly wall: number
  readonly own: Float32Array
  /** What the other side's loudspeaker played meanwhile; null where there is nobody. */
  readonly far: Float32Array | null
}

/** From the page to the worker. */
export type ToWorker =
  /** The microphone as the browser captures it, straight to the worker; `origin` is the page's `performance.timeOrigin`. */
  | { readonly type: 'own'; readonly pieces: ReadableStream<AudioData>; readonly origin: number }
  /** A voice that the loudspeaker plays, and its end. */
  | { readonly type: 'far'; readonly id: string; readonly pieces: ReadableStream<AudioData> }
  | { readonly type: 'far.end'; readonly id: string }
  /** Or both as the tap cuts them. */
  | { readonly type: 'tap'; readonly port: MessagePort }
  /** Whether the microphone is heard at all. */
  | { readonly type: 'open'; readonly open: boolean }
  /** Hands the sound of each stretch of speech to whoever writes it down, from now on; to nobody while there is none. */
  | { readonly type: 'write'; readonly port: MessagePort | null }
  /** Hears what is on its way, then ends what is open. Answered with `ceased`. */
  | { readonly type: 'cease' }

/** From the worker to the page. Moments are `performance.timeOrigin + performance.now()`. */
export type FromWorker =
  | { readonly type: 'ready' }
  | { readonly type: 'failed'; readonly detail: string }
  | { readonly type: 'edges'; readonly edges: readonly Edge[] }
  | { readonly type: 'ceased' }

/** From the worker straight to whoever writes down what was said. Moments as those of its edges. */
export type Heard =
  | ({ readonly type: 'stretch' } & Stretch)
  /** Speech was under way, and then nothing was heard. */
  | { readonly type: 'lost'; readonly from: number; readonly to: number }

/** Where an ear's sound comes from: microphone and loudspeaker, on their way to the worker. */
export interface Source {
  /** What the loudspeaker plays, from now on. */
  readonly against: (others: readonly MediaStream[]) => void
  readonly mute: (muted: boolean) => void
  /** The browser has put sound to sleep, and waits for a click. */
  readonly asleep: () => boolean
  readonly close: () => void
}
/** `changed` is called when it fell asleep or woke up. */
export type OpenSource = (stream: MediaStream, worker: Worker, changed: () => void) => Promise<Source>

export const tell = (worker: Worker, message: ToWorker, moved: readonly Transferable[] = []): void =>
  worker.postMessage(message, [...moved])
