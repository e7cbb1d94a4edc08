/** A released tree's server as a process of its own, with a clock that is moved on from here. Knows no room. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

export interface Released {
  readonly origin: string
  /** Moves its clock on. */
  pass(ms: number): Promise<void>
  /** Asks it to end; resolves once all it had is on the disk. */
  stop(): Promise<void>
}

/** `tree` is built; `folder` is where it keeps what must last; `from` the moment at which its clock begins. */
export async function startReleased(tree: string, folder: string, from: number): Promise<Released> {
  const clock = fileURLToPath(new URL('clock.mjs', import.meta.url))
  const main = path.join(tree, 'server', 'dist', 'main.js')
  const child = spawn(process.execPath, ['--import', clock, main], {
    cwd: tree,
    env: {
      PATH: process.env['PATH'],
      NODE_ENV: 'production',
      PORT: '0',
      SIGNALROOM_DATA: folder,
      RECORD_FROM: String(from),
    },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  })
  const ended = once(child, 'exit')
  let said = ''
  const origin = await new Promise<string>((open, failed) => {
    child.stdout?.on('data', (text: Buffer) => {
      said += text.toString()
      const found = /^Signalroom is open at (\S+)$/m.exec(said)?.[1]
      if (found) open(found)
    })
    void ended.then(([code]) => failed(new Error(`the released server ended with ${String(code)}: ${said}`)))
  })
  return {
    origin,
    async pass(ms) {
      const moved = once(child, 'message')
      child.send(Math.round(ms))
      await moved
    },
    async stop() {
      child.kill('SIGTERM')
      const [code] = (await ended) as [number | null]
      if (code !== 0) throw new Error(`the released server ended with ${code}: ${said}`)
    },
  }
}
