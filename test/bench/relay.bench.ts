/** Our relay, as built and with all its guards, beside the relays others use: cost, delay, joining, memory, saving. */
import { parseArgs } from 'node:util'
import { execFileSync } from 'node:child_process'
import { CannotRun, type Bench, type Measured } from './bench.js'
import {
  loadCore,
  warmRooms,
  peer,
  peerNames,
  prepareOurs,
  type Contender,
  type Ours,
} from './relay/contenders.js'
import { ack } from './relay/ack.js'
import { busy, cpu } from './relay/cpu.js'
import { idle } from './relay/idle.js'
import { join } from './relay/join.js'
import { room45 } from './relay/room45.js'
import { scribble } from './relay/scribble.js'
import { findTools } from './relay/tools.js'

interface Asked {
  readonly loader: string
  readonly ours: Ours
  readonly peers: readonly Contender[]
  readonly rounds: number
}
/** In the order in which they run; `--only` picks one. */
const parts: Readonly<Record<string, (asked: Asked) => Promise<readonly Measured[]>>> = {
  cpu: ({ loader, ours, peers, rounds }) => cpu(loader, ours, peers, rounds),
  busy: ({ loader, ours, peers, rounds }) => busy(loader, ours, peers, rounds),
  ack: ({ ours, rounds }) => ack(ours, rounds),
  join: ({ loader, ours, peers, rounds }) => join(loader, ours, peers, rounds),
  idle: ({ loader, ours, peers }) => idle(loader, ours, peers, rooms - warmRooms),
  room45: ({ ours }) => room45(ours),
  scribble: ({ loader, ours }) => scribble(loader, ours),
}
/** As many as the part that wants most of them. */
const rooms = 300

const relay: Bench = {
  async run(words) {
    const { only, peers, rounds, tools: folder } = options(words)
    const tools = findTools(folder)
    // What this process does itself is load, too.
    execFileSync('taskset', ['-a', '-c', '-p', String(loadCore), String(process.pid)], { stdio: 'ignore' })
    const ours = await prepareOurs(rooms)
    try {
      const asked = { loader: tools.loader, ours, peers: peers.map(name => peer(name, tools.peers)), rounds }
      const measured: Measured[] = []
      for (const [name, part] of Object.entries(parts))
        if (only === undefined || only === name) measured.push(...(await part(asked)))
      return measured
    } finally {
      ours.forget()
    }
  },
}
export default relay

function options(words: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...words],
      options: {
        only: { type: 'string' },
        peers: { type: 'string', default: peerNames.join(',') },
        rounds: { type: 'string', default: '3' },
        tools: { type: 'string' },
      },
    })
    const { only, tools } = values
    const peers = values.peers.split(',')
    const rounds = Number(values.rounds)
    if (only !== undefined && !(only in parts))
      throw new Error(`--only knows ${Object.keys(parts).join(', ')}.`)
    if (!peers.every(name => peerNames.includes(name)))
      throw new Error(`--peers knows ${peerNames.join(', ')}.`)
    if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds is a whole number from 1 on.')
    return { only, tools, peers, rounds }
  } catch (thrown) {
    throw new CannotRun(thrown instanceof Error ? thrown.message : String(thrown))
  }
}
