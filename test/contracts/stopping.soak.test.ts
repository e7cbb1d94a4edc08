/** A server that is asked to end while people type: as a process of its own, seen by stock clients. */
import { afterEach, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { atHand, startServer, type ServerProcess } from '../bench/server-process.js'
import { until } from '../kit/clients.js'
import { crowd, missing, typing } from '../kit/crowd.js'
import { tell } from '../kit/figures.js'
import { temporaryFolder } from '../kit/server.js'
import { sized } from '../kit/sizes.js'

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean()
})
function folderForATest(): string {
  const { folder, remove } = temporaryFolder()
  cleanups.push(remove)
  return folder
}
function start(folder: string, port = 0): ServerProcess {
  const server = startServer({ command: atHand, folder, port })
  cleanups.push(() => server.end('SIGKILL'))
  return server
}

/** Opens a socket and never reads from it again, nor answers a close. */
async function deafTo(url: string, protocols: readonly string[] = []): Promise<void> {
  const socket = new WebSocket(url, [...protocols])
  socket.on('error', () => {})
  cleanups.push(() => socket.terminate())
  await new Promise(resolve => socket.once('open', resolve))
  socket.pause()
}

describe('a server asked to end while people type', () => {
  const people = sized(40, 200)
  test(
    '[Y7] with one who does not read among them it is not ready at once, ends with 0 within 10 s and has lost nothing it called saved',
    async () => {
      const folder = folderForATest()
      const server = start(folder)
      const origin = await server.origin
      const all = await crowd(origin, people, cleanups)
      const [first] = all.rooms
      if (!first) throw new Error('no room')
      const sockets = origin.replace('http', 'ws')
      await deafTo(`${sockets}/yjs/${first.id}/work`, ['signalroom', first.token])
      await deafTo(`${sockets}/socket.io/?EIO=4&transport=websocket`)
      typing(all, cleanups)
      await until('all have something saved', () => all.typists.every(one => one.durable() > 3), 20_000)

      const codes: (number | undefined)[] = []
      for (const { link } of all.typists)
        link.provider.once('connection-close', event => {
          codes.push(event?.code)
          link.provider.shouldConnect = false
        })
      const asked = performance.now()
      const ended = server.end('SIGTERM')
      // The signal is another road than the network; the first who is sent away is the sign that it has arrived.
      await until('the first is sent away', () => codes.length > 0)
      const ready = await fetch(`${origin}/readyz`).then(
        answer => answer.status,
        () => 'closed',
      )
      expect(await ended).toEqual({ code: 0, signal: null })
      const took = performance.now() - asked
      tell(`stopped under ${people} who type`, `${took.toFixed(0)} ms`)
      expect(took).toBeLessThan(10_000)
      expect([503, 'closed']).toContain(ready)
      await until('all are sent away', () => codes.length === people)
      expect(new Set(codes)).toEqual(new Set([1012]))
      for (const one of all.typists) one.close()

      const again = start(folder, Number(new URL(origin).port))
      expect(await missing(await again.origin, all)).toEqual([])
      expect(all.typists.reduce((sum, one) => sum + one.durable(), 0)).toBeGreaterThan(people * 3)
    },
    sized(60_000, 180_000),
  )
})
