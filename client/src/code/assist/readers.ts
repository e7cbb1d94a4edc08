/** What reads along while one types: findings, suggestions and form, each language's own, in a worker. It knows no editor. */
import { wrap, type Remote } from 'comlink'
import type { PythonReader } from './python.worker'
import type { TypescriptReader } from './typescript.worker'

const started = new Map<string, Remote<unknown>>()

/** The readers of this page: one worker a language, begun when first asked for, kept for all files. */
export const readers = {
  python: () =>
    reader<PythonReader>(
      'python',
      () => new Worker(new URL('./python.worker.ts', import.meta.url), { type: 'module', name: 'python' }),
    ),
  typescript: () =>
    reader<TypescriptReader>(
      'typescript',
      () =>
        new Worker(new URL('./typescript.worker.ts', import.meta.url), {
          type: 'module',
          name: 'typescript',
        }),
    ),
}

function reader<Shape>(name: string, start: () => Worker): Remote<Shape> {
  const known = started.get(name)
  // Put in under this name a few lines below, and nowhere else.
  if (known) return known as Remote<Shape>
  const worker = start()
  // One that did not come at all is begun anew by whoever asks next.
  worker.addEventListener('error', () => started.delete(name), { once: true })
  const remote = wrap<Shape>(worker)
  started.set(name, remote as Remote<unknown>)
  return remote
}
