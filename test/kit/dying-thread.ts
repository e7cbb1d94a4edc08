/** The store's thread with a fault: it dies when it is asked to write to a stream named `fatal`, before it has. */
import { parentPort } from 'node:worker_threads'
import { decodeGroup } from '../../server/src/journal/sqlite/group-codec.js'

interface Asked {
  readonly group?: Uint8Array
}
parentPort?.on('message', ({ group = new Uint8Array() }: Asked) => {
  if (decodeGroup(group).some(write => 'stream' in write && write.stream === 'fatal')) process.exit(3)
})
await import('../../server/src/journal/sqlite/thread.js')
