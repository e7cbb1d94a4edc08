/** Code that runs in the browser, against the server as built: the first run, the run after a stop, frames, escapes. */
import { rmSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { launchWhole } from '../kit/chromium.js'
import { temporaryFolder } from '../kit/server.js'
import { CannotRun, type Bench, type Measured } from './bench.js'
import { escapes } from './code/escapes.js'
import { firstRuns } from './code/first-runs.js'
import { stopping } from './code/stopping.js'
import { asBuilt, startServer } from './server-process.js'

/** In the order in which they run; `--only` picks one. */
const parts = { first: firstRuns, stop: stopping, escapes } as const

const code: Bench = {
  async run(words) {
    const { rounds, only } = asked(words)
    const { folder } = temporaryFolder()
    const server = startServer({ command: asBuilt, folder })
    const browser = await launchWhole()
    try {
      const origin = await server.origin
      const measured: Measured[] = []
      for (const [name, part] of Object.entries(parts))
        if (only === undefined || only === name) measured.push(...(await part(browser, origin, rounds)))
      return measured
    } finally {
      await browser.close()
      await server.end('SIGTERM')
      rmSync(folder, { recursive: true, force: true })
    }
  },
}
export default code

function asked(words: readonly string[]): { readonly rounds: number; readonly only: string | undefined } {
  try {
    const options = { rounds: { type: 'string', default: '3' }, only: { type: 'string' } } as const
    const { values } = parseArgs({ args: [...words], options })
    const rounds = Number(values.rounds)
    if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds is a whole number from 1 on.')
    if (values.only !== undefined && !(values.only in parts))
      throw new Error(`--only knows ${Object.keys(parts).join(', ')}.`)
    return { rounds, only: values.only }
  } catch (thrown) {
    throw new CannotRun(thrown instanceof Error ? thrown.message : String(thrown))
  }
}
