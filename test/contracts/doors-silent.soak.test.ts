/** Crowds that open connections and never say who they are: what they cost, how long they stay, and who gets in meanwhile. */
import { connect, type Socket } from 'node:net'
import { afterAll, expect, test } from 'vitest'
import { atHand, startServer } from '../bench/server-process.js'
import { control, document } from '../kit/clients.js'
import { quantile, spread, tell } from '../kit/figures.js'
import { openRoom, openServer, temporaryFolder, type TestRoom } from '../kit/server.js'
import { sized } from '../kit/sizes.js'

const cleanups: (() => unknown)[] = []
afterAll(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean()
})

const upgrade = (path: string): string =>
  [
    `GET ${path} HTTP/1.1`,
    'Host: localhost',
    'Connection: Upgrade',
    'Upgrade: websocket',
    'Sec-WebSocket-Version: 13',
    'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    'Sec-WebSocket-Protocol: signalroom',
    '\r\n',
  ].join('\r\n')
/** What each kind says first, and last. */
const kinds = {
  nothing: '',
  'half a request': 'GET /readyz HTTP/1.1\r\nHost: localhost\r\n',
  'a document without a token': upgrade('/yjs/nosuchroom/work'),
  'control without a seat': upgrade('/socket.io/?EIO=4&transport=websocket'),
  'an upgrade nobody knows': upgrade('/nowhere'),
  'polling without a seat': 'GET /socket.io/?EIO=4&transport=polling HTTP/1.1\r\nHost: localhost\r\n\r\n',
} as const
type Kind = keyof typeof kinds

interface Silent {
  readonly kind: Kind
  readonly socket: Socket
  /** Milliseconds it was open. */
  readonly stayed: Promise<number>
}
/** Opens one and never says more; it reads what comes, and answers nothing. */
function silent(origin: string, kind: Kind): Promise<Silent> {
  const { hostname, port } = new URL(origin)
  const socket = connect(Number(port), hostname)
  return new Promise((resolve, reject) => {
    socket.once('error', reject)
    socket.once('connect', () => {
      const from = performance.now()
      socket.off('error', reject).on('error', () => {})
      socket.resume()
      socket.write(kinds[kind])
      const stayed = new Promise<number>(gone => socket.once('close', () => gone(performance.now() - from)))
      resolve({ kind, socket, stayed })
    })
  })
}
/** In portions, as no machine takes thousands at once. */
async function crowd(origin: string, count: number, of: readonly Kind[]): Promise<readonly Silent[]> {
  const all: Silent[] = []
  while (all.length < count)
    all.push(
      ...(await Promise.all(
        Array.from({ length: Math.min(100, count - all.length) }, (_, i) =>
          silent(origin, of[i % of.length] ?? 'nothing'),
        ),
      )),
    )
  cleanups.push(() => all.forEach(({ socket }) => socket.destroy()))
  return all
}

/** From the seat to both links, in milliseconds. */
async function join(origin: string, room: TestRoom): Promise<number> {
  const from = performance.now()
  const { token } = await room.sit('observer')
  const link = control(origin, token)
  const work = document(origin, room.room, 'code', token)
  await Promise.all([link.welcome, work.synced])
  const took = performance.now() - from
  link.close()
  work.close()
  return took
}
async function residentBytes(origin: string): Promise<number> {
  const metrics = await (await fetch(`${origin}/metrics`)).text()
  return Number(/^process_resident_memory_bytes (\d+)$/m.exec(metrics)?.[1])
}

const count = sized(500, 10_000)
test.concurrent(
  '[W21] silent connections cost less than 20 kB each and are gone within 5 s; who knows who they are gets in at once',
  async () => {
    const { folder, remove } = temporaryFolder()
    cleanups.push(remove)
    const server = startServer({ command: atHand, folder })
    cleanups.push(() => server.end('SIGKILL'))
    const origin = await server.origin
    const room = await openRoom(origin)
    // What is loaded once is not what a connection costs.
    await Promise.all((await crowd(origin, 100, ['a document without a token'])).map(({ stayed }) => stayed))
    for (let warm = 0; warm < 5; warm += 1) await join(origin, room)
    const before = await residentBytes(origin)

    const all = await crowd(origin, count, Object.keys(kinds) as Kind[])
    const joins: number[] = []
    let most = 0
    for (let one = 0; one < 10; one += 1) {
      joins.push(await join(origin, room))
      most = Math.max(most, await residentBytes(origin))
    }
    const each = (most - before) / count
    const stays = await Promise.all(all.map(({ stayed }) => stayed))
    for (const kind of Object.keys(kinds)) {
      const those = stays.filter((_, i) => all[i]?.kind === kind)
      tell(`silent, ${kind}`, spread(those))
      expect(quantile(those, 1), kind).toBeLessThan(5000)
    }
    tell('a silent connection costs', `${(each / 1000).toFixed(1)} kB of ${count}`)
    tell('a join meanwhile', spread(joins))
    expect(each).toBeLessThan(20_000)
    expect(quantile(joins, 0.95)).toBeLessThan(1000)
  },
  sized(60_000, 300_000),
)

test.concurrent(
  '[W21] control: with a minute of patience they stay',
  async () => {
    const server = await openServer({ unprovenMs: 60_000 })
    cleanups.push(() => server.close())
    const all = await crowd(server.origin, 8, ['nothing', 'half a request', 'control without a seat'])
    const gone = await Promise.race([
      ...all.map(({ stayed, kind }) => stayed.then(() => kind)),
      new Promise(resolve => setTimeout(() => resolve('nobody'), 5500)),
    ])
    expect(gone).toBe('nobody')
  },
  120_000,
)
