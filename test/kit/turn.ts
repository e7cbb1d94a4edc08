/** A real coturn on this machine's loopback, for as long as a test wants it. Knows no call. */
import { spawn } from 'node:child_process'
import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { until } from './clients.js'
import { findTurn, noTurn } from './find-turn.mjs'
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
  const program = findTurn()
  if (program === undefined) throw new Error(noTurn)
  const port = await freePort()
  const secret = 'a-secret-of-this-test'
  const { folder, remove } = temporaryFolder()
  const lines: string[] = []
  const config = path.join(folder, 'turnserver.conf')
  writeFileSync(config, [...asDocumented(), ...here(port, secret, folder)].join('\n'))
  const turn = spawn(program, ['-c', config], {
    cwd: folder,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
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

/** What docs/running.md tells a host to write, but for what is true of that host alone. */
function asDocumented(): readonly string[] {
  const page = readFileSync(fileURLToPath(new URL('../../docs/running.md', import.meta.url)), 'utf8')
  const [, block = ''] = /```conf\n([^`]*)```/.exec(page) ?? []
  const ofTheHost = /^(listening-port|tls-listening-port|cert|pkey|static-auth-secret)=/
  return block.split('\n').filter(line => line !== '' && !ofTheHost.test(line))
}
const here = (port: number, secret: string, folder: string): readonly string[] => [
  'listening-ip=127.0.0.1',
  'relay-ip=127.0.0.1',
  `listening-port=${port}`,
  `static-auth-secret=${secret}`,
  'allow-loopback-peers',
  'no-tls',
  'no-dtls',
  'no-cli',
  'log-file=stdout',
  'verbose',
  `pidfile=${folder}/pid`,
  `userdb=${folder}/db`,
  '',
]

/** Nobody else takes it within the moment until it is opened: ports are given out in turn. */
async function freePort(): Promise<number> {
  const socket = createSocket('udp4')
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  const { port } = socket.address()
  socket.close()
  return port
}
