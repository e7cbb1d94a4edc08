/** A page of the real server that holds the engines as a room would, for a test to run code in. Knows no test. */
import type { Language, Outcome } from '@signalroom/shared'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { UserConfig } from 'vite'
import type { Job } from './engine-job.js'
import { unmarked } from './page-code.js'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** What a run gave, and when, on the page's clock from the moment it was asked for. */
export interface Told {
  readonly outcome: Outcome
  readonly heard: readonly string[]
  readonly totalMs: number
  readonly beganMs: number | null
  /** From `stop` to the outcome; null where nobody stopped it. */
  readonly stopMs: number | null
}
export interface RunGiven {
  /** Stopped so many milliseconds after it began. */
  readonly stopAfterMs?: number
}
export interface EngineStage {
  readonly page: Page
  warm(language: Language, data?: string): Promise<void>
  /** Resolves once it is ready; rejects if it cannot be. */
  ready(language: Language): Promise<string | null>
  state(language: Language): Promise<{ state: string; detail: string | null; runner: string | null }>
  run(job: Job, given?: RunGiven): Promise<Told>
  /** Resolves once a second engine waits behind the first. */
  spare(language: Language): Promise<void>
  /** Ends the frames' process while this runs, and tells what came of it. The stage is of no more use. */
  crash(job: Job): Promise<Told>
  /** Whether the page believes an engine that says this. */
  said(message: unknown): Promise<boolean>
  /** Frames a second that the page draws until `release`. */
  watchFrames(): Promise<() => Promise<{ readonly fps: number; readonly longestMs: number }>>
}

/** Opens a page of the server at `origin` and lays the engines into it, by the policy that every page has. */
export async function openStage(browser: Browser, origin: string): Promise<EngineStage> {
  const context = await plainContext(browser)
  const page = await context.newPage()
  const script = await bundled()
  await page.route(`${origin}/stage.js`, route =>
    route.fulfill({ contentType: 'text/javascript', body: script }),
  )
  await page.goto(origin)
  await page.addScriptTag({ url: `${origin}/stage.js` })
  return {
    page,
    warm: (language, data) =>
      page.evaluate(([one, more]) => stage.warm(one, more), [language, data] as const),
    ready: language => page.evaluate(one => stage.ready(one), language),
    state: language => page.evaluate(one => stage.state(one), language),
    run: (asked, given = {}) => page.evaluate(([one, more]) => stage.run(one, more), [asked, given] as const),
    spare: language => page.evaluate(one => stage.spare(one), language),
    async crash(asked) {
      // To the driver a page with a dead frame is a dead page: another one of the same origin tells what it saw.
      const witness = await context.newPage()
      await witness.goto(origin)
      await page.evaluate(one => void stage.keep(one), asked)
      await witness.waitForFunction(() => localStorage.getItem('began'))
      const frame = page.frames().find(one => one.url().includes('/engines/'))
      if (!frame) throw new Error('no frame to crash')
      const session = await context.newCDPSession(frame)
      session.send('Page.crash').catch(() => {})
      const kept = await witness.waitForFunction(() => localStorage.getItem('told'))
      return JSON.parse((await kept.jsonValue()) ?? '') as Told
    },
    said: message => page.evaluate(one => stage.said(one), message),
    async watchFrames() {
      await page.evaluate(() => stage.watchFrames())
      return () => page.evaluate(() => stage.release())
    },
  }
}

/** A context whose pages can be handed functions, by a bench as well. */
export async function plainContext(browser: Browser): Promise<BrowserContext> {
  const context = await browser.newContext()
  await context.addInitScript(unmarked)
  return context
}

/** Lays into a page what nobody may read or reach from an engine. */
export async function plant(page: Page): Promise<void> {
  await page.evaluate(() => {
    document.cookie = 'secret=1'
    localStorage.setItem('secret', '1')
    new BroadcastChannel('escape').addEventListener('message', ({ data }) => {
      Object.assign(globalThis, { escaped: String(data) })
    })
  })
}

/** What the script below lays into the page. */
declare const stage: {
  warm(language: Language, data?: string): void
  ready(language: Language): Promise<string | null>
  state(language: Language): { state: string; detail: string | null; runner: string | null }
  run(job: Job, given: RunGiven): Promise<Told>
  spare(language: Language): Promise<void>
  said(message: unknown): boolean
  keep(job: Job): void
  watchFrames(): void
  release(): { fps: number; longestMs: number }
}

let made: Promise<string> | undefined
const bundled = () => (made ??= bundle())
async function bundle(): Promise<string> {
  const { build } = await import('vite')
  const parts: unknown = await import(new URL('../../client/vite.parts.ts', import.meta.url).href)
  // As that file gives them; a project of its own compiles it.
  const { resolve } = parts as Required<Pick<UserConfig, 'resolve'>>
  const output = await build({
    root,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    resolve: { ...resolve, conditions: ['development', 'browser', 'import', 'module', 'default'] },
    build: {
      write: false,
      target: 'es2022',
      lib: {
        entry: path.join(root, 'test/kit/engine-stage-page.js'),
        formats: ['iife'],
        name: 'stage',
        fileName: 'stage',
      },
    },
  })
  const [first] = [output].flat()
  if (!first || !('output' in first)) throw new Error('the stage was not built')
  return first.output[0].code
}
