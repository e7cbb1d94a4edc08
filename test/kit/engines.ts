/** The engines' cores in Node, so that a test runs code as a browser would. Knows no question. */
import type { Outcome } from '@signalroom/shared'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { Worker } from 'node:worker_threads'
import type { Job } from './engine-job.js'

export interface Engine {
  /** What came of it; `heard` collects what was said while it ran. */
  run(job: Job, heard?: string[]): Promise<Outcome>
  close(): Promise<void>
}

const root = fileURLToPath(new URL('../..', import.meta.url))
const engines = (file: string) => import(path.join(root, 'client/sandbox', file))

/** pytest's wheels as set-up laid them; none where set-up found no source. */
export function wheels(): readonly Uint8Array[] {
  try {
    const folder = path.join(root, '.python')
    return readdirSync(folder)
      .filter(file => file.endsWith('.whl'))
      .map(file => new Uint8Array(readFileSync(path.join(folder, file))))
  } catch {
    return []
  }
}

/** A Python that lives until the test is over; `with` decides whether pytest is there. */
export async function openPython(given: readonly Uint8Array[] = wheels()): Promise<Engine> {
  const { loadPyodide } = await import('pyodide')
  const { preparePython, runPython } = await engines('python/core.ts')
  const python = await loadPyodide()
  await preparePython(python, given)
  return {
    run: (job, heard = []) => runPython(python, job, { output: (text: string) => void heard.push(text) }),
    close: async () => {},
  }
}

/** A fresh thread for each run, as a browser gives it a fresh worker; one that does not end is ended. */
export async function openJavascript(): Promise<Engine> {
  const core = await bundled()
  return {
    run: (job, heard = []) => inThread(core, job, heard),
    close: async () => {},
  }
}

/** The core as one file: the runner that runs the tests of this project must not be the one it brings. */
async function bundled(): Promise<string> {
  const { build } = await import('vite')
  const made = await build({
    root,
    configFile: false,
    logLevel: 'error',
    resolve: { conditions: ['development', 'import', 'module', 'default'] },
    build: {
      write: false,
      minify: false,
      target: 'es2022',
      lib: { entry: path.join(root, 'client/sandbox/javascript/core.ts'), formats: ['es'], fileName: 'core' },
    },
  })
  const [first] = [made].flat()
  if (!first || !('output' in first)) throw new Error('the core was not built')
  return first.output[0].code
}
function inThread(core: string, job: Job, heard: string[]): Promise<Outcome> {
  const thread = new Worker(new URL('./engine-thread.mjs', import.meta.url), { workerData: { core, job } })
  return new Promise((resolve, failed) => {
    const limit = setTimeout(() => resolve({ ...over, output: heard.join('') }), job.limitMs ?? 10_000)
    thread.on('message', (told: { output?: string; outcome?: Outcome }) => {
      if (told.output !== undefined) heard.push(told.output)
      if (told.outcome) resolve(told.outcome)
      if (told.outcome) clearTimeout(limit)
    })
    thread.once('error', failed)
  }).finally(() => void thread.terminate()) as Promise<Outcome>
}
const over = { exit: 'timeout', ms: 10_000, cut: false, cases: [], runner: null } as const

/** A PostgreSQL that lives until the test closes it. */
export async function openSql(): Promise<Engine> {
  const { PGlite } = await import('@electric-sql/pglite')
  const { runSql } = await engines('sql/core.ts')
  const database = await PGlite.create()
  return {
    run: (job, heard = []) => runSql(database, job, { output: (text: string) => void heard.push(text) }),
    close: () => database.close(),
  }
}
