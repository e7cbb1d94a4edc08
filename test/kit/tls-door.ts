/** A door that speaks https by a certificate of its own, in front of a server that speaks http: what a host's proxy does. */
import { createServer } from 'node:tls'
import { connect, type AddressInfo } from 'node:net'
import { generate } from 'selfsigned'

export interface TlsDoor {
  readonly port: number
  /** Where it leads to; until then it lets nobody in. */
  leadTo(origin: string): void
  close(): Promise<void>
}

export async function tlsDoor(name: string): Promise<TlsDoor> {
  const made = await generate([{ name: 'commonName', value: name }], { algorithm: 'sha256' })
  let inside: number | null = null
  const server = createServer({ key: made.private, cert: made.cert }, outer => {
    if (inside === null) return void outer.destroy()
    const inner = connect(inside, '127.0.0.1')
    for (const one of [inner, outer])
      one.on('error', () => {
        inner.destroy()
        outer.destroy()
      })
    outer.pipe(inner).pipe(outer)
  })
  server.on('tlsClientError', () => {})
  const open = new Set<{ destroy(): void }>()
  server.on('connection', socket => {
    open.add(socket)
    socket.on('close', () => open.delete(socket))
  })
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  return {
    port: (server.address() as AddressInfo).port,
    leadTo: origin => void (inside = Number(new URL(origin).port)),
    close: () =>
      new Promise(done => {
        server.close(() => done())
        for (const socket of open) socket.destroy()
      }),
  }
}
