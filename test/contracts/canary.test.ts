/** A canary stands in every private field; no byte that candidate, observer or stranger receives may hold one. */
import { QuestionCode, type maySee } from '@signalroom/shared'
import { randomBytes } from 'node:crypto'
import { request } from 'node:http'
import { inflateRawSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { Content } from '../../server/src/host/choose.js'
import { control, document } from '../kit/clients.js'
import type { Mark } from '../kit/sample.js'
import { call, openRoom, openServer, sampleContent } from '../kit/server.js'
import { wiretap } from '../kit/wiretap.js'

/** A word nobody could write by chance, for each field. */
function aviary() {
  const seed = randomBytes(12).toString('hex')
  const birds = new Map<string, string>()
  const mark = (field: string): string => {
    const bird = birds.get(field) ?? `canary-${seed}-${birds.size}-${field}`
    birds.set(field, bird)
    return bird
  }
  return { birds, mark }
}

/** The fields whose canary stands in these bytes: as text, base64 of any alignment, UTF-16, or deflated. */
function found(bytes: Buffer, birds: ReadonlyMap<string, string>): readonly string[] {
  const haystacks = [bytes, ...inflated(bytes)].map(one => one.toString('latin1'))
  const forms = (bird: string): readonly string[] => [
    bird,
    Buffer.from(bird, 'utf16le').toString('latin1'),
    ...[0, 1, 2].map(shift =>
      Buffer.from(' '.repeat(shift) + bird)
        .toString('base64')
        .slice(4, -4),
    ),
  ]
  return [...birds]
    .filter(([, bird]) => forms(bird).some(form => haystacks.some(hay => hay.includes(form))))
    .map(([field]) => field)
}
function inflated(bytes: Buffer): readonly Buffer[] {
  const out: Buffer[] = []
  for (let i = bytes.indexOf('\x1f\x8b', 0, 'latin1'); i >= 0; i = bytes.indexOf('\x1f\x8b', i + 2, 'latin1'))
    try {
      out.push(inflateRawSync(bytes.subarray(i + 10), { finishFlush: 2 }))
    } catch {
      // Two bytes that only looked like the head of a stream.
    }
  return out
}

const polling = (origin: string, url: string): Promise<void> =>
  new Promise(resolve => {
    request(origin + url, response => response.resume().on('end', resolve))
      .on('error', () => resolve())
      .end()
  })

/** The sample round in SQL: its further data sets, hidden checks and solution are secret, the clean set is not. */
const withCode = (mark: Mark): Content => {
  const { plans, questions, rubric } = sampleContent(mark)
  const file = (name: string, text: string) => [{ name, text: `${text}\n` }]
  const code = QuestionCode.parse({
    sql: {
      starter: file('answer.sql', 'select 1'),
      hidden: file(
        'clean.sql',
        `-- name: ${mark('hidden-name')}\n-- data: clean\nselect '${mark('hidden')}'`,
      ),
      solution: file('answer.sql', mark('solution')),
      data: 'create table one (id int);\n',
      moreData: { dirty: `${mark('dirty-data')}\n` },
    },
  })
  return { plans, questions: questions.map(question => ({ ...question, code })), rubric }
}

/** A round in which every private thing happens; gives what reached the three who may not know. */
async function leaks(guard?: typeof maySee) {
  const { birds, mark } = aviary()
  const server = await openServer({ content: withCode(mark), ...(guard ? { maySee: guard } : {}) })
  const taps = {
    candidate: await wiretap(server.origin),
    observer: await wiretap(server.origin),
    stranger: await wiretap(server.origin),
  }
  try {
    const room = await openRoom(server.origin)
    const lee = await room.sit('interviewer')
    const seats = { candidate: await room.sit('candidate'), observer: await room.sit('observer') }
    const leeHere = control(server.origin, lee.token)
    const here = [
      control(taps.candidate.origin, seats.candidate.token),
      control(taps.observer.origin, seats.observer.token),
    ]
    const work = [
      document(taps.candidate.origin, room.room, 'code', seats.candidate.token),
      document(taps.observer.origin, room.room, 'code', seats.observer.token),
    ]
    const desk = document(server.origin, room.room, 'desk', lee.token)
    await Promise.all([
      leeHere.welcome,
      ...here.map(one => one.welcome),
      ...work.map(one => one.synced),
      desk.synced,
    ])

    desk.doc.getText('desk').insert(0, mark('desk'))
    await leeHere.ask({ type: 'note.take', text: mark('note-before') })
    await leeHere.ask({ type: 'round.start' })
    await leeHere.ask({ type: 'note.take', text: mark('note'), pin: { quote: mark('note-quote') } })
    await leeHere.ask({ type: 'score.set', criterion: 'S1', value: 4, pin: { quote: mark('score-quote') } })
    await leeHere.ask({ type: 'flag.raise', flag: 'vague', pin: { quote: mark('flag-quote') } })
    await leeHere.ask({ type: 'evidence.pin', criterion: 'S2', pin: { quote: mark('pin-quote') } })
    const reported = await leeHere.ask({
      type: 'hidden.report',
      files: [{ name: 'answer.sql', text: mark('report-text') }],
      outcome: {
        exit: 'failed',
        ms: 1,
        output: mark('report-output'),
        cut: false,
        cases: [{ name: mark('report-case'), outcome: 'failed', ms: 1, message: mark('report-message') }],
        runner: null,
      },
    })
    expect(reported).toMatchObject({ ok: true })
    for (const one of here) {
      await one.ask({ type: 'card.fire', card: 'spike' })
      await one.ask({ type: 'score.set', criterion: 'S1', value: 1 })
      await one.ask({ type: 'nonsense' })
    }
    await here[0]?.ask({ type: 'chat.say', text: 'thinking' })
    await leeHere.ask({ type: 'phase.enter', from: 'scope', to: 'deep-dive' })
    await leeHere.ask({ type: 'round.end' })
    await here[0]?.ask({ type: 'self.score', criterion: 'S1', value: 2 })
    // All submit, a score is changed and a note offered: before the release none of it is anybody else's.
    await here[0]?.ask({ type: 'scores.submit' })
    await leeHere.ask({ type: 'scores.submit' })
    const noted = await leeHere.seen('note.taken')
    const pin = { quote: mark('reason-quote') }
    for (const command of [
      { type: 'score.revise', criterion: 'S1', value: 3, reason: mark('reason'), pin },
      { type: 'note.offer', note: noted.seq },
    ])
      expect(await leeHere.ask(command)).toMatchObject({ ok: true })

    for (const [role, seat] of Object.entries(seats)) {
      const { origin } = taps[role as 'candidate' | 'observer']
      await call(origin, 'GET', `/api/rooms/${room.room}/debrief`, undefined, seat.token)
      document(origin, room.room, 'desk', seat.token).close()
      // Coming back later, from the beginning and over polling.
      const late = control(origin, seat.token)
      await late.welcome
      late.close()
      await polling(origin, '/socket.io/?EIO=4&transport=polling')
    }
    const { origin } = taps.stranger
    for (const url of [
      '/',
      '/api/plans',
      '/api/drills',
      '/api/questions',
      '/api/languages',
      '/api/config',
      '/metrics',
      '/healthz',
      `/r/${room.room}`,
      `/api/rooms/${room.room}`,
      `/api/rooms/${room.room}/debrief`,
    ])
      await call(origin, 'GET', url)
    await call(origin, 'POST', `/api/rooms/${room.room}/seats`, { key: 'x'.repeat(22), name: 'x' })
    await call(origin, 'POST', '/api/rooms', { question: 'nope' })
    await control(origin, 'nonsense').welcome.catch(() => {})
    await new Promise(resolve => setTimeout(resolve, 150))
    for (const one of [leeHere, desk, ...here, ...work]) one.close()
    return Object.fromEntries(
      Object.entries(taps).map(([who, tap]) => [
        who,
        { received: tap.bytes().length, leaked: found(tap.bytes(), birds) },
      ]),
    )
  } finally {
    await Promise.all(Object.values(taps).map(tap => tap.close()))
    await server.close()
  }
}

describe('secrecy', () => {
  test('[D11] nothing private stands in any byte that candidate, observer or stranger received', async () => {
    const seen = await leaks()
    for (const who of ['candidate', 'observer', 'stranger']) {
      expect(seen[who]?.received).toBeGreaterThan(1000)
      expect(seen[who]?.leaked, who).toEqual([])
    }
  })
  test('[D11] control: with the guard off, the same round leaks to candidate and observer', async () => {
    const seen = await leaks(() => true)
    for (const who of ['candidate', 'observer'])
      expect(seen[who]?.leaked).toEqual(
        expect.arrayContaining([
          'note',
          'hint',
          'card',
          'watch',
          'notes',
          'S1-4',
          'flag-vague',
          'advice',
          'talk',
          'check',
          'score-quote',
          'reason',
          'reason-quote',
          'hidden-name',
          'hidden',
          'solution',
          'dirty-data',
          'report-text',
          'report-output',
          'report-case',
          'report-message',
        ]),
      )
  })
  test('[B28] after the release the one note that was offered reaches them, and no other', async () => {
    const { birds, mark } = aviary()
    const server = await openServer()
    const taps = [await wiretap(server.origin), await wiretap(server.origin)]
    try {
      const room = await openRoom(server.origin)
      const lee = control(server.origin, (await room.sit('interviewer')).token)
      await lee.welcome
      await lee.ask({ type: 'note.take', text: mark('offered') })
      await lee.ask({ type: 'round.start' })
      await lee.ask({ type: 'note.take', text: mark('kept') })
      await lee.ask({ type: 'note.take', text: mark('withheld') })
      await lee.ask({ type: 'round.end' })
      await lee.seen('round.ended')
      const [offered, , withheld] = lee.events.filter(event => event.type === 'note.taken')
      for (const note of [offered?.seq, withheld?.seq]) await lee.ask({ type: 'note.offer', note })
      await lee.ask({ type: 'note.withhold', note: withheld?.seq })
      expect(await lee.ask({ type: 'debrief.release' })).toMatchObject({ ok: true })
      await lee.ask({ type: 'note.take', text: mark('taken-after') })
      for (const [i, role] of (['candidate', 'observer'] as const).entries()) {
        const { token } = await room.sit(role)
        const tap = taps[i]
        const there = control(tap?.origin ?? '', token)
        await there.seen('debrief.released')
        await call(tap?.origin ?? '', 'GET', `/api/rooms/${room.room}/debrief`, undefined, token)
        there.close()
        expect(found(tap?.bytes() ?? Buffer.alloc(0), birds), role).toEqual(['offered'])
      }
      lee.close()
    } finally {
      await Promise.all(taps.map(tap => tap.close()))
      await server.close()
    }
  })
  test('[D11] control: a canary is found as text, base64, UTF-16 and deflated', async () => {
    const { gzipSync } = await import('node:zlib')
    const { birds, mark } = aviary()
    const bird = Buffer.from(`before ${mark('x')} after`)
    for (const form of [
      bird,
      Buffer.from(bird.toString('base64')),
      Buffer.from(bird.toString(), 'utf16le'),
      Buffer.concat([Buffer.from('head'), gzipSync(bird)]),
    ])
      expect(found(form, birds)).toEqual(['x'])
  })
})
