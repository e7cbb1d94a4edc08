/** The thread that reads logs: one in, its states out, or the one it comes to. Lets everything else go first. */
import type { Keyframe } from '@signalroom/shared'
import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { keyframesOf, stateOf, type KeyframesAsked } from './keyframes.js'

/** What the thread answers. */
export type Made =
  { readonly keyframes: readonly Keyframe[] } | { readonly state: Uint8Array } | { readonly why: string }
/** What it is asked: the whole states along a log, or the last one alone. */
export type Asked = KeyframesAsked | Pick<KeyframesAsked, 'log'>

try {
  // On Linux this is the priority of this thread alone; where it would be the whole process's, or is not allowed, let be.
  if (process.platform === 'linux') setPriority(10)
} catch {
  // It works without, too.
}

const asked = workerData as Asked
let answer: Made
try {
  answer = 'roots' in asked ? { keyframes: keyframesOf(asked) } : { state: stateOf(asked.log) }
} catch (thrown) {
  answer = { why: thrown instanceof Error ? thrown.message : String(thrown) }
}
parentPort?.postMessage(answer)
