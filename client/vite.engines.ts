/**
 * Builds the engines beside the page: their frames and workers, and the files they load, in a folder that is named by
 * what it holds, so that a browser keeps it for good. Knows nothing of the page.
 */
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { build, type Plugin } from 'vite'

const here = fileURLToPath(new URL('.', import.meta.url))
const packages = createRequire(import.meta.url)
const engines = ['python', 'javascript', 'sql'] as const
/** Where set-up lays pytest's wheels; without them Python's runner is unittest. */
const wheelsFolder = path.join(here, '..', '.python')

/** With the page's build, and once at the start of development. */
export function withEngines(): Plugin {
  const out = path.join(here, 'dist', 'engines')
  return {
    name: 'signalroom-engines',
    closeBundle: () => buildEngines(out),
    configureServer: async () => {
      if (!existsSync(out)) await buildEngines(out)
    },
  }
}

async function buildEngines(out: string): Promise<void> {
  const scripts = await Promise.all([
    script('frame', 'frame.ts'),
    ...engines.map(name => script(name, `${name}/worker.ts`)),
  ])
  const files = [...pyodideFiles(), ...pgliteFiles(), ...wheels()]
  const version = hashOf([...scripts.map(one => one.code), ...files.map(file => readFileSync(file.from))])
  const folder = path.join(out, version)
  rmSync(out, { recursive: true, force: true })
  for (const name of ['pyodide', 'pglite', 'pytest']) mkdirSync(path.join(folder, name), { recursive: true })
  for (const { name, code } of scripts) write(path.join(folder, `${name}.js`), Buffer.from(code))
  for (const { from, to } of files) copy(from, path.join(folder, to))
  const listed = { version, pieceBytes, engines: cut(files, path.join(folder, 'pieces')) }
  writeFileSync(path.join(out, 'files.json'), JSON.stringify(listed))
  for (const name of engines) writeFileSync(path.join(out, `${name}.html`), page(name, version))
}

/** One classic script: a module worker does not start in a frame that has no origin. */
async function script(
  name: string,
  entry: string,
): Promise<{ readonly name: string; readonly code: string }> {
  const made = await build({
    root: here,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { conditions: ['development', 'browser', 'import', 'module', 'default'] },
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: path.join(here, 'sandbox', entry), formats: ['iife'], name: 'engine', fileName: name },
    },
  })
  const [first] = [made].flat()
  if (!first || !('output' in first)) throw new Error(`${name} was not built`)
  return { name, code: `'use strict';${first.output[0].code}` }
}

interface Copied {
  readonly from: string
  readonly to: string
}
function pyodideFiles(): readonly Copied[] {
  const folder = path.dirname(packages.resolve('pyodide/package.json'))
  return ['pyodide.mjs', 'pyodide.asm.mjs', 'pyodide.asm.wasm', 'python_stdlib.zip', 'pyodide-lock.json'].map(
    name => ({ from: path.join(folder, name), to: `pyodide/${name}` }),
  )
}
function pgliteFiles(): readonly Copied[] {
  const folder = path.dirname(packages.resolve('@electric-sql/pglite'))
  const wanted = /^(index\.js|chunk-\w+\.js|pglite\.(wasm|data)|initdb\.wasm)$/
  return readdirSync(folder)
    .filter(name => wanted.test(name))
    .map(name => ({ from: path.join(folder, name), to: `pglite/${name}` }))
}
function wheels(): readonly Copied[] {
  if (!existsSync(wheelsFolder)) return []
  return readdirSync(wheelsFolder)
    .filter(name => name.endsWith('.whl'))
    .map(name => ({ from: path.join(wheelsFolder, name), to: `pytest/${name}` }))
}

/** So much is lost at most when a connection ends; a slow link brings it in a few seconds. */
const pieceBytes = 128 * 1024

/** What is large and fetched, not imported: compressed and in pieces, so that a page can go on where it was. */
function cut(files: readonly Copied[], into: string) {
  const listed = (folders: readonly string[]) =>
    files
      .filter(({ to }) => folders.some(folder => to.startsWith(`${folder}/`)) && !/\.m?js$/.test(to))
      .map(({ from, to }) => {
        const bytes = gzipSync(readFileSync(from), { level: 9 })
        mkdirSync(path.dirname(path.join(into, to)), { recursive: true })
        for (let at = 0; at < bytes.length; at += pieceBytes)
          writeFileSync(path.join(into, `${to}.${at / pieceBytes}`), bytes.subarray(at, at + pieceBytes))
        return { name: to, bytes: bytes.length }
      })
  return { python: listed(['pyodide', 'pytest']), sql: listed(['pglite']), javascript: [] }
}

function page(name: string, version: string): string {
  const more =
    name === 'python'
      ? ` data-wheels="${wheels()
          .map(one => path.basename(one.to))
          .join(' ')}"`
      : ''
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>Runs ${name}</title>
<script src="/engines/${version}/frame.js" data-engine="${name}"${more}></script>
</html>
`
}

/** Compressed once, as the page is: what is large is halved on its way. */
function copy(from: string, to: string): void {
  if (/\.(wasm|data|mjs|js)$/.test(to)) write(to, readFileSync(from))
  else copyFileSync(from, to)
}
function write(to: string, bytes: Buffer): void {
  writeFileSync(to, bytes)
  writeFileSync(`${to}.gz`, gzipSync(bytes, { level: 7 }))
}
function hashOf(parts: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest('hex').slice(0, 16)
}
