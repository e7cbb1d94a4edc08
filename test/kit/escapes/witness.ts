/** A host of its own that notes whoever gets to it, and on whose open pages every attempt must get out. Knows no attempt. */
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { WebSocketServer } from 'ws'

export interface Witness {
  readonly origin: string
  /** Paths that were asked for since the last look. */
  hits(): readonly string[]
  close(): Promise<void>
}

const pyodide = fileURLToPath(new URL('../../../node_modules/pyodide/', import.meta.url))
const types: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.png': 'image/png',
  '.json': 'application/json',
}
/** One transparent point. */
const point = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

export async function openWitness(): Promise<Witness> {
  let seen: string[] = []
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://witness')
    if (pathname.startsWith('/hit') || pathname === '/events') seen.push(pathname)
    response.setHeader('access-control-allow-origin', '*')
    response.setHeader('content-type', types[path.extname(pathname)] ?? 'text/html')
    if (pathname === '/events')
      return void response.writeHead(200, { 'content-type': 'text/event-stream' }).write(':\n\n')
    if (pathname === '/hit.png') return void response.end(point)
    if (!pathname.startsWith('/pyodide/'))
      return void response.end(pathname.endsWith('.html') ? '<title>open</title>' : '')
    readFile(path.join(pyodide, path.basename(pathname))).then(
      body => response.end(body),
      () => response.writeHead(404).end(),
    )
  })
  const sockets = new WebSocketServer({ server })
  sockets.on('connection', () => void seen.push('/socket'))
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    hits() {
      const told = seen
      seen = []
      return told
    },
    close: () =>
      new Promise(done => {
        // A server counts them no more as its connections.
        for (const socket of sockets.clients) socket.terminate()
        sockets.close()
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
