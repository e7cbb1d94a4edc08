/** Rounds that are shared by a link, over the whole server's own doors: who shares, who reads, and when a link ends. */
import {
  debriefFor,
  decodePast,
  fold,
  type MadeShare,
  type ShareList,
  type ShareRow,
  type TakenSeat,
} from '@signalroom/shared'
import { unzipSync } from 'fflate'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { request as ask } from 'node:http'
import path from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { openShares, type Shares, type SharesGiven } from '../../server/src/shares/shares.js'
import { control, document, until } from '../kit/clients.js'
import { emptyDisk, memoryJournal } from '../kit/memory-journal.js'
import { openRoom, openServer, temporaryFolder, type TestServer } from '../kit/server.js'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})

const day = 24 * 3_600_000
const kind = (name: string) => `urn:signalroom:${name}`
/** What begins like a zip. */
const zip = (words: string) => Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.from(words)])
const bearer = (secret: string | undefined): Record<string, string> =>
  secret === undefined ? {} : { authorization: `Bearer ${secret}` }

/** `first`: what the shares of the first server are made into; those of later ones are as they are. */
async function scene(given: Partial<SharesGiven> = {}, first = (shares: Shares) => shares) {
  const { folder, remove } = temporaryFolder()
  closing.push(remove)
  const disk = emptyDisk()
  const begin = async (made = (shares: Shares) => shares) => {
    const shares = made(openShares({ folder, ...given }))
    const server = await openServer({ shares, store: memoryJournal(disk) })
    closing.push(() => server.close())
    return server
  }
  const server = await begin(first)
  const room = await openRoom(server.origin)
  const [lee, mina, omar] = [
    await room.sit('interviewer', 'Lee'),
    await room.sit('candidate', 'Mina'),
    await room.sit('observer', 'Omar'),
  ]
  const [leads, hers] = [control(server.origin, lee.token), control(server.origin, mina.token)]
  closing.push(
    () => leads.close(),
    () => hers.close(),
  )
  await Promise.all([leads.welcome, hers.welcome])
  await leads.ask({ type: 'round.start' })
  const at = `/api/rooms/${room.room}/shares`
  const put = (bytes: Uint8Array, seat: TakenSeat | null = mina, query = '', url = at) =>
    putTo(server, url + query, bytes, seat)
  const read = async (share: string, secret?: string, from = server) => {
    const response = await fetch(`${from.origin}/api/shares/${share}`, { headers: bearer(secret) })
    return { response, bytes: Buffer.from(await response.arrayBuffer()) }
  }
  /** The status, and of a problem its kind. */
  const opens = async (share: string, secret?: string, from = server) => {
    const { response, bytes } = await read(share, secret, from)
    return response.status === 200
      ? 200
      : [response.status, (JSON.parse(String(bytes)) as { type: string }).type]
  }
  const listed = async (seat: TakenSeat): Promise<readonly ShareRow[]> => {
    const response = await fetch(server.origin + at, { headers: bearer(seat.token) })
    return ((await response.json()) as ShareList).shares
  }
  const takeBack = (share: string, seat: TakenSeat = mina) =>
    fetch(`${server.origin}${at}/${share}`, { method: 'DELETE', headers: bearer(seat.token) })
  const files = () =>
    existsSync(path.join(folder, room.room)) ? readdirSync(path.join(folder, room.room)) : []
  return {
    folder,
    server,
    begin,
    room,
    lee,
    mina,
    omar,
    leads,
    hers,
    at,
    put,
    read,
    opens,
    listed,
    takeBack,
    files,
  }
}
/** The same once the round is over. */
async function over(given: Partial<SharesGiven> = {}, first?: (shares: Shares) => Shares) {
  const all = await scene(given, first)
  await all.leads.ask({ type: 'round.end' })
  return all
}
async function putTo({ origin }: TestServer, url: string, bytes: Uint8Array, seat: TakenSeat | null) {
  const response = await fetch(origin + url, {
    method: 'POST',
    headers: { 'content-type': 'application/zip', ...bearer(seat?.token) },
    body: Buffer.from(bytes),
  })
  return { status: response.status, json: (await response.json()) as MadeShare & Record<string, unknown> }
}

test('[R20] what is shared comes back to whoever has the link, as it was given, for as many days as were asked', async () => {
  const { put, read, mina, server, folder, room, files } = await over()
  const from = server.time.now()
  const made = await put(zip('the round'), mina, '?days=3')
  expect(made.status).toBe(201)
  const { share, secret, until: end } = made.json
  expect(share).toMatch(/^[a-z0-9]{10}$/)
  expect(secret).toMatch(/^[\w-]{22}$/)
  expect(end - from).toBeGreaterThanOrEqual(3 * day)
  expect(end - from).toBeLessThan(3 * day + 60_000)
  const { response, bytes } = await read(share, secret)
  expect(bytes).toEqual(zip('the round'))
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'application/zip',
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'content-disposition': 'attachment; filename="round.zip"',
  })
  expect(statSync(path.join(folder, room.room)).mode & 0o777).toBe(0o700)
  expect(files().toSorted()).toEqual([`${share}.json`, `${share}.zip`])
  // The secret itself is nowhere on the disk, and in no log.
  expect(readFileSync(path.join(folder, room.room, `${share}.json`), 'utf8')).not.toContain(secret)
  expect(server.logged()).not.toContain(secret)
})

test('[R20] only who was in the round shares it, and only once it is over', async () => {
  const { put, leads, lee, mina, omar, files } = await scene()
  expect(await put(zip(''), mina)).toMatchObject({ status: 409, json: { type: kind('not-over') } })
  await leads.ask({ type: 'round.end' })
  expect(await put(zip(''), omar)).toMatchObject({ status: 403, json: { type: kind('role') } })
  expect(await put(zip(''), null)).toMatchObject({ status: 401 })
  expect(files()).toEqual([])
  for (const seat of [lee, mina]) expect((await put(zip(''), seat)).status).toBe(201)
})

test('[R20] what is no copy, too large, or for days that are none is refused, and nothing of it is kept', async () => {
  const { put, files, mina } = await over({ limits: { bytes: 2000 } })
  expect(await put(Buffer.from('GIF89a'))).toMatchObject({ status: 415, json: { type: kind('no-copy') } })
  expect(await put(Buffer.from('PK'))).toMatchObject({ status: 415 })
  expect(await put(new Uint8Array())).toMatchObject({ status: 415 })
  expect(await put(zip('x'.repeat(5000)))).toMatchObject({ status: 413, json: { type: kind('too-large') } })
  for (const days of ['0', '91', 'x', '1.5'])
    expect(await put(zip(''), mina, `?days=${days}`)).toMatchObject({ status: 400, json: { field: 'days' } })
  expect(files()).toEqual([])
})

test('[R20] who breaks off while sending leaves nothing behind', async () => {
  const { server, at, mina, files, folder } = await over()
  const sending = ask(server.origin + at, {
    method: 'POST',
    headers: { ...bearer(mina.token), 'content-length': '100000' },
  })
  sending.on('error', () => {})
  sending.write(zip('half of it'))
  await until('it has begun to come', () => files().some(name => name.endsWith('.half')))
  sending.destroy()
  await until('it is gone', () => files().length === 0)
  expect(server.logged()).not.toContain('a request failed')
  expect(existsSync(folder)).toBe(true)
})

test('[R21] a guessed link opens nothing, and says no more of one that is there than of one that is not', async () => {
  const { put, read } = await over()
  const { share } = (await put(zip('the round'))).json
  const wrong = [
    await read(share, 'x'.repeat(22)),
    await read(share),
    await read('abcdefghjk', 'x'.repeat(22)),
    await read('..%2f..%2fx', 'x'.repeat(22)),
  ]
  for (const { response, bytes } of wrong) {
    expect(response.status).toBe(404)
    expect(String(bytes)).toBe(String(wrong[0]?.bytes))
  }
})

test('[R21] who guesses on and on is made to wait', async () => {
  const { opens } = await scene()
  const answers: unknown[] = []
  for (let time = 0; time < 61; time++) answers.push(await opens('abcdefghjk', `${time}`.padStart(22, 'x')))
  expect(answers[59]).toEqual([404, kind('no-share')])
  expect(answers[60]).toEqual([429, kind('too-many')])
})

test('[R22] a link that was taken back opens no more, at once and after a start, and says so to who has it', async () => {
  const { put, opens, takeBack, listed, files, begin, mina, lee } = await over()
  const { share, secret } = (await put(zip('the round'), mina, '?days=3')).json
  expect(await listed(mina)).toEqual([
    { share, made: expect.any(Number), until: expect.any(Number), bytes: zip('the round').length },
  ])
  expect(await listed(lee)).toEqual([])
  // It is nobody else's to take back.
  expect((await takeBack(share, lee)).status).toBe(404)
  expect(await opens(share, secret)).toBe(200)
  expect((await takeBack(share)).status).toBe(204)
  expect(files()).toEqual([`${share}.json`])
  expect(await opens(share, secret)).toEqual([410, kind('revoked')])
  expect(await opens(share, 'x'.repeat(22))).toEqual([404, kind('no-share')])
  expect(await listed(mina)).toEqual([])
  expect((await takeBack(share)).status).toBe(404)
  expect(await opens(share, secret, await begin())).toEqual([410, kind('revoked')])
})

test('[R22] a link ends with its last day, and what it led to goes from the disk within the hour; in time it is forgotten', async () => {
  const { put, opens, server, files, mina, listed } = await over()
  const { share, secret } = (await put(zip('the round'), mina, '?days=2')).json
  server.time.advance(2 * day - 60_000)
  expect(await opens(share, secret)).toBe(200)
  server.time.advance(120_000)
  expect(await opens(share, secret)).toEqual([410, kind('expired')])
  expect(await listed(mina)).toEqual([])
  server.time.advance(3_600_000)
  await until('its zip is gone', () => !files().includes(`${share}.zip`))
  expect(await opens(share, secret)).toEqual([410, kind('expired')])
  server.time.advance(91 * day)
  await until('all of it is gone', () => files().length === 0)
  expect(await opens(share, secret)).toEqual([404, kind('no-share')])
})

test('[R22] at a start, what is over, cut off or of no share goes; what opens still opens', async () => {
  const { put, opens, folder, room, files, begin } = await over()
  const { share, secret } = (await put(zip('the round'))).json
  for (const name of ['abcdefghjk.zip', 'abcdefghjk.zip.half'])
    writeFileSync(path.join(folder, room.room, name), zip('lost'))
  writeFileSync(path.join(folder, room.room, 'bbbbbbbbbb.json'), '{')
  const again = await begin()
  await until('it is tidy', () => !files().some(name => name.startsWith('abcdefghjk')))
  expect(await opens(share, secret, again)).toBe(200)
})

test('[R22] what was erased with its room opens no more, and nothing of it comes back when its time is over', async () => {
  const { put, opens, folder, room, server, mina } = await over()
  const { share, secret } = (await put(zip('the round'), mina, '?days=1')).json
  rmSync(path.join(folder, room.room), { recursive: true })
  expect(await opens(share, secret)).toEqual([404, kind('no-share')])
  server.time.advance(day + 2 * 3_600_000)
  await new Promise(done => setTimeout(done, 300))
  expect(existsSync(path.join(folder, room.room))).toBe(false)
  expect(await opens(share, secret)).toEqual([404, kind('no-share')])
})

test('[R23] of a room so many links open at once, and so many bytes', async () => {
  const { put, takeBack, mina, lee } = await over({ limits: { ofRoom: 2, roomBytes: 100 } })
  const first = (await put(zip('a'.repeat(40)))).json
  expect(await put(zip('b'.repeat(80)), lee)).toMatchObject({
    status: 507,
    json: { type: kind('room-full') },
  })
  expect((await put(zip('c'), lee)).status).toBe(201)
  expect(await put(zip('d'), mina)).toMatchObject({ status: 507, json: { type: kind('shares-full') } })
  expect((await takeBack(first.share)).status).toBe(204)
  expect((await put(zip('d'), mina)).status).toBe(201)
})

test('[R23] a disk that is full says so, and keeps nothing of it', async () => {
  const full = Object.assign(new Error('full'), { code: 'ENOSPC' })
  const { put, files } = await over({ write: () => Promise.reject(full) })
  expect(await put(zip('x'))).toMatchObject({ status: 507, json: { type: kind('disk-full') } })
  expect(files()).toEqual([])
})

const { makeCopy } = (await import(
  new URL('../../client/src/screens/copy/make-copy.ts', import.meta.url).href
)) as { makeCopy(asked: object): Promise<Blob> }

test('[R24] what a candidate shares holds nothing of the panel, and no more than was chosen', async () => {
  const { leads, hers, lee, mina, room, server, put, read } = await scene()
  const canary = `canary-${Math.random()}-note`
  const code = document(server.origin, room.room, 'code', mina.token)
  closing.push(() => code.close())
  await code.synced
  code.doc.getText('chosen').insert(0, 'what-was-typed')
  await leads.ask({ type: 'note.take', text: canary })
  await leads.ask({ type: 'score.set', criterion: 'S1', value: 4, pin: { quote: canary } })
  const typed = `typed-${Math.random()}`
  const files = [{ name: 'answer.py', text: `raise Exception("${typed}")` }]
  const ran = await hers.ask({
    type: 'run.start',
    kind: 'run',
    language: 'python',
    entry: 'answer.py',
    files,
  })
  expect(ran).toMatchObject({ ok: true })
  await until('it runs', () => hers.events.some(({ type }) => type === 'run.begun'))
  const run = hers.events.find(({ type }) => type === 'run.asked')?.seq ?? 0
  const cases = [{ name: 'one', outcome: 'failed', ms: 1, message: typed }]
  const outcome = { exit: 'failed', ms: 1, output: typed, cut: false, cases, runner: null }
  expect(await hers.ask({ type: 'run.end', run, outcome })).toMatchObject({ ok: true })
  const on = { type: 'code', file: 'answer.py', from: 1, to: 1, text: typed }
  expect(await leads.ask({ type: 'evidence.pin', criterion: 'S2', pin: { on } })).toMatchObject({ ok: true })
  await until('it is written', () => code.doc.getText('chosen').length > 0)
  await leads.ask({ type: 'round.end' })
  await until('she knows', () => hers.events.some(({ type }) => type === 'round.ended'))
  const source = {
    past: async (name: string) => {
      const response = await fetch(`${server.origin}/api/rooms/${room.room}/replay/${name}`, {
        headers: bearer(mina.token),
      })
      return decodePast(new Uint8Array(await response.arrayBuffer()))
    },
    voices: () => Promise.resolve([]),
  }
  const shared = async (documents: readonly string[], { events } = hers, seat: TakenSeat = mina) => {
    const debrief = debriefFor(fold(events), seat)
    const asked = { source, debrief, events, name: 'Mina', documents, voice: false, made: server.time.now() }
    const blob = await makeCopy(asked)
    const made = await put(new Uint8Array(await blob.arrayBuffer()), seat)
    expect(made.status).toBe(201)
    const { bytes } = await read(made.json.share, made.json.secret)
    return unzipSync(bytes)
  }
  const all = await shared(['board', 'code'])
  const text = (parts: Record<string, Uint8Array>) =>
    Object.values(parts)
      .map(part => Buffer.from(part).toString('latin1'))
      .join('\n')
  expect(text(all)).toContain('Mina')
  expect(text(all)).not.toContain(canary)
  // What stands in an interviewer's own is seen by the same look.
  expect(text(await shared(['code'], leads, lee))).toContain(canary)
  expect(Object.keys(all)).toContain('documents/code.past')
  const some = await shared(['board'])
  expect(Object.keys(some)).not.toContain('documents/code.past')
  expect(text(some)).not.toContain(canary)
  // Code also stands in runs, in what they said, and on pins.
  expect(text(all)).toContain(typed)
  expect(text(await shared(['board', 'code'], leads, lee)).split(typed).length).toBeGreaterThan(
    text(all).split(typed).length,
  )
  expect(text(some)).not.toContain(typed)
  expect(text(await shared(['board'], leads, lee))).not.toContain(typed)
})

test('[UT9] a copy that is on its way while words are erased is refused, and nothing of it is kept', async () => {
  let write: () => void = () => {}
  const held = new Promise<void>(resolve => (write = resolve))
  let begun: () => void = () => {}
  const coming = new Promise<void>(resolve => (begun = resolve))
  const { put, hers, files, listed, mina } = await over({
    write: async (file, bytes) => {
      begun()
      await held
      await file.writeFile(bytes)
    },
  })
  const sent = put(zip('what she said'))
  await coming
  expect(await hers.ask({ type: 'words.erase', all: true })).toMatchObject({ ok: true })
  await hers.seen('words.erased')
  write()
  expect(await sent).toMatchObject({ status: 409, json: { type: kind('erased') } })
  expect(files()).toEqual([])
  expect(await listed(mina)).toEqual([])
})

test('[UT9] a copy that was read from the log before words were erased is refused, one read after it is taken', async () => {
  const { put, hers, mina, files } = await over()
  const { seq: before } = await hers.seen('round.ended')
  await hers.ask({ type: 'words.erase', all: true })
  const { seq: erased } = await hers.seen('words.erased')
  expect(await put(zip('old'), mina, `?log=${before}`)).toMatchObject({
    status: 409,
    json: { type: kind('erased') },
  })
  expect(files()).toEqual([])
  expect((await put(zip('new'), mina, `?log=${erased}`)).status).toBe(201)
  expect((await put(zip('new'), mina, '?log=x')).status).toBe(400)
})

test('[UT9] what could not be closed when words were erased closes at the next start, and what was shared later stays', async () => {
  const { put, hers, opens, server, begin, mina } = await over({}, shares => ({
    ...shares,
    revokeAll: () => Promise.reject(new Error('the disk is away')),
  }))
  const { share, secret } = (await put(zip('what she said'))).json
  server.time.advance(1000)
  await hers.ask({ type: 'words.erase', all: true })
  const { seq } = await hers.seen('words.erased')
  await until('it is logged', () => server.logged().includes('shares.revoke-failed'))
  server.time.advance(1000)
  const later = (await put(zip('without it'), mina, `?log=${seq}`)).json
  expect(await opens(share, secret)).toBe(200)
  await server.close()
  const again = await begin()
  await until('it is closed', async () => (await opens(share, secret, again)) !== 200)
  expect(await opens(share, secret, again)).toEqual([410, kind('revoked')])
  expect(await opens(later.share, later.secret, again)).toBe(200)
})

test('[UT9] a note that its interviewer erases before the release closes what interviewers shared, and tells others nothing', async () => {
  const { put, leads, opens, lee, mina } = await scene()
  expect(await leads.ask({ type: 'words.note', text: 'they would shard by user' })).toMatchObject({
    ok: true,
  })
  const { seq: utterance } = await leads.seen('words.noted')
  await leads.ask({ type: 'round.end' })
  const [his, hers] = [(await put(zip('his'), lee)).json, (await put(zip('hers'), mina)).json]
  expect(await leads.ask({ type: 'words.erase', utterance })).toMatchObject({ ok: true })
  await until('his is closed', async () => (await opens(his.share, his.secret)) !== 200)
  expect(await opens(hers.share, hers.secret)).toBe(200)
})
