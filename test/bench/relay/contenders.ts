/** The relays that are measured, each a process of its own on one core: ours as built, and the others. Knows no load. */
import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { connect, createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { asBuilt, pinned, startServer } from '../server-process.js'
import { liveRooms, type Seats } from './rooms.js'

/** The core of the server under test; the load has the other one. */
export const serverCore = 0
export const loadCore = 1
/** So many rooms are filled before the memory of more is measured. */
export const warmRooms = 100

export interface Running {
  readonly pid: number
  /** How the load generator finds its way in. */
  readonly way: readonly string[]
  /** The same to rooms in which nobody is who came by the first `warmRooms` of `way`. */
  readonly lateWay: readonly string[]
  end(): Promise<void>
}
export interface Contender {
  readonly name: string
  start(): Promise<Running>
}
/** Ours, with what only we can look at. */
export interface OurRunning extends Running {
  readonly origin: string
  /** Its data. */
  readonly folder: string
  readonly said: () => string
}
export interface Ours extends Contender {
  start(flags?: readonly string[]): Promise<OurRunning>
  readonly seats: readonly Seats[]
  forget(): void
}

/** Rooms are opened once, through every door, and each start gets a copy of that folder. */
export async function prepareOurs(rooms: number): Promise<Ours> {
  const folder = mkdtempSync(join(tmpdir(), 'signalroom-bench-'))
  const data = join(folder, 'prepared')
  const server = startServer({ command: asBuilt, folder: data, core: serverCore })
  const seats = await liveRooms(await server.origin, rooms)
  await server.end('SIGTERM')
  const seatsFile = join(folder, 'seats.json')
  writeFileSync(seatsFile, JSON.stringify(seats))
  const lateFile = join(folder, 'late-seats.json')
  writeFileSync(lateFile, JSON.stringify(seats.slice(warmRooms)))
  let copies = 0
  return {
    name: 'signalroom',
    seats,
    async start(flags = []) {
      const copy = join(folder, `copy-${copies++}`)
      cpSync(data, copy, { recursive: true })
      const running = startServer({ command: [...flags, ...asBuilt], folder: copy, core: serverCore })
      const origin = await running.origin
      return {
        origin,
        pid: running.pid,
        folder: copy,
        said: running.said,
        way: waysIn(origin, seatsFile),
        lateWay: waysIn(origin, lateFile),
        async end() {
          await running.end('SIGTERM')
          rmSync(copy, { recursive: true, force: true })
        },
      }
    },
    forget: () => rmSync(folder, { recursive: true, force: true }),
  }
}

function waysIn(origin: string, seats: string): readonly string[] {
  const url = `${origin.replace('http', 'ws')}/yjs/{room}/code`
  return ['--protocol', 'yws', '--url', url, '--seats', seats, '--subprotocols', 'signalroom,{token}']
}

interface Peer {
  readonly protocol: string
  readonly path: string
  readonly settings: Readonly<Record<string, string>>
}
const known: Readonly<Record<string, Peer>> = {
  'y-websocket-server': { protocol: 'yws', path: '/{room}', settings: {} },
  hocuspocus: { protocol: 'hocuspocus', path: '/', settings: {} },
  'ws-broadcast': { protocol: 'raw', path: '/{room}', settings: { CORK: '1' } },
}
export const peerNames: readonly string[] = Object.keys(known)

export function peer(name: string, folder: string): Contender {
  const found = known[name]
  if (!found) throw new Error(`there is no peer ${name}`)
  return { name, start: () => startPeer(name, found, folder) }
}

async function startPeer(name: string, { protocol, path, settings }: Peer, folder: string): Promise<Running> {
  const port = await freePort()
  const [file = '', ...words] = pinned(serverCore, [process.execPath, join(folder, `${name}.mjs`)])
  const child = spawn(file, words, {
    cwd: folder,
    env: { PATH: process.env['PATH'], NODE_ENV: 'production', PORT: String(port), ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const gone = new Promise<void>(over => child.once('exit', () => over()))
  await new Promise<void>((ready, failed) => {
    child.stdout.on('data', (text: Buffer) => text.toString().startsWith('ready') && ready())
    void gone.then(() => failed(new Error(`${name} did not start`)))
  })
  await opens(port)
  // The load generator makes up rooms of its own each time.
  const way = ['--protocol', protocol, '--url', `ws://127.0.0.1:${port}${path}`]
  return {
    pid: child.pid ?? 0,
    way,
    lateWay: way,
    end() {
      child.kill('SIGKILL')
      return gone
    },
  }
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>(ready => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  await new Promise(over => server.close(over))
  return port
}
/** Some say that they are ready before they listen. */
async function opens(port: number): Promise<void> {
  for (let tries = 0; tries < 500; tries++) {
    const socket = connect(port, '127.0.0.1')
    const isOpen = await new Promise<boolean>(told => {
      socket.once('connect', () => told(true))
      socket.once('error', () => told(false))
    })
    socket.destroy()
    if (isOpen) return
    await new Promise(later => setTimeout(later, 10))
  }
  throw new Error(`nothing listens on ${port}`)
}
