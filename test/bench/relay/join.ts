/** How long it takes to get into a room with the document of a 45-minute interview. */
import { median, type Measured } from '../bench.js'
import type { Contender, Ours } from './contenders.js'
import { changes, writeHistory } from './history.js'
import { inTurn, load, print, type Load } from './load.js'

const pattern = ['--pattern', 'join', '--rooms', '1', '--clients', '3', '--joiners', '30']

export async function join(
  loader: string,
  ours: Ours,
  peers: readonly Contender[],
  rounds: number,
): Promise<readonly Measured[]> {
  // A bare broadcast keeps no document.
  const keepers = peers.filter(({ name }) => name !== 'ws-broadcast')
  const found = await inTurn([ours, ...keepers], rounds, async contender =>
    contender === ours ? intoOurs(loader, ours) : intoTheirs(loader, contender),
  )
  print(`joining a document of ${changes} changes, medians of ${rounds}`, [...found].map(row))
  if (keepers.length === 0) return []
  const p50 = (name: string) => (found.get(name) ?? []).map(run => run.joinP50)
  const best = p50(ours.name).map((_, round) => Math.min(...keepers.map(({ name }) => p50(name)[round] ?? 0)))
  return [
    {
      key: 'joinVsBest',
      value: median(p50(ours.name).map((value, round) => value / (best[round] ?? Number.NaN))),
      unit: 'ratio',
      means: 'from the first byte of a socket to the whole document, p50, ours over the best of the others',
    },
  ]
}

/** Ours holds writers to its limits, so its document is written by a client that keeps to them. */
async function intoOurs(loader: string, ours: Ours): Promise<Load> {
  const running = await ours.start()
  try {
    const [first] = ours.seats
    if (!first) throw new Error('no room was prepared')
    await writeHistory(running.origin, first)
    return await load(loader, running, [...pattern, '--history', '0'])
  } finally {
    await running.end()
  }
}
async function intoTheirs(loader: string, contender: Contender): Promise<Load> {
  const running = await contender.start()
  try {
    const found = await load(loader, running, [...pattern, '--history', String(changes)])
    if (!found.complete) throw new Error(`${contender.name} lost a part of the document`)
    return found
  } finally {
    await running.end()
  }
}

function row([server, runs]: readonly [string, readonly Load[]]) {
  const middle = (what: keyof Load) => Number(median(runs.map(run => Number(run[what]))).toPrecision(3))
  return {
    server,
    'p50 ms': middle('joinP50'),
    'longest ms': middle('joinMax'),
    'p50 of each run': runs.map(run => run.joinP50).join(' '),
    bytes: Math.max(...runs.map(run => run.joinBytes)),
  }
}
