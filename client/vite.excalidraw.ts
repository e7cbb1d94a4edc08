/**
 * Serves what Excalidraw loads by itself, its fonts, at our own address, and leaves out of it what would ask another host
 * or what a room has no use for. Knows nothing of the page.
 */
import { createReadStream, existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { Plugin } from 'vite'

const packages = createRequire(import.meta.url)
// As published, whatever form the process that builds asks packages for.
const built = path.join(path.dirname(packages.resolve('@excalidraw/excalidraw')), '..', 'prod')
const folder = path.join(built, 'fonts')
/** As `client/src/board/excalidraw/assets.ts` says. */
const served = 'assets/excalidraw/fonts'

const substitutes: Readonly<Record<string, string>> = {
  // Our builds ask for what packages have for development, which for the sources of this project is right.
  '@excalidraw/excalidraw': path.join(built, 'index.js'),
  '@excalidraw/excalidraw/index.css': path.join(built, 'index.css'),
  // It turns Mermaid into shapes by a library of many megabytes, behind a dialog that is not here.
  '@excalidraw/mermaid-to-excalidraw': '\0no-mermaid',
}

export function excalidrawAtHome(): Plugin {
  return {
    name: 'excalidraw-at-home',
    enforce: 'pre',
    resolveId: id => substitutes[id] ?? null,
    load: id => (id === '\0no-mermaid' ? 'export const parseMermaidToExcalidraw = undefined' : null),
    // Behind our own address it would try another host for every font.
    transform: (code, id) =>
      id.includes('@excalidraw/excalidraw') && code.includes('https://esm.sh/')
        ? code.replaceAll('https://esm.sh/', '${globalThis.location.origin}/assets/excalidraw/none/')
        : null,
    generateBundle() {
      for (const name of fonts())
        this.emitFile({
          type: 'asset',
          fileName: `${served}/${name}`,
          source: readFileSync(path.join(folder, name)),
        })
    },
    configureServer(server) {
      server.middlewares.use(`/${served}`, (request, response, next) => {
        const file = path.join(
          folder,
          path.normalize(decodeURIComponent(request.url ?? '').split('?')[0] ?? ''),
        )
        if (!file.startsWith(folder) || !existsSync(file)) return next()
        response.setHeader('content-type', 'font/woff2')
        createReadStream(file).pipe(response)
      })
    },
  }
}

const fonts = (): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.woff2'))
