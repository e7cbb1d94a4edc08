/**
 * The one step of `npm test` that may change the system: looks for the browser and the call relay that tests use, and, for
 * root alone, installs by apt-get what is missing. `SIGNALROOM_INSTALL=0` keeps it from that. Knows no test.
 */
import { join } from 'node:path'
import { root } from '../server/bin/setup.mjs'
import { findChromium, noChromium } from './kit/find-chromium.mjs'
import { findTurn, noTurn } from './kit/find-turn.mjs'

/** Whether browser tests can run, and what a person should know of it. `run` starts a program and gives its exit code. */
export async function readySystem(run) {
  if ((await findChromium()) === undefined) await run(process.execPath, [playwright, 'install', 'chromium'])
  const wanted = [
    [(await findChromium()) === undefined, 'chromium', 'the browser that tests drive'],
    [await mayBeLighter(), 'chromium-headless-shell', 'the same without windows, a tenth faster'],
    [!findTurn(), 'coturn', 'the relay that calls are tested through'],
  ].filter(([isMissing]) => isMissing)
  if (mayInstall && wanted.length > 0) {
    process.stdout.write(
      'As root, from the packages of this system (SIGNALROOM_INSTALL=0 keeps it from that):\n',
    )
    for (const [, name, why] of wanted) process.stdout.write(`  apt-get install ${name}: ${why}\n`)
    await run('apt-get', ['update'])
    for (const [, name] of wanted) await run('apt-get', ['install', '-y', '--no-install-recommends', name])
  }
  const browser = await findChromium()
  const light = browser && (await findChromium('light'))
  return {
    browser: browser !== undefined,
    says: [browser ?? noChromium, ...(light && light !== browser ? [light] : []), findTurn() ?? noTurn],
  }
}

const playwright = join(root, 'node_modules', 'playwright-core', 'cli.js')
const mayInstall =
  process.platform === 'linux' && process.getuid?.() === 0 && process.env.SIGNALROOM_INSTALL !== '0'

/** The system's own browser, which nobody chose by hand, has no sibling without windows yet. */
async function mayBeLighter() {
  const found = await findChromium()
  if (process.env.SIGNALROOM_CHROMIUM) return false
  return found === undefined || (await findChromium('light')) === found
}
