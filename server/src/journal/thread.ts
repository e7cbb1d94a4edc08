/** The thread that waits for the disk so that nobody else does: opens the folder's file and does as it is asked, in order. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Reads } from './disk.js'
import { openEngine, type Engine } from './engine.js'
import { parcelOf, told, toldAll, type Reply, type Request } from './message.js'

if (!parentPort) throw new Error('this is a thread of the store')
const port = parentPort
const say = (reply: Reply, give: readonly ArrayBuffer[] = []) => port.postMessage(reply, give)

/** Answers one request. A failure is the answer, too. */
function serve(engine: Engine, request: Request): void {
  const { id } = request
  try {
    switch (request.type) {
      case 'commit':
        return say({ type: 'answer', id, answer: toldAll(engine.commit(request.writes)) })
      case 'ask': {
        // The other side took them from the signature of that name.
        const found = engine.answer(request.name, request.of as Parameters<Reads[typeof request.name]>)
        const { answer: parcel, give } = parcelOf(request.name, found)
        return say({ type: 'answer', id, answer: parcel }, give)
      }
      case 'close':
        engine.close()
        say({ type: 'answer', id })
        return port.close()
    }
  } catch (failure) {
    say({ type: 'failure', id, failure: told(failure) })
  }
}

try {
  const { folder } = workerData as { readonly folder: string }
  const engine = openEngine(folder, event => say({ type: 'event', event }))
  port.on('message', (request: Request) => serve(engine, request))
  say({ type: 'answer', id: 0 })
} catch (failure) {
  say({ type: 'failure', id: 0, failure: told(failure) })
}
