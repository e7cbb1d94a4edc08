/** Stands between a client and the server and keeps every byte that comes back. Knows no protocol. */
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

export interface Wiretap {
  readonly origin: string
  /** All bytes the server sent through here. */
  readonly bytes: () => Buffer
  close(): Promise<void>
}

export async function wiretap(origin: string): Promise<Wiretap> {
  const { hostname, port } = new URL(origin)
  const heard: Buffer[] = []
  const sockets = new Set<Socket>()
  const tap = createServer(client => {
    const server = connect(Number(port), hostname)
    for (const socket of [client, server]) {
      sockets.add(socket)
      socket.on('error', () => socket.destroy())
      socket.on('close', () => sockets.delete(socket))
    }
    client.pipe(server)
    server.on('data', chunk => heard.push(chunk))
    server.pipe(client)
  })
  await new Promise<void>(ready => tap.listen(0, '127.0.0.1', ready))
  return {
    origin: `http://127.0.0.1:${(tap.address() as AddressInfo).port}`,
    bytes: () => Buffer.concat(heard),
    close: () =>
      new Promise(done => {
        for (const socket of sockets) socket.destroy()
        tap.close(() => done())
      }),
  }
}
