/** What a delivery costs at equal moderate load, and how late it is: ours beside the others. */
import { median, type Measured } from '../bench.js'
import type { Contender } from './contenders.js'
import { fresh, inTurn, pairedRatio, print, type Load } from './load.js'

/** Each twice as busy as a real interview: of thirty rooms that makes about eight thousand deliveries a second. */
const [moderate, heavy] = [30, 90]
const pattern = (rooms: number): readonly string[] =>
  `--pattern interview --rooms ${rooms} --clients 3 --rate 2 --seconds 6 --warmup 3`.split(' ')

const keys: Readonly<Record<string, string>> = {
  'y-websocket-server': 'cpuVsYWebsocketServer',
  hocuspocus: 'cpuVsHocuspocus',
  'ws-broadcast': 'cpuVsBare',
}

export async function cpu(
  loader: string,
  ours: Contender,
  peers: readonly Contender[],
  rounds: number,
): Promise<readonly Measured[]> {
  const found = await inTurn([ours, ...peers], rounds, fresh(loader, pattern(moderate)))
  print(`delivering, ${moderate} rooms of 3, medians of ${rounds}`, [...found].map(row))
  const of = (name: string, what: keyof Load) => (found.get(name) ?? []).map(run => Number(run[what]))
  const costs = peers.map(({ name }): Measured => ({
    key: keys[name] ?? name,
    value: pairedRatio(of(name, 'cpuUsPerDelivery'), of(ours.name, 'cpuUsPerDelivery')),
    unit: 'ratio',
    means: `deliveries per CPU second, ours over ${name}, median of ${rounds} pairs`,
  }))
  const late = peers
    .filter(({ name }) => name === 'ws-broadcast')
    .map(({ name }): Measured => ({
      key: 'p99VsBare',
      value: pairedRatio(of(ours.name, 'p99'), of(name, 'p99')),
      unit: 'ratio',
      means: 'p99 delay at that load, ours over a bare corked broadcast',
    }))
  return [...costs, ...late]
}

/** Prints, and returns nothing: how each bears more than its core does with ease. */
export async function busy(
  loader: string,
  ours: Contender,
  peers: readonly Contender[],
  rounds: number,
): Promise<readonly []> {
  // It has no more to give at a third of this.
  const able = peers.filter(({ name }) => name !== 'hocuspocus')
  const found = await inTurn([ours, ...able], rounds, fresh(loader, pattern(heavy)))
  print(`delivering, ${heavy} rooms of 3, medians of ${rounds}`, [...found].map(row))
  return []
}

function row([server, runs]: readonly [string, readonly Load[]]) {
  const middle = (what: keyof Load) => Number(median(runs.map(run => Number(run[what]))).toPrecision(4))
  return {
    server,
    'deliveries/s': middle('delivered'),
    'CPU us each': middle('cpuUsPerDelivery'),
    'p50 ms': middle('p50'),
    p95: middle('p95'),
    p99: middle('p99'),
    'p99 of each run': runs.map(run => run.p99).join(' '),
    arrived: middle('share'),
    'core taken by others': runs.map(run => run.waited.toFixed(2)).join(' '),
    'loader CPU': middle('loaderCpu'),
    'loader lag ms': middle('loaderLagMs'),
  }
}
