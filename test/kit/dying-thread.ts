/** The store's thread with a fault: it dies when it is asked to write to a stream named `fatal`, before it has. */
import { parentPort } from 'node:worker_threads'

interface Asked {
  readonly writes?: readonly { readonly stream?: string }[]
}
parentPort?.on('message', ({ writes = [] }: Asked) => {
  if (writes.some(({ stream }) => stream === 'fatal')) process.exit(3)
})
await import('../../server/src/journal/thread.js')
