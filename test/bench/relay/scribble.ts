/** What somebody who drags a shape without end costs on the wire and on the disk. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { Ours } from './contenders.js'
import { load, print } from './load.js'

const [rooms, seconds, warmup] = [20, 6, 2]
const who = ['--pattern', 'drag', '--rooms', `${rooms}`, '--clients', '3', '--senders', '1', '--rate', '30']
const pattern = [...who, '--seconds', `${seconds}`, '--warmup', `${warmup}`]

/** Prints, and returns nothing: there is no other relay here that keeps what it is told. */
export async function scribble(loader: string, ours: Ours): Promise<readonly []> {
  const running = await ours.start()
  try {
    const [writtenBefore, storedBefore] = [written(running.pid), stored(running.folder)]
    const found = await load(loader, running, pattern)
    const dragged = (seconds + warmup) * rooms
    print(`scribbling at 30 Hz, ${rooms} rooms with one who drags and two who look on, each of them`, [
      {
        'kB/s to a reader': kilo((found.mbytesIn * 1e6) / (rooms * 2)),
        'kB/s stored': kilo((stored(running.folder) - storedBefore) / dragged),
        'kB/s written to the disk': kilo((written(running.pid) - writtenBefore) / dragged),
        'p99 ms': found.p99,
        'loader CPU': found.loaderCpu,
      },
    ])
    return []
  } finally {
    await running.end()
  }
}

const kilo = (bytes: number): number => Number((bytes / 1000).toPrecision(3))
/** Bytes that a process has sent to the disk; of a file that grows in place the same page may count many times. */
const written = (pid: number): number =>
  Number(/^write_bytes: (\d+)$/m.exec(readFileSync(`/proc/${pid}/io`, 'latin1'))?.[1])
const stored = (folder: string): number =>
  readdirSync(folder).reduce((sum, file) => sum + statSync(join(folder, file)).size, 0)
