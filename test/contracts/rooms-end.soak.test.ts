/** Rooms that people have left: when they leave memory, what they leave behind in it, and what the idle ones cost. */
import { maySee, type TakenSeat } from '@signalroom/shared'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterEach, describe, expect, test } from 'vitest'
import { loadRounds } from '../../server/src/content/rounds.js'
import { ErasedRooms } from '../../server/src/host/erased.js'
import { Rooms } from '../../server/src/host/rooms.js'
import { startServer, type ServerProcess } from '../bench/server-process.js'
import { control, document, until } from '../kit/clients.js'
import { tell } from '../kit/figures.js'
import { memoryJournal } from '../kit/memory-journal.js'
import { call, openRoom, openServer, temporaryFolder } from '../kit/server.js'
import { full, sized } from '../kit/sizes.js'
import { TestTime } from '../kit/test-time.js'

// Every stock document client listens for the end of this process.
process.setMaxListeners(0)
const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean()
})
const minute = 60_000

async function measured(origin: string, name: string): Promise<number> {
  const { text } = await call(origin, 'GET', '/metrics')
  return Number(new RegExp(`^${name} (\\d+)$`, 'm').exec(text)?.[1])
}
const roomsOf = (origin: string) => measured(origin, 'signalroom_rooms')

describe('a room that everybody has left', () => {
  test('[W22] leaves memory in mid-round once its clock stands, and is the same round for who comes back', async () => {
    const server = await openServer()
    cleanups.push(() => server.close())
    const room = await openRoom(server.origin)
    const [lee, mina] = [await room.sit('interviewer'), await room.sit('candidate')]
    const [interviewer, candidate] = [control(server.origin, lee.token), control(server.origin, mina.token)]
    await Promise.all([interviewer.welcome, candidate.welcome])
    expect(await interviewer.ask({ type: 'round.start' })).toMatchObject({ ok: true })
    candidate.close()
    interviewer.close()
    await until('all are gone', async () => (await measured(server.origin, 'signalroom_links')) === 0)
    // The clock stands from the moment the candidate's absence is told.
    server.time.advance(4000)
    await until('it has left memory', async () => {
      server.time.advance(61_000)
      return (await roomsOf(server.origin)) === 0
    })
    const again = control(server.origin, mina.token)
    cleanups.push(() => again.close())
    const restored = await again.seen('link.restored')
    expect(restored.type === 'link.restored' && restored.credited).toBeGreaterThan(minute)
    expect(again.events.map(({ type }) => type)).not.toContain('round.ended')
    expect(await roomsOf(server.origin)).toBe(1)
  })

  test('[W22] stays while its clock runs, ends by itself at twice its length, and then leaves memory', async () => {
    const server = await openServer()
    cleanups.push(() => server.close())
    const room = await openRoom(server.origin)
    const lee = await room.sit('interviewer')
    const interviewer = control(server.origin, lee.token)
    await interviewer.welcome
    expect(await interviewer.ask({ type: 'round.start' })).toMatchObject({ ok: true })
    interviewer.close()
    await until('all are gone', async () => (await measured(server.origin, 'signalroom_links')) === 0)
    for (let swept = 0; swept < 5; swept += 1) server.time.advance(61_000)
    await new Promise(resolve => setImmediate(resolve))
    expect(await roomsOf(server.origin)).toBe(1)
    server.time.advance(12 * minute)
    await until('it has left memory', async () => {
      server.time.advance(61_000)
      return (await roomsOf(server.origin)) === 0
    })
    const again = control(server.origin, lee.token)
    cleanups.push(() => again.close())
    const ended = await again.seen('round.ended')
    expect(ended.type === 'round.ended' && ended.cause).toBe('abandoned')
  })
})

/** In a process of its own, that lets go after `idleMs`. */
async function forgetful(idleMs: number): Promise<{ server: ServerProcess; origin: string }> {
  const { folder, remove } = temporaryFolder()
  cleanups.push(remove)
  const main = fileURLToPath(new URL('../kit/forgetful-server.ts', import.meta.url))
  const command = ['--expose-gc', '--import', 'tsx', '--conditions=development', main, String(idleMs)]
  const server = startServer({ command, folder })
  cleanups.push(() => server.end('SIGKILL'))
  return { server, origin: await server.origin }
}
async function heapOf(server: ServerProcess): Promise<number> {
  const heaps = () => [...server.said().matchAll(/^heap (\d+)$/gm)].map(([, bytes]) => Number(bytes))
  const before = heaps().length
  void server.end('SIGUSR2')
  await until('the heap is told', () => heaps().length > before)
  return heaps().at(-1) ?? Number.NaN
}

/** A whole life: made, sat down in, both links of two people, started, typed in, ended, left. */
async function live(origin: string, index: number): Promise<void> {
  const post = async <Answer>(path: string, body: object): Promise<Answer> => {
    const answer = await fetch(origin + path, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-forwarded-for': `10.0.0.${index % 50}`,
      },
      body: JSON.stringify(body),
    })
    if (answer.status !== 201) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as Answer
  }
  const made = await post<{ room: string; links: Record<string, string> }>('/api/rooms', {})
  const sit = (role: string) =>
    post<TakenSeat>(`/api/rooms/${made.room}/seats`, {
      key: new URL(made.links[role] ?? '').hash.slice(1),
      name: role,
    })
  const [lee, mina] = [await sit('interviewer'), await sit('candidate')]
  const links = [control(origin, lee.token), control(origin, mina.token)] as const
  await Promise.all(links.map(({ welcome }) => welcome))
  const mustDo = async (type: string) => {
    const answer = await links[0].ask({ type })
    if (!answer.ok) throw new Error(`${type}: ${answer.refusal}`)
  }
  await mustDo('round.start')
  const work = [
    document(origin, made.room, 'code', mina.token),
    document(origin, made.room, 'code', lee.token),
  ]
  await Promise.all(work.map(({ synced }) => synced))
  work[0]?.code().insert(0, `life ${index}`)
  await until('it is read', () => work[1]?.code().toString().startsWith(`life ${index}`) === true)
  await mustDo('round.end')
  for (const one of [...work, ...links]) one.close()
}
/** Ten at a time: each mostly waits for the disk. */
async function lives(origin: string, from: number, count: number): Promise<void> {
  const left = Array.from({ length: count }, (_, i) => from + i)
  const lane = async () => {
    for (let index = left.pop(); index !== undefined; index = left.pop()) await live(origin, index)
  }
  await Promise.all(Array.from({ length: 10 }, lane))
}
const nothingLeft = (origin: string): Promise<void> =>
  until(
    'nothing is left of them',
    async () => {
      const names = ['signalroom_rooms', 'signalroom_documents', 'signalroom_links']
      const left = await Promise.all(names.map(name => measured(origin, name)))
      return left.every(count => count === 0)
    },
    30_000,
  )

describe('many lives of rooms', () => {
  /** What the engine itself still learns weighs on a small run. */
  // Of few lives, what the program itself took meanwhile is most of it: eight kilobytes each here, ten beside other work.
  const bound = sized(16_000, 1000)
  const [warm, count] = [sized(100, 1000), sized(120, 20_000)]
  test(
    '[W23] leave no room, document, link, or memory behind',
    async () => {
      const { server, origin } = await forgetful(300)
      await lives(origin, 0, warm)
      await nothingLeft(origin)
      const before = await heapOf(server)
      await lives(origin, warm, count)
      await nothingLeft(origin)
      const each = ((await heapOf(server)) - before) / count
      tell(`retained by each of ${count} lives`, `${each.toFixed(0)} bytes`)
      expect(each).toBeLessThan(bound)
    },
    sized(240_000, 7_200_000),
  )
  test.runIf(full)(
    '[W23] control: with an hour of patience each leaves more than that',
    async () => {
      const { server, origin } = await forgetful(3_600_000)
      const few = 200
      await lives(origin, 0, few)
      const before = await heapOf(server)
      await lives(origin, 1000, few)
      expect(await roomsOf(origin)).toBe(2 * few)
      expect(((await heapOf(server)) - before) / few).toBeGreaterThan(10_000)
    },
    120_000,
  )
})

describe('idle rooms', () => {
  setFlagsFromString('--expose-gc')
  const gc = runInNewContext('gc') as () => void
  const heap = (): number => {
    for (let pass = 0; pass < 4; pass += 1) gc()
    return process.memoryUsage().heapUsed
  }
  const content = loadRounds(fileURLToPath(new URL('../../server/content', import.meta.url)))
  const count = sized(300, 10_000)

  test(
    '[W24] hold what they were opened with once for all that are equal, and cost less than 10 kB each',
    async () => {
      const [store, time] = [memoryJournal(), new TestTime()]
      cleanups.push(() => time.close())
      const erased = await ErasedRooms.load(store)
      const open = () =>
        new Rooms({
          store,
          erased,
          time,
          content,
          lastAlive: undefined,
          report: () => {},
          onAccess: () => {},
          onShownOut: () => {},
          onOver: () => {},
          onWordsErased: () => {},
          onAsked: () => {},
          onSwapDue: () => {},
          assistant: 'people',
          maySee,
        })
      const first = open()
      const made: string[] = []
      for (let index = 0; index < count; index += 1) {
        const opened = await first.open({}, 'tldraw')
        if ('unfit' in opened) throw new Error(opened.detail)
        made.push(opened.room)
      }
      await first.close()
      const second = open()
      cleanups.push(() => second.close())
      const before = heap()
      for (const room of made) await second.find(room)
      const each = (heap() - before) / count
      tell(`an idle room of ${count}, loaded`, `${(each / 1000).toFixed(1)} kB`)
      expect(second.count).toBe(count)
      expect(each).toBeLessThan(10_000)

      // And two rooms of unequal content do not.
      const [one, other] = [await second.find(made[0] ?? ''), await second.find(made[1] ?? '')]
      const unlike = await second.open(
        { plan: content.plans.find(plan => plan.id !== 'design')?.id },
        'tldraw',
      )
      const third = 'unfit' in unlike ? null : await second.find(unlike.room)
      expect(one?.room.open.plan).toBe(other?.room.open.plan)
      expect(one?.room.panel.guide?.rubric).toBe(other?.room.panel.guide?.rubric)
      expect(third?.room.open.plan).not.toEqual(one?.room.open.plan)

      const from = performance.now()
      time.advance(61_000)
      await until('all have left memory', () => second.count === 0)
      tell('letting go of all of them', `${(performance.now() - from).toFixed(0)} ms`)
      if (full) expect(performance.now() - from).toBeLessThan(500)
    },
    sized(20_000, 300_000),
  )
})
