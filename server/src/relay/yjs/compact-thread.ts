/** The compactor's thread: a document in, the same in fewer bytes out. Lets everything else go first. */
import { setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { compacted } from './compact.js'
import type { Compacted } from './compactor.js'

try {
  // On Linux this is the priority of this thread alone; where it would be the whole process's, or is not allowed, let be.
  if (process.platform === 'linux') setPriority(10)
} catch {
  // It works without, too.
}

parentPort?.on('message', (update: Uint8Array) => {
  let answer: Compacted
  try {
    answer = { update: compacted(update) }
  } catch (thrown) {
    answer = { why: thrown instanceof Error ? thrown.message : String(thrown) }
  }
  parentPort?.postMessage(answer)
})
