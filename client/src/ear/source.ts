/** Where an ear's sound comes from: microphone and loudspeaker, on their way to the worker. Knows no speech. */
import type { ToWorker } from './messages'

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
