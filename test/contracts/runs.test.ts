/** Runs over real sockets: output as it comes, the largest run, and what is too much. */
import { runBounds, type Outcome } from '@signalroom/shared'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { control, until, type Control } from '../kit/clients.js'
import { openRoom, openServer, type TestServer } from '../kit/server.js'

const ask = { type: 'run.start', kind: 'run', language: 'python', entry: 'a.py' }
const files = [{ name: 'a.py', text: 'print(1)' }]
const outcome: Outcome = { exit: 'passed', ms: 1, output: 'ab', cut: false, cases: [], runner: null }

let server: TestServer
let people: Record<'lee' | 'mina' | 'omar', Control>
const outputs = (who: Control): readonly string[] =>
  who.heard
    .filter(message => message.startsWith('["output"'))
    .map(message => (JSON.parse(message) as [string, { text: string }])[1].text)

beforeEach(async () => {
  server = await openServer()
  const room = await openRoom(server.origin)
  const sit = async (role: 'interviewer' | 'candidate' | 'observer') =>
    control(server.origin, (await room.sit(role)).token)
  people = { lee: await sit('interviewer'), mina: await sit('candidate'), omar: await sit('observer') }
  await Promise.all(Object.values(people).map(one => one.welcome))
  await people.lee.ask({ type: 'round.start' })
})
afterEach(async () => {
  for (const one of Object.values(people)) one.close()
  await server.close()
})

describe('output as it comes', () => {
  test('[X20] the others see it while the run is under way, only from its seat, and it is in no log', async () => {
    const { lee, mina, omar } = people
    await mina.ask({ ...ask, files })
    const { seq: run } = await lee.seen('run.asked')
    mina.socket.emit('output', { run, text: 'live-words' })
    lee.socket.emit('output', { run, text: 'forged' })
    omar.socket.emit('output', { run, text: 'forged' })
    mina.socket.emit('output', { run: run + 7, text: 'elsewhere' })
    mina.socket.emit('output', { run, text: 'x'.repeat(4097) })
    mina.socket.emit('output', 'nonsense')
    mina.socket.emit('output', { run, text: '!' })
    for (const one of [lee, omar]) {
      await until('the output', () => outputs(one).length >= 2)
      expect(outputs(one)).toEqual(['live-words', '!'])
    }
    expect(outputs(mina)).toEqual([])
    await mina.ask({ type: 'run.end', run, outcome })
    mina.socket.emit('output', { run, text: 'late' })
    await mina.ask({ type: 'chat.say', text: 'done' })
    await lee.seen('chat.said')
    expect(outputs(lee)).toHaveLength(2)
    expect(JSON.stringify(lee.events)).not.toContain('live-words')
  })
  test('[X20] it is no more than an outcome may hold', async () => {
    const { lee, mina } = people
    await mina.ask({ ...ask, files })
    const { seq: run } = await lee.seen('run.asked')
    for (let i = 0; i < 30; i++) mina.socket.emit('output', { run, text: 'x'.repeat(4096) })
    await mina.ask({ type: 'chat.say', text: 'after' })
    await lee.seen('chat.said')
    expect(outputs(lee).join('')).toHaveLength(runBounds.output)
  })
  test('[X20] it comes no faster than a person can read', async () => {
    const { lee, mina } = people
    await mina.ask({ ...ask, files })
    const { seq: run } = await lee.seen('run.asked')
    for (let i = 0; i < 300; i++) mina.socket.emit('output', { run, text: 'x' })
    await mina.ask({ type: 'chat.say', text: 'after' })
    await lee.seen('chat.said')
    expect(outputs(lee).length).toBeLessThan(60)
  })
})

describe('large and too large', () => {
  test('[X21] the largest run and the largest outcome arrive whole', async () => {
    const { lee, mina } = people
    const large = [{ name: 'a.py', text: 'é'.repeat(runBounds.text) }]
    expect(await mina.ask({ ...ask, files: large })).toMatchObject({ ok: true })
    const asked = await lee.seen('run.asked')
    expect(asked).toMatchObject({ files: large })
    const most = { ...outcome, output: 'o'.repeat(runBounds.output), cut: true }
    expect(await mina.ask({ type: 'run.end', run: asked.seq, outcome: most })).toMatchObject({ ok: true })
    expect(await lee.seen('run.ended')).toMatchObject({ outcome: most })
  })
  test.each([
    ['one message over 512 KiB', 1, 600 * 1024],
    ['a flood of bytes', 30, 200 * 1024],
  ])('[X21] %s ends its own connection and no other', async (_, times, length) => {
    const { lee, mina } = people
    const gone = new Promise<string>(resolve => void mina.socket.once('disconnect', resolve))
    for (let i = 0; i < times; i++)
      mina.socket.emit('command', { type: 'chat.say', text: 'x'.repeat(length) })
    expect(await gone).toMatch(/transport/)
    expect(await lee.ask({ type: 'note.take', text: 'still here' })).toMatchObject({ ok: true })
  })
})
