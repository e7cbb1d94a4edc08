/** From an edit to the word that it is on the disk, with six hundred people typing at once. */
import { fileURLToPath } from 'node:url'
import { median, type Measured } from '../bench.js'
import { pinned } from '../server-process.js'
import type { AckLoad, AckResult } from './ack-client.js'
import { loadCore, type Ours } from './contenders.js'
import { note, print, said } from './load.js'

const client = fileURLToPath(new URL('./ack-client.ts', import.meta.url))
const [rooms, perSecond, warmupMs, windowMs] = [200, 10, 3000, 8000]
const mostLoaderCpu = 0.95

export async function ack(ours: Ours, rounds: number): Promise<readonly Measured[]> {
  const found: AckResult[] = []
  for (let tries = 0; found.length < rounds; tries++) {
    if (tries > 2 * rounds) throw new Error('the load generator cannot keep up; nothing was measured')
    const one = await once(ours)
    if (one.loaderCpu <= mostLoaderCpu) found.push(one)
    else
      note(`acknowledgements: the load generator was the bottleneck (${one.loaderCpu} of a core); run again`)
  }
  print(`${rooms * 3} typing ${perSecond}/s each`, found.map(rounded))
  return [
    {
      key: 'ackP95Ms',
      value: median(found.map(({ p95 }) => p95)),
      unit: 'ms',
      means: `from when an edit was due to its durable acknowledgement, ${rooms * 3} clients, p95`,
    },
  ]
}

async function once(ours: Ours): Promise<AckResult> {
  const running = await ours.start()
  try {
    const { origin, pid } = running
    const asked: AckLoad = { origin, pid, seats: ours.seats.slice(0, rooms), perSecond, warmupMs, windowMs }
    const node = [process.execPath, '--import', 'tsx', '--conditions', 'development', client]
    // What our own client prints.
    return JSON.parse(await said(pinned(loadCore, node), JSON.stringify(asked))) as AckResult
  } finally {
    await running.end()
  }
}
const rounded = (found: AckResult) =>
  Object.fromEntries(Object.entries(found).map(([key, value]) => [key, Number(value.toPrecision(3))]))
