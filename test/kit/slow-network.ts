/**
 * A thin line between clients and a server: so many bytes a second towards the clients, all connections together, until it
 * breaks after as many as a test says. Knows no protocol.
 */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export interface SlowNetwork {
  readonly origin: string
  /** Bytes that arrived at clients. */
  readonly passed: () => number
  /** After so many more bytes every connection ends, and none is taken until `mend`. */
  breakAfter(bytes: number): void
  /** Everything stays open and nothing arrives any more. */
  hold(on: boolean): void
  mend(): void
  close(): Promise<void>
}

const everyMs = 20

export async function slowNetwork(target: string, bytesPerSecond: number): Promise<SlowNetwork> {
  const { hostname, port } = new URL(target)
  const sockets = new Set<Socket>()
  /** What is on its way to each client, in order. */
  const queues = new Map<Socket, Buffer[]>()
  const state = { passed: 0, left: Infinity, broken: false, held: false }
  let at = performance.now()
  let due = 0
  const snap = () => {
    state.broken = true
    queues.clear()
    for (const one of sockets) one.destroy()
  }
  const pour = () => {
    const now = performance.now()
    due = Math.min(due + ((now - at) / 1000) * bytesPerSecond, bytesPerSecond)
    at = now
    while (due >= 1 && !state.held) {
      const [next] = queues
      if (!next) break
      const [to, [first = Buffer.alloc(0), ...rest]] = next
      const bytes = first.subarray(0, Math.min(due, state.left, 4096))
      if (bytes.length === 0) return snap()
      if (!to.destroyed) to.write(bytes)
      state.passed += bytes.length
      state.left -= bytes.length
      due -= bytes.length
      const left = first.subarray(bytes.length)
      // Those who share the line take turns.
      queues.delete(to)
      if (left.length > 0 || rest.length > 0) queues.set(to, left.length > 0 ? [left, ...rest] : rest)
    }
  }
  const ticking = setInterval(pour, everyMs)
  const server = createServer(client => {
    sockets.add(client)
    client.on('error', () => {}).on('close', () => sockets.delete(client))
    if (state.broken) return void client.destroy()
    const far = connect(Number(port), hostname)
    far
      .on('error', () => client.destroy())
      .on('close', () => {
        const ended = setInterval(() => {
          if (queues.has(client)) return
          clearInterval(ended)
          client.end()
        }, everyMs)
      })
    client.on('data', bytes => far.write(bytes)).on('close', () => far.destroy())
    far.on('data', bytes => void queues.set(client, [...(queues.get(client) ?? []), bytes]))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    passed: () => state.passed,
    breakAfter: bytes => void (state.left = bytes),
    hold: on => void (state.held = on),
    mend: () => void Object.assign(state, { broken: false, left: Infinity }),
    close() {
      clearInterval(ticking)
      for (const one of sockets) one.destroy()
      return new Promise(resolve => server.close(() => resolve()))
    },
  }
}
