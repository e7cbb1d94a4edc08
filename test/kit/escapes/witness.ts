/** A host of its own that notes whoever gets to it, and on whose open pages every attempt must get out. Knows no attempt. */
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { WebSocketServer } from 'ws'

export interface Witness {
  readonly origin: string
  /** Where attempts on open ground go, so that what comes late of one, as a browser's second look, is not another's. */
  readonly open: string
  /** Paths that were asked for since the last look: on open ground, or from behind a wall. */
  hits(from: 'open' | 'wall'): readonly string[]
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
  const seen: { open: string[]; wall: string[] } = { open: [], wall: [] }
  const see = (pathname: string) => seen[pathname.startsWith('/open/') ? 'open' : 'wall'].push(pathname)
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://witness')
    const name = path.basename(pathname)
    if (name.startsWith('hit') || name === 'events') see(pathname)
    response.setHeader('access-control-allow-origin', '*')
    response.setHeader('content-type', types[path.extname(pathname)] ?? 'text/html')
    if (name === 'events')
      return void response.writeHead(200, { 'content-type': 'text/event-stream' }).write(':\n\n')
    if (name === 'hit.png') return void response.end(point)
    if (!pathname.startsWith('/pyodide/'))
      return void response.end(pathname.endsWith('.html') ? '<title>open</title>' : '')
    readFile(path.join(pyodide, name)).then(
      body => response.end(body),
      () => response.writeHead(404).end(),
    )
  })
  const sockets = new WebSocketServer({ server })
  sockets.on('connection', (_, { url = '' }) => void see(`${url}/socket`))
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    origin: `http://127.0.0.1:${port}`,
    open: `http://127.0.0.1:${port}/open`,
    hits: from => seen[from].splice(0),
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
