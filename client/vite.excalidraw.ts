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
  // It cuts fonts for a picture by code that it makes of text, which the page's policy forbids: a picture has them whole.
  './subset-shared.chunk.js': '\0whole-fonts',
}
const modules: Readonly<Record<string, string>> = {
  '\0no-mermaid': 'export const parseMermaidToExcalidraw = undefined',
  '\0whole-fonts': `
    export const Commands = {}
    export const subsetToBase64 = buffer => new Promise((told, failed) => {
      const reader = new FileReader()
      reader.onload = () => told(reader.result)
      reader.onerror = () => failed(reader.error)
      reader.readAsDataURL(new Blob([buffer], { type: 'font/woff2' }))
    })
    export const subsetToBinary = async buffer => buffer
    export const toBase64 = subsetToBase64
  `,
}

/** Behind our own address it would try another host for every font; and it would cut fonts in workers, see above. */
function athome(code: string): string {
  const workers = 'typeof Worker<"u"'
  if (!code.includes(workers))
    throw new Error('Excalidraw asks for its workers in another way than this build knows')
  return code
    .replaceAll('https://esm.sh/', '${globalThis.location.origin}/assets/excalidraw/none/')
    .replaceAll(workers, 'false')
}

/** Where Excalidraw draws a rectangle, the outline of a kind is drawn on one that is of a kind. */
function outlined(code: string): string {
  const rectangle =
    /(case"rectangle":case"iframe":case"embeddable":\{)(let \w+;if\((\w+)\.roundness\)\{let [^;]+;\w+=(\w+)\.path\(`[^`]+`,(\w+)\()/
  if (!rectangle.test(code))
    throw new Error('Excalidraw draws its rectangles in another way than this build knows')
  const drawn = code.replace(
    rectangle,
    (_, start: string, rest: string, element: string, generator: string, options: string) =>
      `${start}let ours=outlineOfKind(${element});if(ours)return ${generator}.path(ours,${options}(${element},!0));${rest}`,
  )
  return `import{outlineOf as outlineOfKind}from${JSON.stringify(outline)};${drawn}`
}
const outline = path.join(import.meta.dirname, 'src/board/excalidraw/kind-outline.ts')

export function excalidrawAtHome(): Plugin {
  return {
    name: 'excalidraw-at-home',
    enforce: 'pre',
    resolveId: id => substitutes[id] ?? null,
    load: id => modules[id] ?? null,
    transform: (code, id) =>
      id.includes('@excalidraw/excalidraw') && code.includes('https://esm.sh/')
        ? outlined(athome(code))
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
