/** The thread that makes keyframes: a log in, its states out. Lets everything else go first. */
import type { Keyframe } from '@signalroom/shared'
import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { keyframesOf, type KeyframesAsked } from './keyframes.js'

/** What the thread answers. */
export type KeyframesMade = { readonly keyframes: readonly Keyframe[] } | { readonly why: string }

try {
  // On Linux this is the priority of this thread alone; where it would be the whole process's, or is not allowed, let be.
  if (process.platform === 'linux') setPriority(10)
} catch {
  // It works without, too.
}

let answer: KeyframesMade
try {
  answer = { keyframes: keyframesOf(workerData as KeyframesAsked) }
} catch (thrown) {
  answer = { why: thrown instanceof Error ? thrown.message : String(thrown) }
}
parentPort?.postMessage(answer)
