/** The worker that runs Python: fetches Pyodide and pytest from beside it. Knows no page. */
import type { loadPyodide as Load } from 'pyodide'
import { serve } from '../common/worker'
import { preparePython, runPython } from './core'

serve(async ({ folder, wheels }) => {
  // Pyodide tells a classic worker by this, and wants none; all that it loads it imports.
  Object.defineProperty(globalThis, 'importScripts', { value: undefined, configurable: true })
  const beside = `${folder}pyodide/`
  const address = `${beside}pyodide.mjs`
  const { loadPyodide } = (await import(/* @vite-ignore */ address)) as { readonly loadPyodide: typeof Load }
  const [python, ...fetched] = await Promise.all([
    loadPyodide({ indexURL: beside, checkAPIVersion: false }),
    ...wheels.map(name => bytes(`${folder}pytest/${name}`)),
  ])
  const runner = await preparePython(python, fetched)
  return { runner, lasts: true, run: (job, heard) => runPython(python, job, heard) }
})

async function bytes(address: string): Promise<Uint8Array> {
  const answered = await fetch(address)
  if (!answered.ok) throw new Error(`${address}: ${answered.status}`)
  return new Uint8Array(await answered.arrayBuffer())
}
