/** What a quiet room of three costs: all of the process's memory, before anybody came and after all are there. */
import { median, type Measured } from '../bench.js'
import type { Contender } from './contenders.js'
import { fresh, inTurn, print } from './load.js'

/** The same for all relays; for ours the first connection also brings the room itself back into memory. */
export async function idle(
  loader: string,
  ours: Contender,
  peers: readonly Contender[],
  rooms: number,
): Promise<readonly Measured[]> {
  const pattern = ['--pattern', 'idle', '--rooms', String(rooms), '--clients', '3', '--seconds', '2']
  const found = await inTurn([ours, ...peers], 1, fresh(loader, pattern))
  print(
    `${rooms} quiet rooms of 3`,
    [...found].map(([server, runs]) => ({
      server,
      'kB a room': median(runs.map(run => run.rssPerRoomKb)),
      'CPU of a core': median(runs.map(run => run.serverCpu)),
    })),
  )
  const mine = (found.get(ours.name) ?? []).map(run => run.rssPerRoomKb)
  return [
    {
      key: 'idleRoomKb',
      value: median(mine),
      unit: 'kB',
      means: `resident memory of the server for a quiet room of three, over ${rooms} rooms`,
    },
  ]
}
