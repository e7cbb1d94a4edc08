/** How quick a room is: to fold, to load, to get into, to agree on the time, to be there after a start. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchWhole } from '../kit/chromium.js'
import { CannotRun, median, times, type Bench, type Measured } from './bench.js'
import { clockSpread } from './room/clock-spread.js'
import { firstScreen } from './room/first-screen.js'
import { foldOf2000 } from './room/fold.js'
import { linkToReady } from './room/link-to-ready.js'
import { asBuilt, startServer } from './server-process.js'

const runs = 3

const room: Bench = {
  async run(words) {
    if (words.length > 0)
      throw new CannotRun(`The bench of the room takes no options; found ${words.join(' ')}.`)
    const fold: Measured = {
      key: 'foldMs2000',
      value: foldOf2000(),
      unit: 'ms',
      means: 'folding a log of 2,000 events, median',
    }
    const ready: Measured = {
      key: 'readyMs',
      value: median(await times(runs, startToReady)),
      unit: 'ms',
      means: `from starting the process to a 200 of /readyz, fresh folder, median of ${runs}`,
    }
    return [fold, ...(await inBrowsers()), ready]
  },
}
export default room

async function inBrowsers(): Promise<readonly Measured[]> {
  return withServer(async origin => {
    const browser = await launchWhole()
    try {
      const screen = await firstScreen(browser, origin)
      const joins = await times(runs, () => linkToReady(browser, origin))
      const spread = await clockSpread(browser, origin)
      return [
        {
          key: 'firstScreenGzKb',
          value: screen.gzippedBytes / 1000,
          unit: 'kB',
          means: `all that the home page loads (${screen.responses} responses), each through gzip -9`,
        },
        {
          key: 'linkToReadyMs',
          value: median(joins),
          unit: 'ms',
          means: `a candidate's link to typing code in a live room, empty cache, median of ${runs}`,
        },
        {
          key: 'clockSpreadMs',
          value: spread.worst,
          unit: 'ms',
          means: `widest spread of three screens' clocks over ${spread.flips} shown seconds, their dates 1 h apart`,
        },
      ]
    } finally {
      await browser.close()
    }
  })
}

async function startToReady(): Promise<number> {
  const started = performance.now()
  return withServer(async origin => {
    const { status } = await fetch(`${origin}/readyz`)
    if (status !== 200) throw new Error(`open, but not ready: ${status}`)
    return performance.now() - started
  })
}

/** A built server with a folder of its own, gone afterwards. */
async function withServer<Value>(use: (origin: string) => Promise<Value>): Promise<Value> {
  const folder = mkdtempSync(join(tmpdir(), 'signalroom-bench-'))
  const server = startServer({ command: asBuilt, folder })
  try {
    return await use(await server.origin)
  } finally {
    await server.end('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  }
}
