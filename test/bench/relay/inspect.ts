/** Looks into a running Node process through its inspector: what memory is alive after a collection. Knows no relay. */
import { once } from 'node:events'
import { WebSocket } from 'ws'

export interface Inspected {
  /** Bytes on the heap and outside of it that somebody still holds, after a forced collection. */
  live(): Promise<number>
  close(): void
}

/** `said` is what a process started with `--inspect=0` has written so far. */
export async function inspect(said: string): Promise<Inspected> {
  const url = /ws:\/\/127\.0\.0\.1:\d+\/\S+/.exec(said)?.[0]
  if (url === undefined) throw new Error('the server does not say where its inspector listens')
  const socket = new WebSocket(url)
  await once(socket, 'open')
  let asked = 0
  const ask = (method: string, params: object = {}): Promise<unknown> =>
    new Promise(resolve => {
      const id = ++asked
      const listen = (text: Buffer) => {
        const answer = JSON.parse(text.toString()) as { readonly id?: number; readonly result?: unknown }
        if (answer.id !== id) return
        socket.off('message', listen)
        resolve(answer.result)
      }
      socket.on('message', listen)
      socket.send(JSON.stringify({ id, method, params }))
    })
  return {
    async live() {
      // What the first collection frees outside of the heap is seen by the second.
      await ask('HeapProfiler.collectGarbage')
      await ask('HeapProfiler.collectGarbage')
      const expression = '(({ heapUsed, external }) => heapUsed + external)(process.memoryUsage())'
      const answer = (await ask('Runtime.evaluate', { expression })) as {
        readonly result: { readonly value: number }
      }
      return answer.result.value
    },
    close: () => socket.close(),
  }
}
