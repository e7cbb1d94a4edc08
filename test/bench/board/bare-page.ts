/** Builds the page on which an engine stands bare, serves it, and opens it. It knows nothing of ours but the build. */
import { rmSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import type { Page } from 'playwright-core'
import { build, type Plugin, type UserConfig } from 'vite'
import { launch } from '../../kit/chromium.js'

const root = fileURLToPath(new URL('bare/', import.meta.url))
const built = join(root, 'dist', String(process.pid))
process.once('exit', () => rmSync(built, { recursive: true, force: true }))
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
}

export type Bare = { open(engine: string): Promise<Page>; close(): Promise<void> }

let building: Promise<void> | undefined

export async function openBare(): Promise<Bare> {
  await (building ??= buildPage())
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://bare')
    readFile(join(built, pathname === '/' ? 'index.html' : pathname)).then(
      body => response.setHeader('content-type', types[extname(pathname)] ?? 'text/html').end(body),
      () => response.writeHead(404).end(),
    )
  })
  await new Promise<void>(listening => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  const browser = await launch()
  return {
    open: async engine => {
      const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
      // Its makers' own host is not asked.
      await page.route(
        url => url.hostname !== '127.0.0.1',
        route => route.abort(),
      )
      await page.goto(`http://127.0.0.1:${port}/?engine=${engine}`)
      await page.locator('.tl-canvas, .excalidraw canvas').first().waitFor()
      await page.waitForTimeout(1_500)
      return page
    },
    close: async () => {
      await browser.close()
      await new Promise<void>(done => {
        server.close(() => done())
        server.closeAllConnections()
      })
    },
  }
}

async function buildPage() {
  const parts: unknown = await import(new URL('../../../client/vite.parts.ts', import.meta.url).href)
  const { resolve } = parts as Required<Pick<UserConfig, 'resolve'>>
  const more: unknown = await import(new URL('../../../client/vite.excalidraw.ts', import.meta.url).href)
  const { excalidrawAtHome } = more as { excalidrawAtHome: () => Plugin }
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    plugins: [react(), excalidrawAtHome()],
    resolve,
    build: { outDir: built, emptyOutDir: true, minify: false, chunkSizeWarningLimit: 20_000 },
  })
}
