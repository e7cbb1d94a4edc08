/** The thread that waits for the disk so that nobody else does: opens the folder's file and does as it is asked, in order. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Reads } from '../disk.js'
import { openWriteAhead, type WriteAhead } from './write-ahead.js'
import { reasonOf } from './file.js'
import { parcelOf, told, toldAll, type Reply, type Request, type ThreadGiven } from './message.js'

if (!parentPort) throw new Error('this is a thread of the store')
const port = parentPort
const say = (reply: Reply, give: readonly ArrayBuffer[] = []) => port.postMessage(reply, give)

// Given by whoever started the thread.
const { folder, settleMs } = workerData as ThreadGiven
const retryMs = 1000
/** Between two steps into the tables. */
const restMs = 8
let settling: NodeJS.Timeout | undefined

function settle(store: WriteAhead): void {
  settling = undefined
  try {
    if (settleMs === 0) return store.settle()
    store.settleSome()
    if (store.isOwing) settling = setTimeout(settle, restMs, store)
  } catch (failure) {
    say({ type: 'event', event: { type: 'write.failed', writes: 0, reason: reasonOf(failure) } })
    settling = setTimeout(settle, retryMs, store)
  }
}

/** Answers one request. A failure is the answer, too. */
function serve(store: WriteAhead, request: Request): void {
  const { id } = request
  try {
    switch (request.type) {
      case 'commit':
        say({ type: 'answer', id, answer: toldAll(store.commit(request.group)) })
        if (!store.isOwing) return
        if (settleMs === 0) return settle(store)
        settling ??= setTimeout(settle, settleMs, store)
        return
      case 'ask': {
        // The other side took them from the signature of that name.
        const found = store.answer(request.name, request.of as Parameters<Reads[typeof request.name]>)
        const { answer: parcel, give } = parcelOf(request.name, found)
        return say({ type: 'answer', id, answer: parcel }, give)
      }
      case 'close':
        clearTimeout(settling)
        store.close()
        say({ type: 'answer', id })
        return port.close()
    }
  } catch (failure) {
    say({ type: 'failure', id, failure: told(failure) })
  }
}

try {
  const store = openWriteAhead(folder, event => say({ type: 'event', event }))
  port.on('message', (request: Request) => serve(store, request))
  say({ type: 'answer', id: 0 })
} catch (failure) {
  say({ type: 'failure', id: 0, failure: told(failure) })
}
