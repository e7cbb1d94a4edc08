/** The thread that reads logs: one in, its checks out, or the state it comes to. Lets everything else go first. */
import type { LogCheck, LogEntry } from '@signalroom/shared'
import { setPriority } from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { checksOf, stateOf, type ChecksAsked } from './checks.js'

/** What the thread answers. */
export type Made =
  { readonly checks: readonly LogCheck[] } | { readonly state: Uint8Array } | { readonly why: string }
/** What it is asked: what a log holds along it, or the last state alone. */
export type Asked = ChecksAsked | { readonly log: readonly LogEntry[]; readonly known: readonly LogEntry[] }

try {
  // On Linux this is the priority of this thread alone; where it would be the whole process's, or is not allowed, let be.
  if (process.platform === 'linux') setPriority(10)
} catch {
  // It works without, too.
}

const asked = workerData as Asked
let answer: Made
try {
  answer = 'roots' in asked ? { checks: checksOf(asked) } : { state: stateOf(asked.log, asked.known) }
} catch (thrown) {
  answer = { why: thrown instanceof Error ? thrown.message : String(thrown) }
}
parentPort?.postMessage(answer)
