/** The past of documents over the whole server's own doors: what a seat is given of it, and that each moment is what it was. */
import {
  decodePast,
  rootsOf,
  type CreatedRoom,
  type DocumentPast,
  type RootForms,
  type TakenSeat,
} from '@signalroom/shared'
import { afterEach, describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { control, document, until } from '../kit/clients.js'
import { emptyDisk, memoryJournal } from '../kit/memory-journal.js'
import { random } from '../kit/random.js'
import { call, openRoom, openServer } from '../kit/server.js'

type State = object
interface History {
  readonly states: readonly State[]
  readonly lacksFrom: number | null
}
const { historyOf, differsFrom, hashOf } = (await import(
  new URL('../../client/src/replay/history.ts', import.meta.url).href
)) as {
  readonly historyOf: (of: DocumentPast, forms: RootForms) => Promise<History>
  readonly differsFrom: (history: History) => Promise<number | null>
  readonly hashOf: (state: State) => Uint8Array
}
const { ShownDocument } = (await import(
  new URL('../../client/src/replay/shown-document.ts', import.meta.url).href
)) as {
  readonly ShownDocument: new (
    history: History,
    people: object,
  ) => { readonly doc: Y.Doc; goTo(moment: number): void; close(): void }
}

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

/** Lee and Mina in a live round, each with the code open. */
async function scene() {
  const disk = emptyDisk()
  const store = memoryJournal(disk)
  const server = await openServer({ store })
  closing.push(() => server.close())
  const room = await openRoom(server.origin)
  const [lee, mina] = [await room.sit('interviewer', 'Lee'), await room.sit('candidate', 'Mina')]
  const [leads, hers] = [control(server.origin, lee.token), control(server.origin, mina.token)]
  closing.push(
    () => leads.close(),
    () => hers.close(),
  )
  await Promise.all([leads.welcome, hers.welcome])
  expect((await leads.ask({ type: 'round.start' })).ok).toBe(true)
  const join = (token: string, name = 'code') => {
    const one = document(server.origin, room.room, name, token)
    closing.push(() => one.close())
    return one
  }
  const [his, own] = [join(lee.token), join(mina.token)]
  await Promise.all([his.synced, own.synced])
  const over = async () => {
    server.time.advance(1000)
    expect((await leads.ask({ type: 'round.end' })).ok).toBe(true)
  }
  const asked = (path: string, seat?: TakenSeat) =>
    call(server.origin, 'GET', `/api/rooms/${room.room}/replay/${path}`, undefined, seat?.token)
  const bytes = async (seat: TakenSeat, name: string) => {
    const response = await fetch(`${server.origin}/api/rooms/${room.room}/replay/${name}`, {
      headers: { authorization: `Bearer ${seat.token}` },
    })
    expect(response.status).toBe(200)
    return new Uint8Array(await response.arrayBuffer())
  }
  /** Once its checks are made, or never can be. */
  const past = async (seat: TakenSeat, name: 'code' | 'board' = 'code') => {
    await until(
      'checks',
      async () =>
        decodePast(await bytes(seat, name)).checks.length > 0 || server.logged().includes('checks.failed'),
      30_000,
    )
    const read = decodePast(await bytes(seat, name))
    const history = await historyOf(read, rootsOf(name, 'tldraw'))
    const made = new ShownDocument(history, {})
    closing.push(() => made.close())
    return { read, history, made, code: () => filesIn(made.doc) }
  }
  return { disk, store, server, room, lee, mina, leads, hers, his, own, join, over, asked, past }
}
const filesIn = (doc: Y.Doc): string => JSON.stringify(doc.getMap('files').toJSON())
const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')

describe('who is given it', () => {
  test('[R1] nobody before the round is over, then every seat; without a token and for what is no work nobody', async () => {
    const { asked, lee, mina, room, over } = await scene()
    const omar = await room.sit('observer', 'Omar')
    expect((await asked('code', lee)).status).toBe(409)
    await over()
    for (const seat of [lee, mina, omar]) expect((await asked('code', seat)).status).toBe(200)
    expect((await asked('code')).status).toBe(401)
    for (const name of ['desk', 'nothing', '%2e%2e', 'code/x'])
      expect((await asked(name, lee)).status).toBe(404)
  })
})

describe('what stands at a moment', () => {
  test('[R2] [R16] each moment has what stood there live, in whatever order one goes to them', async () => {
    const { server, own, his, lee, mina, over, past } = await scene()
    const chance = random(7)
    const moments: { readonly at: number; readonly said: string }[] = []
    for (let step = 0; step < 80; step++) {
      const [writer, reader] = chance.chance(0.5) ? [own, his] : [his, own]
      const code = writer.code()
      const at = chance.below(code.length + 1)
      if (chance.chance(0.3) && code.length > at + 5) code.delete(at, 5)
      else code.insert(at, `${step} `)
      const said = filesIn(writer.doc)
      await until('the other has it', () => filesIn(reader.doc) === said)
      moments.push({ at: server.time.now(), said })
      server.time.advance(500 + chance.below(20_000))
    }
    await over()
    const { made, code, read } = await past(mina)
    expect(new Set(read.authors.values())).toEqual(new Set([lee.seat, mina.seat]))
    expect(read.checks.length).toBeGreaterThan(10)
    const inAnyOrder = moments.toSorted(() => chance.below(3) - 1)
    for (const { at, said } of inAnyOrder) {
      made.goTo(at)
      expect(code()).toBe(said)
    }
  }, 60_000)

  test('[R3] between two checks lie no more than thirty seconds in which something was written, and a log that says something else is found out', async () => {
    const { server, own, his, over, past, lee, disk } = await scene()
    for (let step = 0; step < 40; step++) {
      own.code().insert(0, `${step} `)
      await until('Lee has it', () => filesIn(his.doc) === filesIn(own.doc))
      server.time.advance(step % 7 === 0 ? 95_000 : 4000)
    }
    await over()
    const { read, history } = await past(lee)
    const { log, checks } = read
    expect(checks.at(-1)?.entries).toBe(log.length)
    const bounds = [0, ...checks.map(one => one.entries)]
    bounds.slice(1).forEach((entries, i) => {
      const between = log.slice(bounds[i], entries)
      expect((between.at(-1)?.at ?? 0) - (between[0]?.at ?? 0)).toBeLessThanOrEqual(30_000)
      expect(hex(hashOf(history.states[entries] ?? {}))).toBe(hex(checks[i]?.hash ?? new Uint8Array()))
    })
    expect([history.lacksFrom, await differsFrom(history)]).toEqual([null, null])
    const kept = [...disk.streams.keys()].filter(name => name.startsWith('checks'))
    expect(kept.length).toBeGreaterThan(0)
    const forms = rootsOf('code', 'tldraw')
    const gap = await historyOf({ ...read, log: log.filter((_, i) => i !== 20) }, forms)
    expect(gap.lacksFrom).toBe(20)
    const doubled = await historyOf(
      { ...read, log: log.with(20, log[19] ?? { at: 0, body: new Uint8Array() }) },
      forms,
    )
    expect(await differsFrom(doubled)).toBeGreaterThan(20)
  }, 60_000)
})

describe('what was hidden', () => {
  const secret = 'SECRETWORD '

  test('[R4] private focus stays private: others see its outcome when it ended, and what they wrote meanwhile in its time', async () => {
    const { server, own, his, hers, lee, mina, room, join, over, past } = await scene()
    const omar = await room.sit('observer', 'Omar')
    own.code().insert(0, 'open ')
    await until('Lee has it', () => filesIn(his.doc) === filesIn(own.doc))
    server.time.advance(1000)
    expect((await hers.ask({ type: 'focus.begin' })).ok).toBe(true)
    server.time.advance(1000)
    own.code().insert(0, secret)
    const other = join(mina.token)
    await until('her other tab has it', () => filesIn(other.doc).includes(secret))
    server.time.advance(1000)
    his.code().insert(0, 'his ')
    await until('Mina has it', () => filesIn(own.doc).includes('his '))
    const during = server.time.now()
    server.time.advance(1000)
    own.code().delete(own.code().toString().indexOf(secret), secret.length)
    own.code().insert(0, 'outcome ')
    his.code().insert(0, 'more ')
    await until('Mina has it', () => filesIn(own.doc).includes('more '))
    server.time.advance(1000)
    expect((await hers.ask({ type: 'focus.end' })).ok).toBe(true)
    await until('Lee has it', () => filesIn(his.doc) === filesIn(own.doc))
    const after = server.time.now()
    await over()
    const hersThen = await past(mina)
    hersThen.made.goTo(during)
    expect(hersThen.code()).toContain(secret)
    for (const seat of [lee, omar]) {
      const { made, code } = await past(seat)
      made.goTo(during)
      expect(code()).toContain('his ')
      expect(code()).toContain('open ')
      expect(code()).not.toContain(secret)
      made.goTo(after)
      expect(code()).toContain('outcome ')
      expect(code()).toBe(filesIn(own.doc))
    }
  })

  test('[R4] [R26] whose it was shows it to the others and takes it back, and nobody else does; until then no byte of it goes to them', async () => {
    const { server, own, his, hers, leads, lee, mina, room, join, over, past } = await scene()
    const other = join(mina.token)
    await other.synced
    const omar = await room.sit('observer', 'Omar')
    own.code().insert(0, 'open ')
    await until('Lee has it', () => filesIn(his.doc) === filesIn(own.doc))
    server.time.advance(1000)
    expect((await hers.ask({ type: 'focus.begin' })).ok).toBe(true)
    server.time.advance(1000)
    own.code().insert(0, secret)
    await until('her other tab has it', () => filesIn(other.doc).includes(secret))
    server.time.advance(1000)
    const during = server.time.now()
    server.time.advance(1000)
    own.code().delete(0, secret.length)
    await until('her other tab has it', () => !filesIn(other.doc).includes(secret))
    server.time.advance(1000)
    expect((await hers.ask({ type: 'focus.end' })).ok).toBe(true)
    await until('Lee has it', () => filesIn(his.doc) === filesIn(own.doc))
    const show = { type: 'hidden.show', seal: 'focus', shown: true } as const
    expect(await hers.ask(show)).toMatchObject({ ok: false })
    await over()
    const holds = async (seat: TakenSeat) => {
      const { read, history, made, code } = await past(seat)
      made.goTo(during)
      expect(await differsFrom(history)).toBeNull()
      const bytes = read.log.some(({ body }) => Buffer.from(body).includes(secret.trim()))
      expect(code().includes(secret)).toBe(bytes)
      return bytes
    }
    expect(await holds(mina)).toBe(true)
    for (const seat of [lee, omar]) expect(await holds(seat)).toBe(false)
    expect(await leads.ask(show)).toMatchObject({ ok: false, refusal: 'unknown' })
    expect((await hers.ask(show)).ok).toBe(true)
    expect(await hers.ask(show)).toMatchObject({ ok: false, refusal: 'nothing' })
    for (const seat of [lee, omar, mina]) expect(await holds(seat)).toBe(true)
    expect((await hers.ask({ ...show, shown: false })).ok).toBe(true)
    for (const seat of [lee, omar]) expect(await holds(seat)).toBe(false)
    expect(await holds(mina)).toBe(true)
  })
})
describe('what is damaged', () => {
  test('[R5] checks that cannot be read cost nothing else', async () => {
    const { disk, store, own, his, mina, over, past, server, room } = await scene()
    own.code().insert(0, 'kept ')
    await until('Lee has it', () => filesIn(his.doc) === filesIn(own.doc))
    await over()
    await past(mina)
    const stream = [...disk.streams.keys()].find(name => name.startsWith(`checks-1/${room.room}/code`)) ?? ''
    disk.streams.delete(stream)
    await store.append(stream, 0, [{ at: 0, body: new Uint8Array([255, 255, 255]) }])
    const { made, code, read } = await past(mina)
    expect(read.checks).toEqual([])
    made.goTo(server.time.now())
    expect(code()).toContain('kept ')
    expect(server.logged()).toContain('checks.failed')
  })
})

describe('going on from a moment', () => {
  test('[R15] a new room begins on board and code of that moment, as the asking seat saw them, and its board is open', async () => {
    const { server, own, his, mina, lee, room, leads, over } = await scene()
    own.code().insert(0, 'then ')
    await until('Lee has it', () => filesIn(his.doc) === filesIn(own.doc))
    const [then, said] = [server.time.now(), filesIn(own.doc)]
    const again = (seat: TakenSeat, at: unknown = then) =>
      call(server.origin, 'POST', `/api/rooms/${room.room}/continue`, { at }, seat.token)
    expect((await again(mina)).status).toBe(409)
    server.time.advance(1000)
    own.code().insert(0, 'later ')
    await until('Lee has it', () => filesIn(his.doc) === filesIn(own.doc))
    await over()
    const omar = await room.sit('observer', 'Omar')
    expect((await again(omar)).status).toBe(403)
    expect((await again(mina, 'noon')).json).toMatchObject({ status: 400, field: 'at' })
    const made = await again(mina)
    expect(made.status).toBe(201)
    const { room: next, links } = made.json as CreatedRoom
    const key = new URL(links.candidate).hash.slice(1)
    const taken = await call(server.origin, 'POST', `/api/rooms/${next}/seats`, { key, name: 'Mina' })
    const { token } = taken.json as TakenSeat
    const doc = document(server.origin, next, 'code', token)
    closing.push(() => doc.close())
    await doc.synced
    expect(filesIn(doc.doc)).toBe(said)
    const hers = control(server.origin, token)
    closing.push(() => hers.close())
    await hers.welcome
    expect((await hers.ask({ type: 'round.start' })).ok).toBe(true)
    await hers.seen('board.opened')
    const types = leads.events.map(({ type }) => type)
    expect(
      types
        .slice(types.indexOf('round.ended') + 1)
        .filter(type => type !== 'seat.taken' && type !== 'scorecard.opened'),
    ).toEqual([])
    expect((await again(lee)).status).toBe(201)
  })
})
