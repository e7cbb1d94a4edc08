/** One run of the load generator on its own core, and rounds of them in turn. Knows no relay. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { median } from '../bench.js'
import { pinned } from '../server-process.js'
import { loadCore, type Contender, type Running } from './contenders.js'

/** What the load generator prints; which of the numbers are there depends on the pattern. */
export interface Load {
  readonly delivered: number
  readonly share: number
  readonly p50: number
  readonly p95: number
  readonly p99: number
  /** Microseconds. */
  readonly cpuUsPerDelivery: number
  readonly mbytesIn: number
  readonly serverCpu: number
  readonly loaderCpu: number
  readonly loaderLagMs: number
  /** Share of the run in which the server could have worked, but others had its core: a busy machine, not a slow server. */
  readonly waited: number
  readonly dead?: number
  readonly rssPerRoomKb: number
  readonly joinP50: number
  readonly joinMax: number
  readonly joinBytes: number
  readonly complete: boolean
}

/** Beyond this the load generator is what was measured. */
const mostLoaderCpu = 0.95
const mostTries = 3

/** Runs the load generator against one relay; `words` say what it does there. */
export async function load(loader: string, { way, pid }: Running, words: readonly string[]): Promise<Load> {
  const all = [loader, ...way, '--pid', String(pid), ...words]
  const [began, waited] = [performance.now(), waitedMs(pid)]
  const text = await said(pinned(loadCore, [process.execPath, ...all]))
  // What the tool prints, and no one else reads it.
  const found = JSON.parse(text.trim().split('\n').at(-1) ?? '') as Omit<Load, 'waited'>
  return { ...found, waited: (waitedMs(pid) - waited) / (performance.now() - began) }
}
/** How long a process's main thread has been ready to run without a core. */
const waitedMs = (pid: number): number =>
  Number(readFileSync(`/proc/${pid}/schedstat`, 'latin1').split(' ')[1]) / 1e6
/** All that a command says when it is told `heard`; throws if it fails. */
export async function said([file = '', ...words]: readonly string[], heard = ''): Promise<string> {
  const child = spawn(file, words, { stdio: ['pipe', 'pipe', 'inherit'] })
  child.stdin.end(heard)
  let text = ''
  child.stdout.on('data', (some: Buffer) => {
    text += some.toString()
  })
  const code = await new Promise(resolve => child.once('close', resolve))
  if (code !== 0 || text === '') throw new Error(`${words.join(' ')} ended with ${String(code)}`)
  return text
}

/** What one contender did in one round. */
export type Once<Result> = (contender: Contender) => Promise<Result>

/** Every contender once a round, there and back again (A B C, C B A), so that what disturbs one disturbs all. */
export async function inTurn<Result>(
  contenders: readonly Contender[],
  rounds: number,
  once: Once<Result>,
): Promise<ReadonlyMap<string, readonly Result[]>> {
  const results = new Map<string, Result[]>(contenders.map(({ name }) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? contenders : contenders.toReversed()
    for (const contender of order) results.get(contender.name)?.push(await once(contender))
  }
  return results
}
/** A fresh process for each run; a run in which the load generator was the bottleneck is thrown away. */
export const fresh =
  (loader: string, words: readonly string[]): Once<Load> =>
  async contender => {
    for (let tries = 1; ; tries++) {
      const running = await contender.start()
      try {
        const found = await load(loader, running, words)
        if (!(found.loaderCpu > mostLoaderCpu)) return checked(contender.name, found)
        note(
          `${contender.name}: the load generator was the bottleneck (${found.loaderCpu} of a core); run again`,
        )
      } finally {
        await running.end()
      }
      if (tries === mostTries) throw new Error('the load generator cannot keep up; nothing was measured')
    }
  }
function checked(name: string, found: Load): Load {
  if (found.dead) throw new Error(`${name} cut ${found.dead} of the load's connections`)
  return found
}

/** The median over rounds of ours over theirs, each pair of the same round. */
export const pairedRatio = (ours: readonly number[], theirs: readonly number[]): number =>
  median(ours.map((value, round) => value / (theirs[round] ?? Number.NaN)))

export const note = (line: string): void => void process.stdout.write(`${line}\n`)

/** Prints rows under their heads, each column as wide as it must be. */
export function print(title: string, rows: readonly Readonly<Record<string, string | number>>[]): void {
  const heads = Object.keys(rows[0] ?? {})
  const lines = [heads, ...rows.map(row => heads.map(head => String(row[head] ?? '')))]
  const widths = heads.map((_, i) => Math.max(...lines.map(line => line[i]?.length ?? 0)))
  const drawn = lines.map(line =>
    line
      .map((cell, i) => cell.padEnd(widths[i] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  note(`\n${title}\n${drawn.map(line => `  ${line}`).join('\n')}`)
}
