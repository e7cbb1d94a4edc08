/** A server killed while people type: nothing that was called saved is missing, and what was not is brought again. */
import { afterEach, expect, test } from 'vitest'
import { fileURLToPath } from 'node:url'
import { asBuilt, atHand, fromSources, startServer, type ServerProcess } from '../bench/server-process.js'
import { control, document, until } from '../kit/clients.js'
import { openRoom, temporaryFolder } from '../kit/server.js'
import { full, sized } from '../kit/sizes.js'
import { typeSteadily, Typist } from '../kit/typist.js'

const size = {
  rooms: sized(4, 200),
  kills: sized(3, 20),
  /** Milliseconds of typing before a kill, from the first edit on that is saved: any moment between. */
  moment: sized([0, 700], [0, 6000]),
  strokesPerSecond: 10,
}
/** Rooms that are made, or documents that are read, at a time. */
const atOnce = 10

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean()
})

interface Room {
  readonly room: string
  readonly typists: readonly Typist[]
}

async function inBatches<Given, Made>(
  list: readonly Given[],
  run: (given: Given) => Promise<Made>,
): Promise<readonly Made[]> {
  const made: Made[] = []
  for (let i = 0; i < list.length; i += atOnce)
    made.push(...(await Promise.all(list.slice(i, i + atOnce).map(run))))
  return made
}

/** Three people who may write, in a round that has begun. */
async function startRoom(origin: string, index: number): Promise<Room> {
  const room = await openRoom(origin)
  const seats = [await room.sit('interviewer'), await room.sit('candidate'), await room.sit('candidate')]
  const lead = control(origin, seats[0]?.token ?? '')
  await lead.welcome
  expect(await lead.ask({ type: 'round.start' })).toMatchObject({ ok: true })
  lead.close()
  const typists = seats.map(
    ({ token }, i) => new Typist({ room: room.room, token, client: 1000 + index * 3 + i }),
  )
  return { room: room.room, typists }
}

/** How many letters of the typists a stock client does not find that `wanted` says should be there. */
async function missing(origin: string, rooms: readonly Room[], wanted: (typist: Typist) => number) {
  const lost = await inBatches(rooms, async ({ room, typists }) => {
    const reader = document(origin, room, 'code', typists[0]?.given.token ?? '')
    await reader.synced
    const counts = typists.map(typist => {
      const found = reader.doc.getText(typist.root).toString()
      expect(found).toBe(Typist.letters(0, found.length))
      return Math.max(0, wanted(typist) - found.length)
    })
    reader.close()
    return counts.reduce((sum, count) => sum + count, 0)
  })
  return lost.reduce((sum, count) => sum + count, 0)
}

/** A place to type in, whose server is killed and started again at the same address. */
async function lay(command: readonly string[], rooms: number) {
  const { folder, remove } = temporaryFolder()
  cleanups.push(remove)
  let server: ServerProcess
  const start = async (port: number) => {
    server = startServer({ command, folder, port })
    const started = server
    cleanups.push(() => started.end('SIGKILL'))
    return server.origin
  }
  const origin = await start(0)
  const made = await inBatches(
    Array.from({ length: rooms }, (_, i) => i),
    i => startRoom(origin, i),
  )
  const typists = made.flatMap(room => room.typists)
  cleanups.push(() => typists.forEach(typist => typist.close()))
  return {
    origin,
    rooms: made,
    typists,
    async link() {
      for (const typist of typists) typist.connect(origin)
      await until('all are linked', () => typists.every(({ linked }) => linked), 30_000)
    },
    saved: () => typists.reduce((sum, { saved }) => sum + saved, 0),
    /** Types until something is saved and for so long after, kills the server in the middle of it, and starts it again. */
    async typeAndKill(ms: number) {
      const before = this.saved()
      const stop = typeSteadily(typists, size.strokesPerSecond)
      await until('something is saved', () => this.saved() > before, 30_000)
      await new Promise(resolve => void setTimeout(resolve, ms))
      await server.end('SIGKILL')
      await Promise.all(typists.map(typist => typist.gone()))
      stop()
      await start(Number(new URL(origin).port))
    },
  }
}
const [soonest, latest] = size.moment as [number, number]
/** Another moment for each kill, the same ones in every run. */
const momentOf = (kill: number): number => soonest + ((kill * 7919 + 131) % (latest - soonest))

test(
  '[J19] whenever the server is killed, no edit that was called saved is missing, and those who stay bring the rest',
  async () => {
    const place = await lay(atHand, size.rooms)
    const lines: string[] = []
    for (let kill = 0; kill < size.kills; kill++) {
      await place.link()
      await place.typeAndKill(momentOf(kill))
      const saved = place.saved()
      const typed = place.typists.reduce((sum, typist) => sum + typist.typed, 0)
      const lost = await missing(place.origin, place.rooms, typist => typist.saved)
      expect(lost, `kill ${kill} after ${momentOf(kill)} ms`).toBe(0)

      await place.link()
      await until(
        'all that was typed is saved',
        () => place.typists.every(typist => typist.saved === typist.typed),
        30_000,
      )
      expect(await missing(place.origin, place.rooms, typist => typist.typed)).toBe(0)
      for (const typist of place.typists) typist.close()
      lines.push(`kill ${kill} at ${momentOf(kill)} ms: ${saved} saved, ${typed} typed, 0 missing`)
    }
    if (full) process.stdout.write(`${lines.join('\n')}\n`)
  },
  sized(60_000, 3_600_000),
)

test('[J19] control: where "written" is said before it is, saved edits are seen to be missing', async () => {
  const careless = fromSources(fileURLToPath(new URL('../kit/careless-main.ts', import.meta.url)))
  const place = await lay(careless, 2)
  let lost = 0
  for (let kill = 0; kill < 3 && lost === 0; kill++) {
    await place.link()
    await place.typeAndKill(500 + 130 * kill)
    lost = await missing(place.origin, place.rooms, typist => typist.saved)
    for (const typist of place.typists) typist.close()
  }
  expect(lost).toBeGreaterThan(0)
}, 240_000)

test.runIf(full)(
  '[J20] six hundred who type are told that it is saved within 150 ms, all but one in a hundred within 400',
  async () => {
    const place = await lay(asBuilt, size.rooms)
    await place.link()
    const stop = typeSteadily(place.typists, size.strokesPerSecond)
    await new Promise(resolve => void setTimeout(resolve, 5000))
    for (const { waits } of place.typists) waits.length = 0
    await new Promise(resolve => void setTimeout(resolve, 60_000))
    const waits = place.typists.flatMap(typist => typist.waits).sort((a, b) => a - b)
    stop()
    const quantile = (part: number) => waits[Math.floor((waits.length - 1) * part)] ?? Number.NaN
    const [p50, p95, p99] = [quantile(0.5), quantile(0.95), quantile(0.99)]
    process.stdout.write(
      `${place.typists.length} typists, ${waits.length} edits in 60 s: saved after p50 ${p50.toFixed(0)} p95 ${p95.toFixed(0)} p99 ${p99.toFixed(0)} ms\n`,
    )
    expect(waits.length).toBeGreaterThan(place.typists.length * size.strokesPerSecond * 50)
    expect(p95).toBeLessThanOrEqual(150)
    expect(p99).toBeLessThanOrEqual(400)
  },
  600_000,
)
