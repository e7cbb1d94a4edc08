/** Starts a thread from a module of this program, as built or from its sources. Knows no thread's work. */
import type { Worker } from 'node:worker_threads'

/**
 * What a `Worker` is made of for the module `name` beside the one at `from`. From the sources the thread needs a loader for
 * them, which does not come over from its parent.
 */
export function threadFile(from: string, name: string): ConstructorParameters<typeof Worker> {
  if (from.endsWith('.js')) return [new URL(`./${name}.js`, from)]
  const file = new URL(`./${name}.ts`, from).href
  return [
    `import('tsx/esm/api').then(({ register }) => { register(); return import('${file}') })`,
    { eval: true },
  ]
}
