/**
 * Starts a Firefox as people have it and asks its pages by WebDriver BiDi, which it speaks by itself over a socket.
 * Playwright drives only a Firefox of its own making. Knows no page.
 */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { WebSocket } from 'ws'
import { temporaryFolder } from './server.js'

export interface FirefoxPage {
  goto(url: string): Promise<void>
  /** Evaluates an expression, awaits what it gives, and answers with it as JSON would have it. */
  evaluate<Value>(expression: string): Promise<Value>
  close(): Promise<void>
}
export interface Firefox {
  readonly version: string
  newPage(): Promise<FirefoxPage>
  close(): Promise<void>
}

/** What is found first; null where there is none, and what needs it is skipped. */
export const firefoxPath: string | null =
  [process.env.SIGNALROOM_FIREFOX ?? 'firefox-esr', 'firefox-esr', 'firefox'].find(
    one => spawnSync(one, ['--version'], { stdio: 'ignore' }).status === 0,
  ) ?? null

/** A made-up microphone that nothing asks for, sound without a press, and no word to the outside. */
const preferences = {
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
  'media.autoplay.default': 0,
  'media.autoplay.blocking_policy': 0,
  'app.update.enabled': false,
  'browser.shell.checkDefaultBrowser': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'toolkit.telemetry.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
  'browser.safebrowsing.update.enabled': false,
  'extensions.update.enabled': false,
  'remote.active-protocols': 1,
}

export async function openFirefox(executable: string): Promise<Firefox> {
  const { folder, remove } = temporaryFolder()
  const lines = Object.entries(preferences).map(
    ([name, value]) => `user_pref(${JSON.stringify(name)}, ${JSON.stringify(value)});`,
  )
  writeFileSync(path.join(folder, 'user.js'), lines.join('\n'))
  const words = ['--headless', '--no-remote', '--profile', folder, '--remote-debugging-port', '0']
  const child = spawn(executable, [...words, 'about:blank'], { stdio: ['ignore', 'ignore', 'pipe'] })
  const wire = await connect(`${await listening(child)}/session`)
  const { capabilities } = (await wire.ask('session.new', { capabilities: {} })) as {
    capabilities: { browserVersion: string }
  }
  return {
    version: capabilities.browserVersion,
    newPage: () => openPage(wire),
    async close() {
      await wire.ask('browser.close', {}).catch(() => {})
      wire.close()
      await new Promise(ended => (child.exitCode === null ? child.once('exit', ended) : ended(0)))
      remove()
    },
  }
}

async function openPage({ ask }: Wire): Promise<FirefoxPage> {
  const { context } = (await ask('browsingContext.create', { type: 'tab' })) as { context: string }
  return {
    goto: url => ask('browsingContext.navigate', { context, url, wait: 'complete' }).then(() => {}),
    async evaluate<Value>(expression: string) {
      const asked = `(async () => JSON.stringify((await (${expression})) ?? null))()`
      const told = (await ask('script.evaluate', {
        expression: asked,
        target: { context },
        awaitPromise: true,
      })) as { result?: { value?: string }; exceptionDetails?: { text: string } }
      if (told.exceptionDetails) throw new Error(told.exceptionDetails.text)
      return JSON.parse(told.result?.value ?? 'null') as Value
    },
    close: () => ask('browsingContext.close', { context }).then(() => {}),
  }
}

/** A page that went away takes its answers with it. */
const answerMs = 60_000

interface Wire {
  ask(method: string, params: object): Promise<unknown>
  close(): void
}
interface Answered {
  readonly id?: number
  readonly type: string
  readonly result?: unknown
  readonly message?: string
}
async function connect(url: string): Promise<Wire> {
  const socket = new WebSocket(url)
  const waiting = new Map<number, (told: Answered) => void>()
  let asked = 0
  socket.on('message', (data: Buffer) => {
    const told = JSON.parse(data.toString()) as Answered
    if (told.id !== undefined) waiting.get(told.id)?.(told)
  })
  await new Promise((opened, failed) => socket.once('open', opened).once('error', failed))
  return {
    ask: (method, params) =>
      new Promise((resolve, reject) => {
        asked += 1
        const id = asked
        const late = setTimeout(() => reject(new Error(`${method}: no answer`)), answerMs)
        waiting.set(id, told => {
          clearTimeout(late)
          waiting.delete(id)
          if (told.type === 'success') resolve(told.result)
          else reject(new Error(`${method}: ${told.message}`))
        })
        socket.send(JSON.stringify({ id, method, params }))
      }),
    close: () => socket.close(),
  }
}

/** It says on its error output where it listens. */
function listening(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = ''
    child.stderr?.on('data', (piece: Buffer) => {
      said += piece.toString()
      const [, url] = /WebDriver BiDi listening on (\S+)/.exec(said) ?? []
      if (url) resolve(url)
    })
    child.once('exit', () => reject(new Error(`Firefox ended: ${said.slice(-500)}`)))
  })
}
