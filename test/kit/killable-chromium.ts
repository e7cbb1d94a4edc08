/** A Chromium with a profile that lasts, which can be killed as a whole, as a crash or an empty battery does. Knows no page. */
import { spawn } from 'node:child_process'
import { chromium, type Browser, type BrowserContext, type LaunchOptions } from 'playwright-core'
import { lightOptions } from './chromium.js'

export interface KillableChromium {
  readonly context: BrowserContext
  /** An orderly end, after which everything is in the profile. */
  close(): Promise<void>
  /** All its processes are gone at once when this resolves; nothing was asked, nothing flushed. */
  kill(): Promise<void>
}

/**
 * `unwatched`: its tabs do as they do for people, so that one behind another is hidden and slowed; elsewhere whoever
 * drives a browser has it treat each tab as the one in front.
 */
export async function killableChromium(
  profile: string,
  given: { readonly options?: LaunchOptions; readonly unwatched?: boolean } = {},
): Promise<KillableChromium> {
  const { executablePath, args = [] } = given.options ?? (await lightOptions())
  if (executablePath === undefined) throw new Error('no Chromium')
  const own = [
    '--headless',
    '--remote-debugging-port=0',
    `--user-data-dir=${profile}`,
    '--disable-breakpad',
    '--window-size=1440,900',
  ]
  // A group of its own, so that the kill reaches all of it and nobody else.
  const child = spawn(executablePath, [...args, ...own, 'about:blank'], {
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = new Promise<void>(resolve => child.once('close', () => resolve()))
  const address = await new Promise<string>((found, failed) => {
    let said = ''
    child.stderr.on('data', (text: Buffer) => {
      said += text.toString()
      const at = /^DevTools listening on (\S+)$/m.exec(said)?.[1]
      if (at) found(at)
    })
    void ended.then(() => failed(new Error(`Chromium ended: ${said}`)))
  })
  const browser: Browser = await chromium.connectOverCDP(address, { noDefaults: given.unwatched === true })
  const context = browser.contexts()[0]
  if (!context) throw new Error('Chromium has no context')
  return {
    context,
    async close() {
      const debug = await browser.newBrowserCDPSession()
      await debug.send('Browser.close')
      await ended
    },
    async kill() {
      if (child.pid !== undefined && child.exitCode === null && child.signalCode === null)
        process.kill(-child.pid, 'SIGKILL')
      await ended
    },
  }
}
