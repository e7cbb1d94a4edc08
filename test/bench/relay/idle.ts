/**
 * What one more quiet room of three costs: of all the process's memory, before its people come and after all are there, for
 * every relay; and what of it is alive, for ours.
 */
import { spawn } from 'node:child_process'
import { median, type Measured } from '../bench.js'
import { pinned } from '../server-process.js'
import { loadCore, warmRooms, type Contender, type Ours, type Running } from './contenders.js'
import { inspect } from './inspect.js'
import { inTurn, load, print } from './load.js'

/**
 * The same for all relays: the first rooms make the process grow to its working size, the others are what is measured. For
 * ours the first connection also brings the room itself back into memory.
 */
export async function idle(
  loader: string,
  ours: Ours,
  peers: readonly Contender[],
  rooms: number,
): Promise<readonly Measured[]> {
  const found = await inTurn([ours, ...peers], 1, async contender => {
    const running = await contender.start()
    const leave = await fill(loader, running)
    try {
      return await load(loader, { ...running, way: running.lateWay }, quiet(rooms))
    } finally {
      leave()
      await running.end()
    }
  })
  print(
    `${rooms} quiet rooms of 3, besides ${warmRooms}`,
    [...found].map(([server, runs]) => ({
      server,
      'kB a room': median(runs.map(run => run.rssPerRoomKb)),
      'CPU of a core': median(runs.map(run => run.serverCpu)),
    })),
  )
  const held = await live(loader, ours, rooms)
  print('of which is alive', [{ server: ours.name, 'kB a room': Math.round(held * 10) / 10 }])
  return [
    {
      key: 'idleRoomKb',
      value: held,
      unit: 'kB',
      means: `live memory of the server for one more quiet room of three, over ${rooms} rooms besides ${warmRooms}`,
    },
  ]
}

/** What is held after a collection: what a process has besides is room to work in, and does not grow with its rooms. */
async function live(loader: string, ours: Ours, rooms: number): Promise<number> {
  const running = await ours.start(['--inspect=0'])
  const inspected = await inspect(running.said())
  const leave = [await fill(loader, running)]
  try {
    const before = await inspected.live()
    leave.push(await fill(loader, { ...running, way: running.lateWay }, rooms))
    return ((await inspected.live()) - before) / rooms / 1000
  } finally {
    for (const go of leave) go()
    inspected.close()
    await running.end()
  }
}

const quiet = (rooms: number, stay = 0): readonly string[] =>
  `--pattern idle --rooms ${rooms} --clients 3 --seconds 2 --stay ${stay}`.split(' ')

/** Fills rooms with people who stay until the returned function is called. */
async function fill(loader: string, { way, pid }: Running, rooms = warmRooms): Promise<() => void> {
  const words = [loader, ...way, '--pid', String(pid), ...quiet(rooms, 600)]
  const [file = '', ...rest] = pinned(loadCore, [process.execPath, ...words])
  const child = spawn(file, rest, { stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise<void>((filled, failed) => {
    // It says what it measured, and stays.
    child.stdout.once('data', () => filled())
    child.once('exit', code => failed(new Error(`the first rooms could not be filled: ${String(code)}`)))
  })
  return () => void child.kill()
}
