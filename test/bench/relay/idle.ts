/** What one more quiet room of three costs: all of the process's memory, before its people come and after all are there. */
import { spawn } from 'node:child_process'
import { median, type Measured } from '../bench.js'
import { pinned } from '../server-process.js'
import { loadCore, warmRooms, type Contender, type Running } from './contenders.js'
import { inTurn, load, print, type Load } from './load.js'

/**
 * The same for all relays: the first rooms make the process grow to its working size, the others are what is measured. For
 * ours the first connection also brings the room itself back into memory.
 */
export async function idle(
  loader: string,
  ours: Contender,
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
  const mine = (found.get(ours.name) ?? []).map((run: Load) => run.rssPerRoomKb)
  return [
    {
      key: 'idleRoomKb',
      value: median(mine),
      unit: 'kB',
      means: `resident memory of the server for one more quiet room of three, over ${rooms} rooms besides ${warmRooms}`,
    },
  ]
}

const quiet = (rooms: number, stay = 0): readonly string[] =>
  `--pattern idle --rooms ${rooms} --clients 3 --seconds 2 --stay ${stay}`.split(' ')

/** Fills the first rooms with people who stay until the returned function is called. */
async function fill(loader: string, { way, pid }: Running): Promise<() => void> {
  const words = [loader, ...way, '--pid', String(pid), ...quiet(warmRooms, 600)]
  const [file = '', ...rest] = pinned(loadCore, [process.execPath, ...words])
  const child = spawn(file, rest, { stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise<void>((filled, failed) => {
    // It says what it measured, and stays.
    child.stdout.once('data', () => filled())
    child.once('exit', code => failed(new Error(`the first rooms could not be filled: ${String(code)}`)))
  })
  return () => void child.kill()
}
