/** Rounds that are answered alone over the whole server's own doors: pieces, bounds, reviewers, restarts, and what is gone. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { openRecordings, type RecordingsGiven } from '../../server/src/recordings/recordings.js'
import { emptyDisk, memoryJournal } from '../kit/memory-journal.js'
import { content } from '../kit/pair.js'
import { aloneHandle, askHttp, beginPerson } from '../kit/persons.js'
import { openServer, temporaryFolder } from '../kit/server.js'

const closing: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closing.splice(0).reverse()) await close()
})
const kind = (name: string) => `urn:signalroom:${name}`
const bytes = (text: string) => new TextEncoder().encode(text)

async function scene(given: Partial<RecordingsGiven> = {}) {
  const { folder, remove } = temporaryFolder()
  closing.push(remove)
  const disk = emptyDisk()
  const serversStore = memoryJournal(disk)
  const begin = async (store = memoryJournal(disk)) => {
    const answers = openRecordings({ folder, ...given })
    const opened = await openServer({ store, content, answers })
    closing.push(() => opened.close())
    return opened
  }
  const server = await begin(serversStore)
  const ana = await beginPerson(server.origin)
  const loop = await ana.openLoop({ template: 'async_series_b' })
  const [intro, proposal, , review] = loop.first.rounds
  const ids = { intro: intro?.id ?? '', proposal: proposal?.id ?? '', review: review?.id ?? '' }
  return { folder, disk, begin, server, ana, loop, ids, serversStore, store: memoryJournal(disk) }
}
/** With a take that has begun. */
async function taking(given: Partial<RecordingsGiven> = {}) {
  const all = await scene(given)
  const round = all.loop.alone(all.ids.intro)
  await round.command({ type: 'answer.begin' })
  await round.command({ type: 'take.begin', take: 'one' })
  return { ...all, round }
}

test('[AL1] the hours of a window run from Begin by the server’s clock, and [AL2] SYS-63 a late answer is taken and marked', async () => {
  const { loop, ids, server } = await scene()
  const round = loop.alone(ids.proposal)
  expect((await round.command({ type: 'answer.write', text: 'early' })).body.type).toBe(kind('sealed'))
  const begun = (await round.command({ type: 'answer.begin' })).body
  expect(begun.seen.answer?.due).toBe((begun.seen.answer?.begunAt ?? 0) + 48 * 3_600_000)
  server.time.advance(50 * 3_600_000)
  const { status, body } = await round.command({ type: 'answer.write', text: 'My proposal' })
  expect(status).toBe(200)
  expect(body.seen.answer?.sent[0]?.lateMs).toBeGreaterThanOrEqual(2 * 3_600_000)
  const { answered } = (await loop.get()).loop
  expect(answered).toMatchObject([{ round: ids.proposal, takes: 0 }])
  expect(answered[0]?.lateMs).toBe(body.seen.answer?.sent[0]?.lateMs)
  // What was opened is not taken out of the loop any more.
  expect((await loop.command({ type: 'round.remove', round: ids.proposal })).status).toBe(409)
})

test('[AL3] what is longer than its limit, or no words at all, is refused with its field', async () => {
  const { loop, ids } = await scene()
  const round = loop.alone(ids.proposal)
  await round.command({ type: 'answer.begin' })
  const over = await round.command({ type: 'answer.write', text: 'word '.repeat(1201) })
  expect([over.status, over.body.detail]).toEqual([409, '1 word over the limit of 1200.'])
  const none = await round.command({ type: 'answer.write', text: ' \u200b ' })
  expect([none.status, none.body.field]).toEqual([400, 'command.text'])
  const huge = await round.command({ type: 'answer.write', text: 'w'.repeat(2_000_000) })
  expect(huge.status).toBe(413)
})

describe('takes', () => {
  test('[AL5] pieces grow a take; a known one changes nothing, one behind the end is told where that is', async () => {
    const { round, folder, loop, ids } = await taking()
    expect((await round.put('one', 0, bytes('abc'))).body.size).toBe(3)
    expect((await round.put('one', 0, bytes('abc'))).body.size).toBe(3)
    const gap = await round.put('one', 5, bytes('fg'))
    expect([gap.status, gap.body.type, gap.body.size]).toEqual([409, kind('gap'), 3])
    expect((await round.put('one', 2, bytes('cdef'))).body.size).toBe(6)
    expect(readFileSync(path.join(folder, loop.id, ids.intro, 'one.webm'), 'utf8')).toBe('abcdef')
    // Of another kind, of a take that is not there, of a name that leaves the folder: nothing is written.
    expect((await round.put('one', 6, bytes('x'), 'video/mp4')).status).toBe(409)
    expect((await round.put('one', 6, bytes('x'), 'text/html')).status).toBe(415)
    // A word that every object knows is no kind.
    const other = await taking()
    expect((await other.round.put('one', 0, bytes('x'), 'constructor')).status).toBe(415)
    expect((await round.put('two', 0, bytes('x'))).status).toBe(409)
    expect((await round.put('..%2f..%2fx', 0, bytes('x'))).status).toBe(400)
    expect(readdirSync(path.join(folder, loop.id))).toEqual([ids.intro])
  })

  test('[AL6] what was sent grows no more', async () => {
    const { round } = await taking()
    await round.put('one', 0, bytes('abc'))
    await round.command({ type: 'take.end', take: 'one', seconds: 2, whole: true })
    // A piece that waited for the line still comes.
    expect((await round.put('one', 3, bytes('d'))).status).toBe(200)
    expect((await round.command({ type: 'take.send', take: 'one' })).status).toBe(200)
    expect((await round.put('one', 4, bytes('e'))).status).toBe(409)
  })

  test('[AL7] a full disk and a bound are sentences, and what came before stays', async () => {
    let full = false
    const { round } = await taking({
      limits: { seatBytes: 10, roomBytes: 20, partsOfSeat: 4 },
      write(file, piece) {
        return full
          ? Promise.reject(Object.assign(new Error('no space'), { code: 'ENOSPC' }))
          : file.appendFile(piece)
      },
    })
    expect((await round.put('one', 0, bytes('abcd'))).status).toBe(200)
    full = true
    const disk = await round.put('one', 4, bytes('ef'))
    expect([disk.status, disk.body.type]).toEqual([507, kind('disk-full')])
    full = false
    expect((await round.put('one', 4, bytes('ef'))).body.size).toBe(6)
    const bound = await round.put('one', 6, bytes('ghijkl'))
    expect([bound.status, bound.body.type]).toEqual([507, kind('seat-full')])
    expect((await round.play('one')).text).toBe('abcdef')
  })

  test('[AL8] a take is played whole, or by a range of it', async () => {
    const { round } = await taking()
    await round.put('one', 0, bytes('abcdef'))
    expect(await round.play('one')).toEqual({ status: 200, text: 'abcdef' })
    expect(await round.play('one', 'bytes=2-3')).toEqual({ status: 206, text: 'cd' })
    expect((await round.play('one', 'bytes=9-')).status).toBe(416)
    expect((await round.play('two')).status).toBe(404)
  })
})

test('[AL9] a reviewer’s link opens one round, and what was sent of it; taken back it never opens again', async () => {
  const { round, loop, ids, server } = await taking()
  const eve = await round.invite('Eve')
  expect((await eve.get()).body.seen).toMatchObject({ round: { note: '' }, answer: { takes: [], sent: [] } })
  await round.put('one', 0, bytes('canary of a take'))
  expect((await eve.play('one')).status).toBe(404)
  await round.command({ type: 'take.end', take: 'one', seconds: 2, whole: true })
  await round.command({ type: 'take.say', take: 'one', text: 'canary of words' })
  await round.command({ type: 'take.send', take: 'one' })
  expect((await eve.play('one')).text).toBe('canary of a take')
  expect((await eve.get()).text).not.toContain('canary of words')
  // Neither another round, nor the loop, nor what only its owner does.
  const other = aloneHandle(server.origin, loop.id, ids.proposal, eve.key)
  expect((await other.get()).status).toBe(401)
  expect((await askHttp(server.origin, 'GET', `/api/loops/${loop.id}`, eve.key)).status).toBe(401)
  expect((await eve.command({ type: 'take.begin', take: 'two' })).status).toBe(403)
  expect((await eve.put('one', 16, bytes('x'))).status).toBe(401)
  const [seen] = (await round.get()).body.seen.reviewers
  expect((await round.command({ type: 'reviewer.remove', reviewer: seen?.id })).status).toBe(200)
  expect((await eve.get()).status).toBe(401)
  const again = await askHttp(
    server.origin,
    'POST',
    `${round.at}/reviewers`,
    (await beginPerson(server.origin)).secret,
    { name: 'Mallory' },
  )
  expect(again.status).toBe(404)
  await round.invite('Kim')
  expect((await eve.get()).status).toBe(401)
})

test('[LP4] [AL9] of a link that was taken back none is made anew, so that the old one stays closed', async () => {
  const { loop, round, ana } = await taking()
  const [eve, kim] = [await round.invite('Eve'), await loop.invite('Kim')]
  const [reviewer] = (await round.get()).body.seen.reviewers
  const [member] = (await loop.get()).loop.members
  await round.command({ type: 'reviewer.remove', reviewer: reviewer?.id })
  await loop.command({ type: 'member.remove', member: member?.id })
  const anew = await ana.ask('POST', `${round.at}/reviewers`, { reviewer: reviewer?.id })
  const other = await ana.ask('POST', `/api/loops/${loop.id}/members`, { member: member?.id })
  expect([anew.status, other.status]).toEqual([404, 404])
  expect([(await eve.get()).status, (await kim.get()).status]).toEqual([401, 401])
})

test('[LP4] [AL9] of links that are renewed at once one opens', async () => {
  const { loop, round, ana, server, serversStore } = await taking()
  await round.invite('Eve')
  await loop.invite('Kim')
  const [reviewer] = (await round.get()).body.seen.reviewers
  const [member] = (await loop.get()).loop.members
  let release = () => {}
  serversStore.hold = new Promise(done => (release = done))
  const renew = (call: string, whom: object) => ana.ask<{ link: string }>('POST', call, whom)
  const links = Promise.all([
    ...[1, 2].map(() => renew(`${round.at}/reviewers`, { reviewer: reviewer?.id })),
    ...[1, 2].map(() => renew(`/api/loops/${loop.id}/members`, { member: member?.id })),
  ])
  // What was asked before is with the loop by now, and waits for the store.
  await ana.me()
  await ana.me()
  release()
  const keys = (await links).map(({ body }) => new URL(body.link).hash.slice(1))
  const opened = await Promise.all(
    keys.map(
      async (key, i) =>
        (await askHttp(server.origin, 'GET', i < 2 ? round.at : `/api/loops/${loop.id}`, key)).status,
    ),
  )
  expect(opened.slice(0, 2).toSorted()).toEqual([200, 401])
  expect(opened.slice(2).toSorted()).toEqual([200, 401])
})

test('[AL10] its owner and who reviews talk on a line of it', async () => {
  const { loop, ids } = await scene()
  const round = loop.alone(ids.proposal)
  const eve = await round.invite('Eve')
  await round.command({ type: 'answer.begin' })
  await round.command({ type: 'answer.write', text: 'One\nTwo' })
  const made = await eve.command({ type: 'remark.make', on: { type: 'line', line: 2 }, text: 'How much?' })
  expect(made.status).toBe(200)
  const remark = made.body.seen.answer?.remarks[0]?.id
  await round.command({ type: 'remark.reply', remark, text: '200 ms' })
  const { body } = await eve.command({ type: 'remark.resolve', remark, resolved: true })
  expect(body.seen.answer?.remarks).toMatchObject([
    { by: body.seen.viewer, resolved: true, replies: [{ by: 'owner', text: '200 ms' }] },
  ])
})

test('[AL11] SYS-63 a change to review comes with the prompt, and its comments are sent on its lines', async () => {
  const { loop, ids } = await scene()
  const round = loop.alone(ids.review)
  const { body } = await round.command({ type: 'answer.begin' })
  const { change } = body.seen.answer?.prompt ?? {}
  const file = change?.files[0]?.name ?? ''
  const comments = Array.from({ length: 5 }, (_, i) => ({
    file,
    line: i + 1,
    issue: 'i',
    effect: 'e',
    suggestion: 's',
  }))
  expect((await round.command({ type: 'answer.comment', comments: comments.slice(1) })).status).toBe(409)
  expect((await round.command({ type: 'answer.comment', comments })).status).toBe(200)
  // What is planted in it is nobody's but an interviewer's.
  for (const { why } of content.questions.find(({ id }) => id === 'coupon-redeem')?.planted ?? [])
    expect(JSON.stringify(body)).not.toContain(why)
})

test('[AL15] SYS-64 a package is handed in, and its call is a room of the call’s plan with the sealed question', async () => {
  const { ana, server } = await scene()
  const loop = await ana.openLoop({ template: 'takehome_first' })
  const id = loop.first.rounds[0]?.id ?? ''
  const round = loop.alone(id)
  const { body } = await round.command({ type: 'answer.begin' })
  const question = content.questions.find(one => one.id === 'settlement-files')
  expect(body.seen.answer?.prompt).toMatchObject({ title: 'Settlement files', text: question?.takehome })
  expect(JSON.stringify(body)).not.toContain(question?.sealed?.text.split('\n')[0])
  await round.command({ type: 'work.note', minutes: 500, text: 'Reading' })
  const handed = await round.command({
    type: 'answer.hand-in',
    files: [{ name: 'read.py', text: 'x\u0000y\u202e = 1\n' }],
    next: ['Retries'],
  })
  // A file's text is kept as it is.
  expect(handed.body.seen.answer?.sent).toMatchObject([{ files: [{ text: 'x\u0000y\u202e = 1\n' }] }])
  expect((await loop.get()).loop.answered).toMatchObject([{ workMinutes: 500 }])
  const { links, room } = await loop.room(id)
  const key = new URL(links.candidate).hash.slice(1)
  const seat = await askHttp<{ role: string }>(server.origin, 'POST', `/api/rooms/${room}/seats`, undefined, {
    key,
    name: 'Ana',
  })
  expect(seat.status).toBe(201)
  expect((await loop.get()).rooms).toEqual({ [id]: 'lobby' })
  expect((await round.get()).body.stage).toBe('lobby')
})

test('[AL16] no byte of an answer reaches anybody else, before and after a restart; erased it is gone from the disk', async () => {
  const { begin, folder, loop, ids, server, ana, store } = await taking()
  const round = loop.alone(ids.intro)
  await round.put('one', 0, bytes('canary-take'))
  await round.command({ type: 'take.end', take: 'one', seconds: 2, whole: true })
  await round.command({ type: 'take.say', take: 'one', text: 'canary-words' })
  await round.command({ type: 'take.send', take: 'one' })
  const written = loop.alone(ids.proposal)
  await written.command({ type: 'answer.begin' })
  await written.command({ type: 'answer.write', text: 'canary-written' })
  await written.command({ type: 'remark.make', on: { type: 'whole' }, text: 'canary-remark' })
  const [kim, eve] = [await loop.invite('Kim'), await round.invite('Eve')]
  const ben = await beginPerson(server.origin)
  const bens = await ben.openLoop({ template: 'async_series_b' })

  const look = async (origin: string) => {
    for (const secret of [undefined, 'guess', ben.secret, kim.key, eve.key])
      for (const one of [ids.intro, ids.proposal])
        for (const [method, at] of [
          ['GET', ''],
          ['GET', '/takes/one'],
          ['POST', '/commands'],
        ] as const) {
          if (secret === eve.key && one === ids.intro) continue
          const command = { type: 'remark.make', on: { type: 'whole' }, text: 'x' }
          const response = await fetch(`${origin}/api/loops/${loop.id}/rounds/${one}${at}`, {
            method,
            headers: {
              ...(secret === undefined ? {} : { authorization: `Bearer ${secret}` }),
              'content-type': 'application/json',
            },
            ...(method === 'POST' ? { body: JSON.stringify({ command }) } : {}),
          })
          expect(response.status).toBe(401)
          expect(await response.text()).not.toContain('canary')
        }
    // The loop as who judges it sees it, and as its owner's list of rounds, holds figures alone.
    expect((await askHttp(origin, 'GET', `/api/loops/${loop.id}`, kim.key)).text).not.toContain('canary')
    expect((await askHttp(origin, 'GET', `/api/loops/${loop.id}`, ana.secret)).text).not.toContain('canary')
    const reviewers = (await askHttp(origin, 'GET', round.at, eve.key)).text
    expect(reviewers).not.toMatch(/canary-(words|written|remark)/)
    expect(reviewers).not.toContain(ana.person)
  }
  await look(server.origin)
  expect(server.logged()).not.toContain('canary')
  await server.close()

  const later = await begin()
  await look(later.origin)
  const again = aloneHandle(later.origin, loop.id, ids.intro, ana.secret)
  expect((await again.play('one')).text).toBe('canary-take')
  // Another's erasing touches nothing of it; its owner's takes all.
  expect((await askHttp(later.origin, 'DELETE', `/api/loops/${bens.id}`, ben.secret)).status).toBe(204)
  expect((await again.play('one')).text).toBe('canary-take')
  expect((await askHttp(later.origin, 'DELETE', '/api/me', ana.secret)).status).toBe(204)
  expect((await again.get()).status).toBe(401)
  expect((await aloneHandle(later.origin, loop.id, ids.intro, eve.key).get()).status).toBe(401)
  expect(existsSync(path.join(folder, loop.id))).toBe(false)
  expect((await store.streams('')).filter(name => name.includes(loop.id))).toEqual([])
})
