/** Code that runs in the browser, against the server as built: the first run, the run after a stop, frames, escapes. */
import { rmSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { launch } from '../kit/chromium.js'
import { temporaryFolder } from '../kit/server.js'
import { CannotRun, type Bench, type Measured } from './bench.js'
import { escapes } from './code/escapes.js'
import { firstRuns } from './code/first-runs.js'
import { stopping } from './code/stopping.js'
import { asBuilt, startServer } from './server-process.js'

const code: Bench = {
  async run(words) {
    const rounds = roundsOf(words)
    const { folder } = temporaryFolder()
    const server = startServer({ command: asBuilt, folder })
    const browser = await launch()
    try {
      const origin = await server.origin
      const measured: Measured[] = []
      for (const part of [firstRuns, stopping, escapes])
        measured.push(...(await part(browser, origin, rounds)))
      return measured
    } finally {
      await browser.close()
      await server.end('SIGTERM')
      rmSync(folder, { recursive: true, force: true })
    }
  },
}
export default code

function roundsOf(words: readonly string[]): number {
  try {
    const { values } = parseArgs({ args: [...words], options: { rounds: { type: 'string', default: '3' } } })
    const rounds = Number(values.rounds)
    if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds is a whole number from 1 on.')
    return rounds
  } catch (thrown) {
    throw new CannotRun(thrown instanceof Error ? thrown.message : String(thrown))
  }
}
