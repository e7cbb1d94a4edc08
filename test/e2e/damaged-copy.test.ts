/** Copies of rounds in which something is missing, damaged or far too much: what is wrong is said, what can be shown is shown. */
import {
  decodePast,
  encodePast,
  type DocumentPast,
  type Event,
  type LogEntry,
  type TakenSeat,
} from '@signalroom/shared'
import { strToU8, zipSync } from 'fflate'
import { createHash } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from '../kit/chromium.js'
import { control, document, until } from '../kit/clients.js'
import { someone, type Someone } from '../kit/people.js'
import { openRoom, openServer, type TestServer } from '../kit/server.js'
import { opusConfig, wrapped } from '../kit/voice/recorded.js'

interface Round {
  readonly room: string
  readonly lee: TakenSeat
  readonly events: readonly Event[]
  readonly code: DocumentPast
}
let browser: Browser
let server: TestServer
let reader: Someone
let round: Round
beforeAll(async () => {
  browser = await launch()
  server = await openServer()
  round = await played()
  reader = await someone(browser, server.origin)
})
afterAll(async () => {
  await reader?.context.close()
  await server?.close()
  await browser?.close()
})

/** Ten minutes in which Mina writes twenty words. */
async function played(): Promise<Round> {
  const { room, sit } = await openRoom(server.origin)
  const [lee, mina] = [await sit('interviewer', 'Lee'), await sit('candidate', 'Mina')]
  const leads = control(server.origin, lee.token)
  await leads.welcome
  await leads.ask({ type: 'round.start' })
  const [own, his] = [mina, lee].map(({ token }) => document(server.origin, room, 'code', token))
  if (!own || !his) throw new Error('no document')
  await Promise.all([own.synced, his.synced])
  for (let word = 0; word < 20; word++) {
    own.code().insert(own.code().length, `word${word} `)
    await until('Lee has it', () => his.code().toString() === own.code().toString())
    server.time.advance(30_000)
  }
  await leads.ask({ type: 'round.end' })
  await leads.seen('round.ended')
  const bytes = async () => {
    const response = await fetch(`${server.origin}/api/rooms/${room}/replay/code`, {
      headers: { authorization: `Bearer ${lee.token}` },
    })
    return decodePast(new Uint8Array(await response.arrayBuffer()))
  }
  await until('checks', async () => (await bytes()).checks.length > 0, 20_000)
  for (const one of [own, his, leads]) one.close()
  return { room, lee, events: leads.events, code: await bytes() }
}

interface Changed {
  readonly events?: readonly Event[]
  readonly log?: readonly LogEntry[]
  readonly voice?: { readonly part: string; readonly from: number; readonly bytes: Uint8Array }
}
/** A copy whose hashes are right: whoever changed it changed them as well. */
function copyWith({ events = round.events, log = round.code.log, voice }: Changed): Buffer {
  const parts: Record<string, Uint8Array> = {
    'events.json': strToU8(JSON.stringify(events)),
    'documents/code.past': encodePast({
      ...round.code,
      log,
      checks: round.code.checks.filter(({ entries }) => entries <= log.length),
    }),
    ...(voice ? { 'voices/one.webm': voice.bytes } : {}),
  }
  const { seat } = round.lee
  const capsule = {
    signalroom: 'capsule',
    form: 1,
    viewer: { seat, role: 'interviewer', name: 'Lee' },
    room: round.room,
    title: 'Photo search',
    made: Date.now(),
    documents: ['code'],
    voices: voice
      ? [{ seat, part: voice.part, mime: 'audio/webm', from: voice.from, file: 'voices/one.webm' }]
      : [],
    hashes: Object.fromEntries(
      Object.entries(parts).map(([name, bytes]) => [name, createHash('sha256').update(bytes).digest('hex')]),
    ),
  }
  return Buffer.from(zipSync({ 'capsule.json': strToU8(JSON.stringify(capsule)), ...parts }))
}
async function open(buffer: Buffer) {
  await reader.page.goto(`${server.origin}/copy`)
  await reader.page
    .getByLabel('Copy of a round')
    .setInputFiles({ name: 'copy.zip', mimeType: 'application/zip', buffer })
  await reader.page.getByText('as Lee (interviewer) saw it').waitFor({ timeout: 30_000 })
}
const codeThen = () => reader.page.locator('[aria-label="Board and code"] .cm-content').innerText()
const goTo = (seconds: number) =>
  reader.page.getByRole('slider', { name: 'Replay position' }).fill(String(seconds * 1000))

test('[R28] a log that misses something says from when on, and shows all that does not rest on it', async () => {
  const gap = round.code.log.length - 10
  await open(copyWith({ log: round.code.log.filter((_, i) => i !== gap) }))
  await reader.page
    .getByText(/^Of the code something is missing that was written at [45]:\d\d or before/)
    .waitFor()
  await goTo(4 * 60)
  await until('what stood before', async () => (await codeThen()).includes('word5 '))
  await goTo(99_999)
  expect(await codeThen()).toContain('word9 ')
  expect(await codeThen()).not.toContain('word19')
  expect(await reader.axe()).toEqual([])
})

test('[R28] a log in which something else was written than was noted says by when', async () => {
  const log = round.code.log.map(({ at, body }) => {
    const place = Buffer.from(body).indexOf('word12')
    if (place < 0) return { at, body }
    const other = body.slice()
    other.set(strToU8('lies'), place)
    return { at, body: other }
  })
  await open(copyWith({ log }))
  await reader.page.getByText(/^The code is not what was noted of it when the round ended, by 6:/).waitFor()
  await open(copyWith({}))
  await until('all of it', async () => (await codeThen()).includes('word19'))
  await reader.page.waitForTimeout(1000)
  expect(await reader.page.getByText(/is not what was noted|something is missing/).count()).toBe(0)
})

test('[R28] a log of 50,000 events opens, and any moment of it is gone to', async () => {
  const { lee } = round
  const last = round.events.at(-1)
  const more = Array.from({ length: 50_000 }, (_, i) => ({
    type: 'chat.said',
    text: `line ${i}`,
    seat: lee.seat,
    actor: lee.seat,
    at: (round.events.find(one => one.type === 'round.started')?.at ?? 0) + 10 + i * 11,
  }))
  const first = round.events.filter(one => one !== last)
  const events = [...first, ...more, ...(last ? [last] : [])]
    .toSorted((a, b) => a.at - b.at)
    .map((event, i) => ({ ...event, seq: i + 1 })) as unknown as readonly Event[]
  const begun = Date.now()
  await open(copyWith({ events }))
  await reader.page.getByRole('heading', { name: 'Debrief' }).waitFor()
  await until('the code', async () => (await codeThen()).includes('word19'), 30_000)
  const opened = Date.now() - begun
  const before = Date.now()
  await goTo(60)
  await reader.page.getByRole('heading', { name: 'At 1:00', exact: true }).waitFor()
  process.stdout.write(
    `50,000 events: opened in ${opened} ms, gone to a moment in ${Date.now() - before} ms\n`,
  )
  expect(reader.faults).toEqual([])
}, 120_000)

test('[R28] a recording that misses its middle, and has no table to seek by, says where and plays what is there', async () => {
  const packets = Array.from({ length: 6000 }, (_, i) => ({
    at: i * 20,
    ms: 20,
    bytes: new Uint8Array([0xf8, 0xff, 0xfe]),
  }))
  const bytes = await wrapped({ config: opusConfig, packets }, 'webm', at => (at < 60_000 ? at : at + 45_000))
  const from = round.events.find(one => one.type === 'round.started')?.at ?? 0
  const kept = {
    type: 'recording.kept',
    seat: round.lee.seat,
    part: 'one',
    mime: 'audio/webm',
    from,
    actor: 'server',
  }
  const events = round.events.map(event =>
    event.type === 'round.ended'
      ? [
          { ...kept, at: event.at, seq: event.seq },
          { ...event, seq: event.seq + 1 },
        ]
      : [event],
  )
  await open(
    copyWith({ events: events.flat() as unknown as readonly Event[], voice: { part: 'one', from, bytes } }),
  )
  const recording = reader.page.getByRole('region', { name: 'Recording' })
  // Where one stopped is remembered: near its end there would be nothing left to play.
  await goTo(0)
  await recording.getByRole('button', { name: 'Play' }).click()
  await recording.getByText(/Missing of .*Lee.*’s voice: 1:00 to 1:45\. It is silence there/).waitFor()
  await recording.getByRole('button', { name: 'Pause' }).click()
  expect(reader.faults).toEqual([])
})
