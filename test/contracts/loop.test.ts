/** Rounds of the loop over the real doors: sealed sketches, secrets of the new kinds, the assistant's endpoint, presets, a swap. */
import type { Event } from '@signalroom/shared'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { askEndpoint } from '../../server/src/assistant/endpoint.js'
import { control, type Control } from '../kit/clients.js'
import { loopPersonas, loopPlan, loopQuestion } from '../kit/loop-rounds.js'
import { sampleRubric, type Mark } from '../kit/sample.js'
import { call, openRoom, openServer, sampleContent, temporaryFolder, type TestServer } from '../kit/server.js'
import { PresetFile } from '@signalroom/shared'

const cleanups: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).toReversed()) await cleanup()
})

const preset = PresetFile.parse({
  id: 'start-up',
  title: 'Start-up',
  summary: 'Ships every week.',
  weighs: { S3: 2 },
  gates: [],
  words: ['What ships this week?'],
  pay: { currency: 'USD', fields: ['base'] },
})
const content = (mark?: Mark) => {
  const sample = sampleContent()
  const other = { ...loopQuestion(mark), id: 'loop-other', title: 'Another of the loop' }
  return {
    ...sample,
    plans: [...sample.plans, loopPlan(mark)],
    questions: [...sample.questions, loopQuestion(mark), other],
    rubric: sampleRubric(mark),
    personas: loopPersonas(mark),
    presets: [preset],
  }
}
async function opened(given: Parameters<typeof openServer>[0] = {}): Promise<TestServer> {
  const server = await openServer({ content: content(), ...given })
  cleanups.push(() => server.close())
  return server
}
async function seatedAll(server: TestServer, asked: object = { plan: 'loop' }) {
  const room = await openRoom(server.origin, asked)
  const seats = await Promise.all(
    (['interviewer', 'candidate', 'observer'] as const).map(async role => {
      const seat = await room.sit(role)
      const here = control(server.origin, seat.token)
      cleanups.push(() => here.close())
      await here.welcome
      return { ...seat, here }
    }),
  )
  const [lee, mina, omar] = seats
  if (!lee || !mina || !omar) throw new Error('three seats were taken')
  return { room, lee, mina, omar }
}
const entered = ({ events }: Control, block: string): Event | undefined =>
  events.find(event => event.type === 'block.entered' && event.block === block)

describe('a sealed sketch', () => {
  test('[U3] opens on three screens 20,000 ms after the story by its stamp, and no byte of any secret is there before', async () => {
    const mark: Mark = field => `canary-${field}`
    const server = await opened({ content: content(mark) })
    const { lee, mina, omar } = await seatedAll(server)
    await lee.here.ask({ type: 'round.start' })
    await lee.here.ask({ type: 'phase.enter', from: 'intro', to: 'one' })
    await lee.here.ask({ type: 'nod.give' })
    const ended = await mina.here.ask({ type: 'block.end', phase: 'one', block: 'story' })
    expect(ended).toMatchObject({ ok: true })
    for (const { here } of [mina, omar]) expect(here.heard.join()).not.toMatch(/canary-(?!story-ask-a)/)
    server.time.advance(20_000)
    for (const { here } of [lee, mina, omar]) {
      await expect.poll(() => entered(here, 'sketch'), { timeout: 5000 }).toBeDefined()
      const [gap, sketch] = [entered(here, 'gap'), entered(here, 'sketch')]
      expect((sketch?.at ?? 0) - (gap?.at ?? 0)).toBe(20_000)
      expect(sketch).toMatchObject({ told: 'canary-story-follow-a' })
    }
    const after = [mina.here.heard, omar.here.heard].flat().join()
    expect(after).not.toMatch(/canary-(?!story-(ask|follow)-a)/)
  })
})

/** An endpoint that answers as it is told. */
async function endpoint(answer: (body: string) => { status?: number; body: string; after?: number }) {
  const asked: string[] = []
  const server: Server = createServer((request, response) => {
    let body = ''
    request.on('data', part => (body += String(part)))
    request.on('end', () => {
      asked.push(body)
      const { status = 200, body: text, after = 0 } = answer(body)
      setTimeout(() => response.writeHead(status, { 'content-type': 'application/json' }).end(text), after)
    })
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  cleanups.push(
    () =>
      new Promise(done => {
        server.closeAllConnections()
        server.close(done)
      }),
  )
  const { port } = server.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/v1/chat/completions`, model: 'm', key: 'secret', asked }
}
const says = (text: string) => ({
  body: JSON.stringify({ choices: [{ message: { role: 'assistant', content: text } }] }),
})

describe('the assistant’s endpoint', () => {
  test('[U19] answers with the whole dialogue and its brief, under the host’s key, and the room has it in its log', async () => {
    const there = await endpoint(() => says('Use a queue.'))
    const server = await opened({ assistant: there })
    const { lee, mina } = await seatedAll(server)
    await lee.here.ask({ type: 'round.start' })
    await mina.here.ask({ type: 'assistant.ask', text: 'How?' })
    expect(await mina.here.seen('assistant.answered')).toMatchObject({ text: 'Use a queue.', by: 'endpoint' })
    await mina.here.ask({ type: 'assistant.ask', text: 'And then?' })
    await expect.poll(() => there.asked.length).toBe(2)
    expect(JSON.parse(there.asked[1] ?? '')).toMatchObject({
      model: 'm',
      messages: [
        { role: 'system', content: 'assistant-brief' },
        { role: 'user', content: 'How?' },
        { role: 'assistant', content: 'Use a queue.' },
        { role: 'user', content: 'And then?' },
      ],
    })
  })

  test.each([
    ['down', { url: 'http://127.0.0.1:9/none', answer: null }, /cannot be reached/],
    ['an error', { answer: { status: 500, body: 'no' } }, /answered 500/],
    ['junk', { answer: { body: '<html>' } }, /form that is no answer/],
    ['an empty answer', { answer: says('   ') }, /form that is no answer/],
    ['two megabytes', { answer: { body: 'x'.repeat(2 << 20) } }, /more than can be read/],
    ['slow', { answer: { ...says('late'), after: 3000 } }, /within 1 s/],
  ])(
    '[U19] when it is %s, that is a sentence',
    async (
      _,
      { url, answer }: { url?: string; answer: { status?: number; body: string; after?: number } | null },
      sentence,
    ) => {
      const there = answer ? await endpoint(() => answer) : { url: url ?? '', model: 'm', key: null }
      const answered = await askEndpoint(there, 'brief', [{ asked: 'How?', answer: null }], 1000)
      expect('why' in answered ? answered.why : '').toMatch(sentence)
    },
  )

  test('[U19] a long answer is cut between two characters', async () => {
    const there = await endpoint(() => says(`${'x'.repeat(3998)}😀😀`))
    const answered = await askEndpoint(there, 'brief', [{ asked: 'How?', answer: null }], 1000)
    expect(answered).toEqual({ text: `${'x'.repeat(3998)}…` })
  })

  test.each([
    ['came after the room was opened answers nothing there', false],
    ['was taken away since is said to be', true],
  ])('[U30] one that %s', async (_, before) => {
    const there = await endpoint(() => says('Use a queue.'))
    const { folder, remove } = temporaryFolder()
    cleanups.push(remove)
    const first = await openServer({ content: content(), folder, ...(before ? { assistant: there } : {}) })
    const { lee, mina } = await seatedAll(first)
    await lee.here.ask({ type: 'round.start' })
    await first.close()
    const server = await opened({ folder, ...(before ? {} : { assistant: there }) })
    const again = async (token: string) => {
      const here = control(server.origin, token)
      cleanups.push(() => here.close())
      await here.welcome
      return here
    }
    const [asks, answers] = [await again(mina.token), await again(lee.token)]
    expect(await asks.ask({ type: 'assistant.ask', text: 'How?' })).toMatchObject({ ok: true })
    if (before)
      expect(await answers.seen('assistant.failed')).toMatchObject({
        why: 'This server has no endpoint for the assistant any more.',
      })
    const asked = (await answers.seen('assistant.asked')).seq
    expect(await answers.ask({ type: 'assistant.reply', asked, with: { text: 'By hand.' } })).toMatchObject({
      ok: true,
    })
    expect(await asks.seen('assistant.answered')).toMatchObject({ text: 'By hand.', by: 'interviewer' })
    expect(there.asked).toEqual([])
  })

  test('[U19] the room says that it failed, and the interviewer steps in', async () => {
    const there = await endpoint(() => ({ status: 503, body: 'no' }))
    const server = await opened({ assistant: there })
    const { lee, mina } = await seatedAll(server)
    await lee.here.ask({ type: 'round.start' })
    await mina.here.ask({ type: 'assistant.ask', text: 'How?' })
    const failed = await lee.here.seen('assistant.failed')
    expect(failed).toMatchObject({ why: expect.stringContaining('503') as string })
    const asked = failed.type === 'assistant.failed' ? failed.asked : 0
    expect(await lee.here.ask({ type: 'assistant.reply', asked, with: { reply: 'first' } })).toMatchObject({
      ok: true,
    })
    expect(await mina.here.seen('assistant.answered')).toMatchObject({
      text: 'reply-text-first',
      by: 'script',
    })
  })
})

describe('a new room', () => {
  test('[U20] is judged by a preset, or by equal weights; the level is the candidate’s own', async () => {
    const server = await opened()
    const { lee } = await seatedAll(server, { plan: 'design', preset: 'start-up', level: 'staff' })
    const panel = await lee.here.seen('panel.opened')
    const weights =
      panel.type === 'panel.opened' ? panel.rubric.criteria.map(one => [one.id, one.weight]) : []
    expect(Object.fromEntries(weights)).toMatchObject({ S3: 46 })
    expect(await lee.here.seen('room.opened')).toMatchObject({
      preset: { id: 'start-up', equal: false },
      question: { level: 'staff' },
    })
    expect((await call(server.origin, 'GET', '/api/presets')).json).toMatchObject({
      presets: [{ id: 'start-up' }],
    })
  })

  test('[U23] takes a question of one’s own, whole, and names the field that does not fit', async () => {
    const server = await opened()
    const own = JSON.parse(JSON.stringify(loopQuestion())) as Record<string, unknown>
    const question = {
      ...own,
      id: 'mine',
      title: 'Mine',
      sealed: undefined,
      cards: (own['cards'] as { minute: number }[]).map(card => ({ ...card, minute: '26:00' })),
    }
    const create = (ownQuestion: unknown) =>
      call(server.origin, 'POST', '/api/rooms?own', { plan: 'loop', ownQuestion })
    expect((await create(question)).status).toBe(201)
    const refused = async (change: object) => {
      const answer = await create({ ...question, ...change })
      expect(answer.json).toMatchObject({ status: 400, field: 'ownQuestion' })
      return (answer.json as { detail: string }).detail
    }
    expect(await refused({ title: '' })).toContain('title')
    expect(await refused({ cards: [] })).toContain('cards')
    expect(await refused({ stories: undefined })).toContain('stories')
    expect(await refused({ exhibit: undefined, planted: undefined })).toContain('exhibit')
    expect(await refused({ kind: 'nothing' })).toContain('kind')
    expect(await refused({ level: 'god' })).toContain('level')
    expect(await refused({ partners: ['nobody'] })).toContain('nobody')
    const sums = (sum: string) => ({ numbers: [{ says: 'A sum.', sums: [sum] }] })
    expect(await refused(sums('10 TB / 1 day = 117 MB/s'))).toContain('numbers.0')
    expect(await refused(sums('10 TB / 1 day = 116 s'))).toContain('numbers.0')
    expect((await create({ ...question, ...sums('10 TB / 1 day = 116 MB/s') })).status).toBe(201)
    const checked = await call(server.origin, 'POST', '/api/questions/check?own', question)
    expect(checked.json).toEqual({ problems: [], sums: 1 })
  })
})

describe('a swap', () => {
  test('[U24] opens a second half once both agree: roles swapped, another question, each with a link of their own', async () => {
    const server = await opened()
    const { lee, mina, omar, room } = await seatedAll(server, {
      plan: 'loop',
      question: 'loop-question',
      level: 'staff',
    })
    await lee.here.ask({ type: 'round.start' })
    expect(await mina.here.ask({ type: 'swap.agree' })).toMatchObject({ refusal: 'not-over' })
    await lee.here.ask({ type: 'round.end' })
    const swapped = (token: string) =>
      call(server.origin, 'POST', `/api/rooms/${room.room}/swapped`, {}, token)
    expect((await swapped(mina.token)).status).toBe(409)
    expect(await omar.here.ask({ type: 'swap.agree' })).toMatchObject({ refusal: 'role' })
    await mina.here.ask({ type: 'swap.agree' })
    await mina.here.ask({ type: 'swap.decline' })
    await lee.here.ask({ type: 'swap.agree' })
    expect((await swapped(lee.token)).status).toBe(409)
    await mina.here.ask({ type: 'swap.agree' })
    const made = await omar.here.seen('swap.made')
    const links = await Promise.all(
      [lee, mina, omar].map(async one => (await swapped(one.token)).json as { link: string }),
    )
    const half = made.type === 'swap.made' ? made.room : ''
    for (const [i, role] of (['candidate', 'interviewer', 'observer'] as const).entries()) {
      const [, key = ''] = links[i]?.link.split('#') ?? []
      expect(links[i]?.link).toContain(`/r/${half}#`)
      const seat = await call(server.origin, 'POST', `/api/rooms/${half}/seats`, { key, name: 'Again' })
      expect(seat.json).toMatchObject({ role })
      const here = control(server.origin, (seat.json as { token: string }).token)
      cleanups.push(() => here.close())
      expect(await here.seen('room.opened')).toMatchObject({
        follows: room.room,
        question: { id: 'loop-other', level: 'senior' },
      })
    }
    expect(await lee.here.ask({ type: 'swap.agree' })).toMatchObject({ refusal: 'done' })
  })
})
