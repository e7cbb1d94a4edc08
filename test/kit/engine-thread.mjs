/** The thread in which a test runs JavaScript as an engine would. Knows no test. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parentPort, workerData } from 'node:worker_threads'

const folder = mkdtempSync(path.join(tmpdir(), 'signalroom-engine-'))
const file = path.join(folder, 'core.mjs')
writeFileSync(file, workerData.core)
const { runJavascript } = await import(file)
rmSync(folder, { recursive: true })

// What comes after the run is nobody's; a browser's worker lets it pass as well.
process.on('unhandledRejection', () => {})
const strays = listen => {
  process.on('uncaughtException', listen)
  process.on('unhandledRejection', listen)
  return () => {
    process.off('uncaughtException', listen)
    process.off('unhandledRejection', listen)
  }
}
const output = text => parentPort.postMessage({ output: text })
// The runner holds no thread for a test that waits; a browser's worker stays by itself.
const staying = setInterval(() => {}, 1000)
parentPort.postMessage({ outcome: await runJavascript(workerData.job, { output }, strays) })
clearInterval(staying)
