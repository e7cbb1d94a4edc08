/** A process of its own: people on every seat type at a steady rate and time each word that it is saved. Knows no server. */
import { readFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { percentile } from '../bench.js'
import type { Seats } from './rooms.js'
import { takeSeat, type Seat } from './seat.js'
import { typing } from './updates.js'

/** Read as JSON from standard input. */
export interface AckLoad {
  readonly origin: string
  /** The server's process. */
  readonly pid: number
  readonly seats: readonly Seats[]
  /** Letters of each client. */
  readonly perSecond: number
  readonly warmupMs: number
  readonly windowMs: number
}
/** Written as JSON to standard output. Times in milliseconds from when a letter was due. */
export interface AckResult {
  readonly p50: number
  readonly p95: number
  readonly p99: number
  readonly longest: number
  readonly acknowledged: number
  /** Letters of the window that no acknowledgement came for within three seconds. */
  readonly missing: number
  readonly serverCpu: number
  readonly loaderCpu: number
  readonly loaderLagMs: number
}
interface Typist {
  readonly seat: Seat
  readonly hand: ReturnType<typeof typing>
  /** When each frame was due, by its number. */
  readonly due: number[]
  next: number
}

const waitMs = 3000
const asked = JSON.parse(await text(process.stdin)) as AckLoad
process.stdout.write(`${JSON.stringify(await run(asked))}\n`)
process.exit(0)

async function run({ origin, pid, seats, perSecond, warmupMs, windowMs }: AckLoad): Promise<AckResult> {
  const delays: number[] = []
  const gap = 1000 / perSecond
  let [from, to] = [Infinity, Infinity]
  const typists = await sit(origin, seats, (due, now) => {
    if (due >= from && due < to) delays.push(now - due)
  })
  const start = performance.now() + 200
  from = start + warmupMs
  to = from + windowMs
  for (const typist of typists) typist.next = start + Math.random() * gap
  let sent = 0
  let lag = 0
  let last = performance.now()
  let used: { readonly own: NodeJS.CpuUsage; readonly server: number } | undefined
  while (last < to) {
    const now = performance.now()
    if (now >= from) {
      used ??= { own: process.cpuUsage(), server: cpuOf(pid) }
      lag = Math.max(lag, now - last)
    }
    last = now
    for (const typist of typists)
      for (; typist.next <= now; typist.next += gap) {
        typist.due[typist.seat.send(typist.hand.letter())] = typist.next
        if (typist.next >= from && typist.next < to) sent += 1
      }
    await new Promise(later => setTimeout(later, 1))
  }
  const own = process.cpuUsage(used?.own)
  const server = cpuOf(pid) - (used?.server ?? 0)
  for (const end = performance.now() + waitMs; delays.length < sent && performance.now() < end;)
    await new Promise(later => setTimeout(later, 10))
  const cut = typists.filter(({ seat }) => seat.lost !== undefined).length
  if (cut > 0) throw new Error(`${cut} clients were cut off`)
  return {
    p50: percentile(delays, 0.5),
    p95: percentile(delays, 0.95),
    p99: percentile(delays, 0.99),
    longest: percentile(delays, 1),
    acknowledged: delays.length,
    missing: sent - delays.length,
    serverCpu: server / (windowMs / 1000),
    loaderCpu: (own.user + own.system) / 1000 / windowMs,
    loaderLagMs: lag,
  }
}

/** Everybody takes a seat, room after room; `heard` gets when a letter was due and when it was said to be saved. */
async function sit(
  origin: string,
  rooms: readonly Seats[],
  heard: (due: number, now: number) => void,
): Promise<readonly Typist[]> {
  const typists: Typist[] = []
  let client = 0x3000_0000
  for (const { room, tokens } of rooms)
    typists.push(
      ...(await Promise.all(
        tokens.map(async token => {
          const due: number[] = []
          const seat = await takeSeat(origin, room, token, (before, to) => {
            const now = performance.now()
            for (let frame = before + 1; frame <= to; frame++) heard(due[frame] ?? -1, now)
          })
          await seat.whole
          return { seat, hand: typing(client++), due, next: 0 }
        }),
      )),
    )
  return typists
}

/** Seconds of processor time a process has used. */
function cpuOf(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'latin1')
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}
