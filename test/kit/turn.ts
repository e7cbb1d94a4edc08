/** A real coturn on this machine's loopback, for as long as a test wants it. Knows no call. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createSocket } from 'node:dgram'
import { until } from './clients.js'
import { temporaryFolder } from './server.js'

export interface Turn {
  readonly url: string
  readonly secret: string
  /** What it said until now. */
  readonly said: () => string
  close(): Promise<void>
}

/** Throws a sentence that says what to install if there is none. */
export async function openTurn(): Promise<Turn> {
  const port = await freePort()
  const secret = 'a-secret-of-this-test'
  const { folder, remove } = temporaryFolder()
  const lines: string[] = []
  const turn = spawn(
    process.env['SIGNALROOM_TURNSERVER'] ?? 'turnserver',
    [
      '-n',
      '--listening-ip=127.0.0.1',
      '--relay-ip=127.0.0.1',
      `--listening-port=${port}`,
      '--use-auth-secret',
      `--static-auth-secret=${secret}`,
      '--realm=test.example.org',
      '--allow-loopback-peers',
      '--no-tls',
      '--no-dtls',
      '--no-tcp',
      '--no-cli',
      '--log-file=stdout',
      '--verbose',
      `--pidfile=${folder}/pid`,
      `--userdb=${folder}/db`,
    ],
    { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] },
  )
  for (const stream of [turn.stdout, turn.stderr])
    stream.on('data', (data: Buffer) => lines.push(String(data)))
  const ended = once(turn, 'exit')
  ended.catch(() => {})
  const said = () => lines.join('')
  await until('coturn listens', () => /listener opened on/i.test(said()) || turn.exitCode !== null, 10_000)
  if (turn.exitCode !== null) throw new Error(`coturn ended at once:\n${said()}`)
  return {
    url: `turn:127.0.0.1:${port}?transport=udp`,
    secret,
    said,
    async close() {
      turn.kill('SIGKILL')
      await ended
      remove()
    },
  }
}

/** Nobody else takes it within the moment until it is opened: ports are given out in turn. */
async function freePort(): Promise<number> {
  const socket = createSocket('udp4')
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  const { port } = socket.address()
  socket.close()
  return port
}
