/** People in browsers: each has a context of their own, a tab, and what went wrong in it. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { findings } from './axe.js'

export interface Someone {
  readonly context: BrowserContext
  readonly page: Page
  /** Script errors and refused requests of this tab, as text. */
  readonly faults: string[]
  /** Addresses outside of the origin that this tab asked for; the browser knows no host but this machine. */
  readonly strangers: string[]
  /** Serious and critical findings of axe on what is on the screen now. */
  axe(): Promise<readonly string[]>
}

export async function someone(
  browser: Browser,
  origin: string,
  given: {
    width?: number
    height?: number
    theme?: 'light' | 'dark'
    clockSkew?: number
    /** Whether this person lets the page have the made-up microphone and camera. */
    devices?: boolean
  } = {},
): Promise<Someone> {
  const { width = 1440, height = 900, theme = 'light', clockSkew = 0, devices = false } = given
  const context = await browser.newContext({
    viewport: { width, height },
    permissions: ['clipboard-read', 'clipboard-write', ...(devices ? ['microphone', 'camera'] : [])],
    acceptDownloads: true,
  })
  await context.addInitScript(chosen => {
    // A frame that runs code has no origin, and so no storage.
    if (globalThis.origin !== 'null') localStorage.setItem('signalroom:theme', chosen)
  }, theme)
  if (clockSkew !== 0)
    await context.addInitScript(skew => {
      const Real = Date
      const now = Real.now.bind(Real)
      // The wall clock of this tab is wrong; the monotonic one is not.
      globalThis.Date = class extends Real {
        constructor(...args: [] | [number]) {
          if (args.length === 0) super(now() + skew)
          else super(...args)
        }
        static override now() {
          return now() + skew
        }
      } as DateConstructor
    }, clockSkew)
  const faults: string[] = []
  const strangers: string[] = []
  // Only looked at: what is held up on its way is not cached either, and an engine would be fetched for each of its lives.
  context.on('request', request => {
    const url = request.url()
    if (!url.startsWith(origin) && !/^(data|blob|about):/.test(url)) strangers.push(url)
  })
  const page = await context.newPage()
  page.on('pageerror', error => faults.push(error.message))
  return { context, page, faults, strangers, axe: () => findings(page) }
}

/** Through the door with a link, by name. */
export async function enter(person: Pick<Someone, 'page'>, link: string, name: string): Promise<void> {
  await person.page.goto(link)
  await person.page.getByRole('textbox', { name: 'Your name' }).fill(name)
  await person.page.getByRole('button', { name: 'Join room' }).click()
}

/** The seat of a page that is in a room, as its browser keeps it. */
export const seatOf = (page: Page): Promise<{ readonly seat: string; readonly token: string }> =>
  page.evaluate(() => {
    const kept = Object.values<string>(localStorage).find(one => one.includes('"token"')) ?? ''
    const told = (name: string) => new RegExp(`"${name}":"([^"]+)"`).exec(kept)?.[1] ?? ''
    return { seat: told('seat'), token: told('token') }
  })
