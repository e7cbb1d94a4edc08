/** Has a diagram laid out in a worker that lives as long as it takes. It knows no engine. */
import { wrap } from 'comlink'
import type { LaidOut, LayoutAsked } from './arrange'
import type { Layouter } from './layout.worker'

/** Milliseconds. */
const patience = 20_000

/** Rejects where it takes too long or the worker fails; nothing is half done then. */
export async function layOut(asked: LayoutAsked): Promise<LaidOut> {
  const worker = new Worker(new URL('./layout.worker.ts', import.meta.url), {
    type: 'module',
    name: 'layout',
  })
  try {
    return await new Promise<LaidOut>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error('The layout took too long')), patience)
      worker.addEventListener('error', () => reject(new Error('The layout failed')))
      wrap<Layouter>(worker)
        .arrange(asked)
        .then(resolve, reject)
        .finally(() => clearTimeout(timer))
    })
  } finally {
    worker.terminate()
  }
}
