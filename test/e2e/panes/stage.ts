/** Builds the page of the two panes, serves it with the relay, and opens browsers on it. */
import { rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import type { Page } from 'playwright-core'
import { build, type Plugin, type UserConfig } from 'vite'
import type { Doc } from 'yjs'
import { launch } from '../../kit/chromium.js'
import { images } from './images.js'
import { relay } from './relay.js'

const here = fileURLToPath(new URL('.', import.meta.url))
/** Of this process alone, which takes it along. */
const built = join(here, 'dist', String(process.pid))
process.once('exit', () => rmSync(built, { recursive: true, force: true }))

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
}

export type Stage = {
  /** The relay's own document of a room. */
  doc(room: string): Doc
  /** Opens a page; what it asks of any other host is noted in `strayed`, and goes nowhere. */
  open(asked: Readonly<Record<string, string>>, at?: Partial<Place>): Promise<Page>
  /** Addresses of other hosts that were asked for, by any page. */
  readonly strayed: string[]
  /** What went wrong in any page. */
  readonly errors: string[]
  /** Closes every page that is open, but those named: one that is left open works on. */
  clear(...but: readonly Page[]): Promise<void>
  close(): Promise<void>
}

/** By which name the stage is called, how large the window is, and whether it is touched. */
export type Place = {
  readonly host: string
  readonly width: number
  readonly height: number
  readonly touch: boolean
}

let building: Promise<void> | undefined

/**
 * Everything a test of the panes needs; the page is built once for all, as a development build in strict mode, or for what is
 * measured as people get it.
 */
export async function setStage(as: 'development' | 'production' = 'development'): Promise<Stage> {
  await (building ??= buildPage(as))
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://stage')
    if (images(request, response)) return
    readFile(join(built, pathname === '/' ? 'index.html' : pathname)).then(
      body => response.setHeader('content-type', types[extname(pathname)] ?? 'text/html').end(body),
      () => response.writeHead(404).end(),
    )
  })
  const { doc, close } = relay(server)
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  const browser = await launch()
  const strayed: string[] = []
  const errors: string[] = []

  return {
    strayed,
    errors,
    doc: room => doc(`/${room}`),
    open: async (asked, { host = '127.0.0.1', width = 1200, height = 800, touch = false } = {}) => {
      const origin = `http://${host}:${port}`
      const context = await browser.newContext({ viewport: { width, height }, hasTouch: touch })
      const page = await context.newPage()
      context.on('request', request => {
        const url = new URL(request.url())
        if (url.protocol.startsWith('http') && url.origin !== origin) strayed.push(url.href)
      })
      page.on('pageerror', error => errors.push(error.stack ?? error.message))
      await page.goto(`${origin}/?${new URLSearchParams(asked)}`)
      return page
    },
    clear: async (...but) => {
      const kept = new Set(but.map(page => page.context()))
      for (const context of browser.contexts()) if (!kept.has(context)) await context.close()
    },
    close: async () => {
      await browser.close()
      await closed(server)
      close()
    },
  }
}

async function buildPage(as: 'development' | 'production') {
  const parts: unknown = await import(new URL('../../../client/vite.parts.ts', import.meta.url).href)
  // As that file gives them; a project of its own compiles it.
  const { resolve, emacsKeys } = parts as Required<Pick<UserConfig, 'resolve'>> & { emacsKeys: Plugin }
  const more: unknown = await import(new URL('../../../client/vite.excalidraw.ts', import.meta.url).href)
  const { excalidrawAtHome } = more as { excalidrawAtHome: () => Plugin }
  await build({
    root: join(here, 'page'),
    configFile: false,
    logLevel: 'error',
    plugins: [react(), tailwindcss(), emacsKeys, excalidrawAtHome()],
    define: { 'process.env.NODE_ENV': JSON.stringify(as) },
    resolve,
    worker: { format: 'es' },
    build: {
      outDir: built,
      emptyOutDir: true,
      minify: as === 'production',
      chunkSizeWarningLimit: 20_000,
      assetsInlineLimit: 0,
    },
  })
}

const closed = (server: Server) =>
  new Promise<void>(done => {
    server.close(() => done())
    server.closeAllConnections()
  })
