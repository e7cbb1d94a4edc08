/** One voice in a real browser, written down in its own tab: where the words stand, where they do not, and what leaves the tab. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { chromium, type Browser, type Request, type WebSocket } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadRounds } from '../../server/src/content/rounds.js'
import { wholeOptions } from '../kit/chromium.js'
import { control, until, type Control } from '../kit/clients.js'
import { enter, someone, type Someone } from '../kit/people.js'
import { openRoom, openServer, type TestRoom, type TestServer } from '../kit/server.js'
import { lengthOf, mix, silence, wav } from '../kit/voice/sound.js'
import { say } from '../kit/voice/speak.js'

const content = loadRounds(fileURLToPath(new URL('../../server/content', import.meta.url)))
const ofTheModel = /(?:encoder_model|decoder_model_merged).*\.onnx$/
const sentence = 'We shard by user, because nearly every request asks for the posts of one person.'
/** What is surely heard of it. */
const heard = /nearly every request/i
/** Bytes a second of the lowest rate at which speech is still speech. */
const leastOfSpeech = 750

let folder: string
let browser: Browser
let server: TestServer
let room: TestRoom
let mina: Someone
let lee: Someone
let watch: Control
const fetched = { mina: [] as string[], lee: [] as string[] }
/** What left the candidate's tab, as text, and in bytes. */
let sent: string[] = []
const bytes = () => sent.reduce((sum, one) => sum + one.length, 0)

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'signalroom-words-'))
  const { sound } = await say(sentence, { name: 'en-us+f3', speed: 160, pitch: 45 })
  // It is said again and again, so that nothing hangs on when a page is ready.
  const file = path.join(folder, 'said.wav')
  writeFileSync(file, wav(mix(silence(lengthOf(sound) + 3500), sound, 1500)))
  const options = await wholeOptions()
  browser = await chromium.launch({
    ...options,
    args: [...(options.args ?? []), `--use-file-for-fake-audio-capture=${file}`],
  })
  server = await openServer({ content })
  room = await openRoom(server.origin, {})
  watch = control(server.origin, (await room.sit('interviewer', 'Wen')).token)
  mina = await someone(browser, server.origin)
  lee = await someone(browser, server.origin)
  for (const [who, person] of [
    ['mina', mina],
    ['lee', lee],
  ] as const)
    person.context.on('request', (request: Request) => void fetched[who].push(request.url()))
  mina.context.on('request', (request: Request) => {
    const body = request.postDataBuffer()
    if (body) sent.push(body.toString('latin1'))
  })
  mina.page.on('websocket', (socket: WebSocket) =>
    socket.on('framesent', ({ payload }) => void sent.push(payload.toString('latin1'))),
  )
  await enter(mina, room.links.candidate, 'Mina')
  await enter(lee, room.links.interviewer, 'Lee')
})
afterAll(async () => {
  watch.close()
  await browser.close()
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

const microphone = (word: string) => mina.page.getByRole('button', { name: `Microphone: ${word}` })
const writeDown = () => mina.page.getByRole('switch', { name: 'Write down what I say, in this tab' })
const toRoom = () => mina.page.getByRole('switch', { name: 'And send them to the room' })
const own = () => mina.page.getByRole('list', { name: 'Kept in this tab' })
const uttered = () => watch.events.filter(one => one.type === 'words.uttered')

describe('words in the own tab', () => {
  test('[RG1] it is off, and nothing of it is fetched, also while the microphone is heard', async () => {
    await writeDown().waitFor()
    expect(await writeDown().getAttribute('aria-checked')).toBe('false')
    expect(await toRoom().isDisabled()).toBe(true)
    await microphone('Mic off').click()
    expect((await watch.ask({ type: 'round.start' })).ok).toBe(true)
    await mina.page.getByRole('region', { name: 'Board' }).waitFor()
    await until('the voice is noticed', () => watch.events.some(one => one.type === 'voice.spoke'), 60_000)
    expect(fetched.mina.filter(one => ofTheModel.test(one))).toEqual([])
    expect(fetched.mina.some(one => one.includes('silero'))).toBe(true)
  })

  test('[RG11] turned on, what is said stands in the own tab with its time, and nowhere else', async () => {
    await mina.page.getByRole('tab', { name: /^Talk/ }).click()
    await mina.page.getByRole('button', { name: 'Write down what you say' }).click()
    await writeDown().click()
    await own().getByText(heard).first().waitFor({ timeout: 120_000 })
    expect(fetched.mina.filter(one => ofTheModel.test(one))).toHaveLength(2)
    expect(uttered()).toEqual([])
    expect(await lee.page.getByText(heard).count()).toBe(0)
  })

  test('[RG13] by this no sound leaves the tab, and no word', async () => {
    sent = []
    const [began, lines] = [Date.now(), await own().getByText(heard).count()]
    expect(lines).toBeGreaterThan(0)
    const spoken = watch.events.filter(one => one.type === 'voice.spoke').length
    await until(
      'two more stretches were said',
      () => watch.events.filter(one => one.type === 'voice.spoke').length >= spoken + 2,
      60_000,
    )
    expect(sent.length).toBeGreaterThan(0)
    expect(sent.filter(one => heard.test(one))).toEqual([])
    expect((bytes() * 1000) / (Date.now() - began)).toBeLessThan(leastOfSpeech)
    expect(mina.strangers).toEqual([])
  })

  test('[RG12] sent to the room, what is said from then on is a draft there; the count sees it go', async () => {
    await toRoom().click()
    await until('words came to the room', () => uttered().length > 0, 60_000)
    const [first] = uttered()
    expect(first).toMatchObject({ draft: true })
    expect(first?.type === 'words.uttered' && heard.test(first.text)).toBe(true)
    await until('the count sees it', () => sent.some(one => heard.test(one)), 10_000)
    await mina.page.keyboard.press('Escape')
    await mina.page.getByRole('list', { name: 'Messages' }).getByText(heard).first().waitFor()
    expect(fetched.lee.filter(one => ofTheModel.test(one))).toEqual([])
    expect(mina.faults).toEqual([])
  })

  test('[RG17] after the bell what the tab keeps is in the own debrief, and is erased from there', async () => {
    expect((await watch.ask({ type: 'round.end' })).ok).toBe(true)
    const card = mina.page.getByRole('region', { name: 'What you said, kept on this device' })
    await card.getByText(heard).first().waitFor()
    await mina.page.reload()
    await card.getByText(heard).first().waitFor()
    await card.getByRole('button', { name: 'Erase' }).click()
    await mina.page.getByRole('button', { name: 'Erase it' }).click()
    await card.waitFor({ state: 'hidden' })
    await mina.page.reload()
    await mina.page.getByRole('heading', { name: 'Debrief', level: 1 }).waitFor()
    expect(await card.count()).toBe(0)
  })

  test.each([
    [404, '', 'This server does not have the files'],
    [200, 'something else', 'are not those this page was made with'],
  ])(
    '[RG14] files that are answered with %i and “%s” are not used, and it says why',
    async (status, body, says) => {
      const other = await someone(browser, server.origin)
      await other.context.route(ofTheModel, route => route.fulfill({ status, body }))
      const later = await openRoom(server.origin, {})
      await enter(other, later.links.candidate, 'Omar')
      await other.page.getByRole('switch', { name: 'Write down what I say, in this tab' }).click()
      await other.page.getByText(says).waitFor()
      await other.page.getByText('The round goes on without').waitFor()
      expect(other.faults).toEqual([])
      await other.context.close()
    },
  )

  test('[RG14] where there is no WebAssembly it says so, and the round goes on by hand', async () => {
    const other = await someone(browser, server.origin)
    await other.context.route(/\/worker-[^/]*\.js$/, async route => {
      const response = await route.fetch()
      await route.fulfill({ response, body: `delete globalThis.WebAssembly;${await response.text()}` })
    })
    const later = await openRoom(server.origin, {})
    await enter(other, later.links.candidate, 'Omar')
    await other.page.getByRole('switch', { name: 'Write down what I say, in this tab' }).click()
    await other.page.getByText('This browser cannot write down what you say').waitFor()
    await other.page.getByText('The round goes on without').waitFor()
    const leads = control(server.origin, (await later.sit('interviewer', 'Wen')).token)
    await leads.welcome
    expect(await leads.ask({ type: 'round.start' })).toMatchObject({ ok: true })
    leads.close()
    await other.page.getByRole('tab', { name: /^Talk/ }).click()
    const box = other.page.getByRole('textbox', { name: 'Say something in writing' })
    await box.fill('by hand, then')
    await box.press('Enter')
    await other.page.getByText('by hand, then').last().waitFor()
    expect(await other.page.getByRole('list', { name: 'Kept in this tab' }).count()).toBe(0)
    await other.context.close()
  })
})
