/** A sentence said by every way and erased: looked for in all bytes that any door gives out afterwards. */
import { openShares } from '../../server/src/shares/shares.js'
import { existsSync, readdirSync } from 'node:fs'
import { afterEach, expect, test } from 'vitest'
import { control, until } from '../kit/clients.js'
import { call, openRoom, openServer, temporaryFolder } from '../kit/server.js'
import { emptyDisk, memoryJournal } from '../kit/memory-journal.js'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const secret = 'the-heron-that-nobody-saw'

test('[UT8] [UT9] what is erased stands in no door’s bytes, before a restart and after it, and shared copies close', async () => {
  const { folder, remove } = temporaryFolder()
  closing.push(remove)
  const disk = emptyDisk()
  const begin = async () => {
    const server = await openServer({ shares: openShares({ folder }), store: memoryJournal(disk) })
    closing.push(() => server.close())
    return server
  }
  const server = await begin()
  const room = await openRoom(server.origin)
  const seats = {
    lee: await room.sit('interviewer', 'Lee'),
    mina: await room.sit('candidate', 'Mina'),
    omar: await room.sit('observer', 'Omar'),
  }
  const [lee, mina] = [control(server.origin, seats.lee.token), control(server.origin, seats.mina.token)]
  closing.push(
    () => lee.close(),
    () => mina.close(),
  )
  await Promise.all([lee.welcome, mina.welcome])
  const done = async (who: typeof lee, command: object) =>
    expect(await who.ask(command)).toMatchObject({ ok: true })
  await done(mina, { type: 'chat.say', text: `typed ${secret}` })
  await done(lee, { type: 'round.start' })
  const { at } = await lee.seen('round.started')
  await done(mina, { type: 'confirm.ask', text: `asked ${secret}` })
  await done(mina, { type: 'words.utter', from: at, to: at, text: `heard ${secret}` })
  await done(lee, { type: 'words.note', text: `noted ${secret}` })
  await done(lee, { type: 'flag.raise', flag: 'vague', pin: { quote: `heard ${secret}` } })
  await done(lee, { type: 'round.end' })
  const lines = [{ seat: seats.mina.seat, from: at, to: at, text: `of a file ${secret}` }]
  await done(lee, { type: 'words.import', name: 'talk.vtt', lines })
  await done(lee, { type: 'debrief.release' })

  const shared = await fetch(`${server.origin}/api/rooms/${room.room}/shares`, {
    method: 'POST',
    headers: { authorization: `Bearer ${seats.lee.token}`, 'content-type': 'application/zip' },
    body: Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.from(secret)]),
  })
  const { share, secret: key } = (await shared.json()) as { share: string; secret: string }
  const reads = (from: string) =>
    fetch(`${from}/api/shares/${share}`, { headers: { authorization: `Bearer ${key}` } })
  expect((await reads(server.origin)).status).toBe(200)

  const onDisk = () =>
    [...disk.streams.values()]
      .flatMap(({ entries }) => entries.map(({ body }) => Buffer.from(body).toString()))
      .join('\n')
  expect(onDisk()).toContain(secret)
  /** All that each seat is given who comes anew, and what the debrief's door says. */
  const given = async (from: string): Promise<string> => {
    let bytes = ''
    for (const { token } of Object.values(seats)) {
      const there = control(from, token)
      await there.seen('debrief.released')
      bytes += there.heard.join('\n')
      there.close()
      const debrief = await call(from, 'GET', `/api/rooms/${room.room}/debrief`, undefined, token)
      bytes += JSON.stringify(debrief)
    }
    return bytes
  }
  for (const way of ['typed', 'asked', 'heard', 'of a file', 'noted'])
    expect(await given(server.origin)).toContain(`${way} ${secret}`)

  await done(mina, { type: 'words.erase', all: true })
  await mina.seen('words.erased')
  expect(await given(server.origin)).not.toContain(secret)
  await until('it left the disk', () => !onDisk().includes(secret))
  await until('the shared copy is gone', async () => (await reads(server.origin)).status === 410)
  const zips = () =>
    existsSync(folder)
      ? readdirSync(folder, { recursive: true }).filter(one => String(one).endsWith('.zip'))
      : []
  await until('and off the disk', () => zips().length === 0)

  const late = control(server.origin, seats.lee.token)
  await late.seen('words.erased')
  const said = late.events.filter(({ type }) => type === 'chat.said' || type === 'words.uttered')
  expect(said.map(event => 'text' in event && event.text)).toEqual(['', ''])
  late.close()

  lee.close()
  mina.close()
  await server.close()
  const again = await begin()
  expect(await given(again.origin)).not.toContain(secret)
})

test('[UT9] what could not be taken off the disk when it was erased leaves it when the room is next opened, and the room is the same', async () => {
  const disk = emptyDisk()
  const away = () => Promise.reject(new Error('the disk is away'))
  const server = await openServer({ store: { ...memoryJournal(disk), rewrite: away } })
  closing.push(() => server.close())
  const room = await openRoom(server.origin)
  const { token } = await room.sit('candidate', 'Mina')
  const mina = control(server.origin, token)
  await mina.welcome
  await mina.ask({ type: 'chat.say', text: secret })
  await mina.ask({ type: 'words.erase', all: true })
  await mina.seen('words.erased')
  const onDisk = () =>
    [...disk.streams.values()].some(({ entries }) =>
      entries.some(({ body }) => Buffer.from(body).toString().includes(secret)),
    )
  await until('the failure is logged', () => server.logged().includes('the disk is away'))
  expect(onDisk()).toBe(true)
  mina.close()
  await server.close()
  const again = await openServer({ store: memoryJournal(disk) })
  closing.push(() => again.close())
  const back = control(again.origin, token)
  closing.push(() => back.close())
  await back.seen('words.erased')
  expect(onDisk()).toBe(false)
  expect(back.events.map(event => ('text' in event ? event.text : null)).filter(one => one !== null)).toEqual(
    [''],
  )
  expect(await back.ask({ type: 'chat.say', text: 'on it goes' })).toMatchObject({ ok: true })
})
