/** Finds a Chromium for the browser tests: named, Playwright's own, or the system's. Knows nothing of the tests. */
import { delimiter, join } from 'node:path'
import { runs } from './runs.mjs'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
/** Without windows of its own: lighter, and unable to ask a person anything. */
const lightNames = ['chromium-headless-shell']
const places = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

export const noChromium =
  'No Chromium was found for the browser tests. Run "npx playwright-core install chromium", or install the system’s package (Debian: apt-get install chromium), or name an executable in SIGNALROOM_CHROMIUM.'

export async function findChromium(kind = 'whole') {
  const named = process.env.SIGNALROOM_CHROMIUM
  if (named) {
    if (!runs(named)) throw new Error(`SIGNALROOM_CHROMIUM names ${named}, which cannot be run.`)
    return named
  }
  const folders = (process.env.PATH ?? '').split(delimiter)
  const onPath = of => folders.flatMap(folder => of.map(name => join(folder, name)))
  const whole = [await playwrights(), ...onPath(names), ...places]
  return [...(kind === 'light' ? onPath(lightNames) : []), ...whole].find(path => path && runs(path))
}

async function playwrights() {
  const { chromium } = await import('playwright-core')
  return chromium.executablePath()
}
