/** The server as a process of its own, so that what ends it is real. Knows its port and its console, nothing inside. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))
/** Whether the build is known to be that of these sources: who has just built them says so. */
export const freshlyBuilt = process.env['SIGNALROOM_BUILT'] !== undefined
const { scripts } = JSON.parse(readFileSync(`${root}package.json`, 'utf8')) as {
  readonly scripts: { readonly start: string }
}
/** What `npm start` tells V8. */
export const engineFlags: readonly string[] = scripts.start.split(' ').filter(word => word.startsWith('--'))
/** The two ways to run it; the sources need no build. */
export const asBuilt: readonly string[] = [...engineFlags, `${root}server/dist/main.js`]
export const fromSources = (main = `${root}server/src/main.ts`): readonly string[] => [
  '--import',
  'tsx',
  '--conditions=development',
  main,
]
/** As people run it where that was just built, which also starts in half the time. */
export const atHand = freshlyBuilt ? asBuilt : fromSources()

export interface Ended {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
}
export interface ServerProcess {
  /** All it has written, on standard output and on standard error. */
  readonly said: () => string
  /** Where it is open; rejects with what it said if it ends instead. */
  readonly origin: Promise<string>
  readonly ended: Promise<Ended>
  readonly pid: number
  /** Resolves once it is gone; twice is once. */
  end(signal: NodeJS.Signals): Promise<Ended>
}

/** The same command on one core alone; without a core as it is. */
export const pinned = (core: number | undefined, command: readonly string[]): readonly string[] =>
  core === undefined ? command : ['taskset', '-c', String(core), ...command]

/** Starts it; `port` 0 takes any free one. Nothing of this process's own configuration reaches it. */
export function startServer(given: {
  command: readonly string[]
  folder: string
  port?: number
  /** The only core it may use. */
  core?: number
}): ServerProcess {
  const { command, folder, port = 0, core } = given
  const [file = '', ...words] = pinned(core, [process.execPath, ...command])
  const child = spawn(file, words, {
    cwd: root,
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      PORT: String(port),
      SIGNALROOM_DATA: folder,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  const ended = new Promise<Ended>(resolve =>
    child.once('close', (code, signal) => resolve({ code, signal })),
  )
  const origin = new Promise<string>((open, failed) => {
    const listen = (text: Buffer) => {
      said += text.toString()
      const found = /^Signalroom is open at (\S+)$/m.exec(said)?.[1]
      if (found) open(found)
    }
    child.stdout.on('data', listen)
    child.stderr.on('data', listen)
    void ended.then(({ code }) => failed(new Error(`the server ended with ${code}: ${said}`)))
  })
  origin.catch(() => {})
  return {
    said: () => said,
    origin,
    ended,
    pid: child.pid ?? 0,
    end(signal) {
      child.kill(signal)
      return ended
    },
  }
}
