/** A call between real browsers with a made-up microphone: what flows, what stops, and what a person sees of it. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { flow, hears, inASecond, made, signalsOf, watchCalls } from '../kit/calls.js'
import { launchAsking } from '../kit/chromium.js'
import { control, until, type Control } from '../kit/clients.js'
import { findTurn } from '../kit/find-turn.mjs'
import { enter, someone, type Someone } from '../kit/people.js'
import { openRoom, openServer, temporaryFolder, type TestRoom, type TestServer } from '../kit/server.js'
import { full } from '../kit/sizes.js'
import { openTurn, type Turn } from '../kit/turn.js'

let browser: Browser
const { folder, remove } = temporaryFolder()
const port = { current: 0 }
let server: TestServer
let room: TestRoom

beforeAll(async () => {
  browser = await launchAsking()
  server = await openServer({ folder })
  port.current = Number(new URL(server.origin).port)
})
afterAll(async () => {
  await browser.close()
  await server.close()
  remove()
})
/** Bytes a second of a made-up microphone, at the least; one that is muted sends none. */
const spoken = 300
/** Several people at once take more minutes than `npm test` has: `npm run soak -- call` runs these as well. */
const inFull = test.skipIf(!full)
/** How many each of the first two has beside themselves: somebody listens. */
const others = 2
type Role = 'interviewer' | 'candidate' | 'observer'
const devices = { devices: true }
async function comes(
  name: string,
  role: Role,
  given: Parameters<typeof someone>[2] = devices,
  at: { readonly room: TestRoom; readonly origin: string } = { room, origin: server.origin },
): Promise<Someone> {
  const person = await someone(browser, at.origin, given)
  await watchCalls(person)
  await enter(person, at.room.links[role], name)
  await person.page.getByRole('group', { name: 'Call' }).waitFor()
  return person
}
const button = (person: Someone, name: string | RegExp) => person.page.getByRole('button', { name }).first()
const press = (person: Someone, name: string | RegExp) => button(person, name).click()
const sees = (person: Someone, name: string) =>
  person.page.getByRole('img', { name, exact: true }).first().waitFor()

describe('a call', () => {
  let lee: Someone
  let mina: Someone
  let omar: Someone

  test('[V15] two who join in the lobby hear each other', async () => {
    room = await openRoom(server.origin)
    lee = await comes('Lee', 'interviewer')
    mina = await comes('Mina', 'candidate')
    await press(lee, 'Join the call')
    await sees(mina, 'Lee, in the call')
    await press(mina, 'Join the call')
    await Promise.all([hears(lee, 1), hears(mina, 1)])
    expect(await lee.axe()).toEqual([])
  })
  test('[V17] muted by its key, nothing at all is sent; unmuted, it is heard again', async () => {
    await lee.page.keyboard.press('Shift+M')
    await button(lee, 'Microphone: Muted').waitFor()
    await sees(mina, 'Lee, muted')
    expect((await inASecond(mina)).audio).toBeLessThan(200)
    expect((await inASecond(lee)).audio).toBeGreaterThan(spoken)
    await lee.page.keyboard.press('Shift+M')
    await button(lee, 'Microphone: Mic on').waitFor()
    await hears(mina, 1)
  })
  inFull('[V9] an observer listens: it hears both and sends nothing', async () => {
    omar = await comes('Omar', 'observer')
    expect(await button(omar, /^Microphone/).count()).toBe(0)
    await press(omar, 'Listen in')
    await hears(omar, 2)
    for (const person of [lee, mina])
      await until('two others', async () => (await flow(person.page)).connected === 2)
    const sent = await omar.page.evaluate(() =>
      globalThis.watchedCalls.connections.flatMap(one => one.getSenders().map(sender => sender.track)),
    )
    expect(sent.filter(Boolean)).toEqual([])
    expect(await omar.page.evaluate(() => globalThis.watchedCalls.asked)).toBe(0)
  })
  inFull('[V24] the start of the round does not touch the call', async () => {
    const before = await made(mina)
    await press(lee, 'Start the round')
    await mina.page.getByRole('timer', { name: 'Time left' }).waitFor()
    await hears(mina, others)
    expect(await made(mina)).toBe(before)
  })
  inFull(
    '[V18] a camera is seen by who looks, in a strip that moves nobody else; off, nothing of it is sent',
    async () => {
      const places = async () =>
        mina.page.evaluate(() =>
          [...document.querySelectorAll('section, header, footer, [role=img]')].map(element =>
            JSON.stringify(element.getBoundingClientRect()),
          ),
        )
      const before = await places()
      await press(lee, 'Camera off')
      await button(mina, 'Faces: one camera is on').waitFor()
      expect(await places()).toEqual(before)
      await press(mina, 'Faces: one camera is on')
      const picture = mina.page.getByLabel('Lee’s camera')
      await until('his picture', () => picture.evaluate((video: HTMLVideoElement) => video.videoWidth > 0))
      await lee.page.getByLabel('Your camera').waitFor()
      expect((await inASecond(mina)).video).toBeLessThan(50_000)
      await press(lee, 'Camera on')
      await button(mina, 'Faces: no camera is on').waitFor()
      expect((await inASecond(mina)).video).toBeLessThan(2000)
      expect(await picture.count()).toBe(0)
    },
  )
  inFull(
    '[V12] while the server is gone and when it is back, they hear each other all the while',
    async () => {
      const before = await made(mina)
      await server.close()
      await mina.page
        .getByText(/offline/i)
        .first()
        .waitFor()
      expect((await inASecond(mina)).audio).toBeGreaterThan(spoken)
      server = await openServer({ folder, port: port.current })
      await button(mina, 'Microphone: Mic on').waitFor()
      await sees(mina, 'Lee, in the call')
      await sees(lee, 'Mina, in the call')
      await hears(mina, others)
      expect(await made(mina)).toBe(before)
    },
  )
  inFull('[V12] a reload comes back by itself, as muted as it was', async () => {
    await press(mina, 'Microphone: Mic on')
    await sees(lee, 'Mina, muted')
    await mina.page.reload()
    await button(mina, 'Microphone: Muted').waitFor()
    await hears(mina, 2)
    await sees(lee, 'Mina, muted')
    await press(mina, 'Microphone: Muted')
    await hears(lee, 2)
  })
  inFull('[V26] where the browser wants a click before a page is heard, a button asks for it', async () => {
    await omar.context.addInitScript(() => {
      // As in a browser that carries no click over a reload; this one does, and takes a test's every look for one.
      let clicked = false
      addEventListener('pointerdown', () => (clicked = true), true)
      const { play } = HTMLMediaElement.prototype
      HTMLMediaElement.prototype.play = function () {
        if (clicked) return play.call(this)
        return Promise.reject(new DOMException('a click is wanted', 'NotAllowedError'))
      }
    })
    await omar.page.reload()
    await press(omar, 'Hear the others')
    await button(omar, 'Hear the others').waitFor({ state: 'detached' })
    await hears(omar, 2)
  })
  inFull('[V8] a second tab takes the call over, and the first says so', async () => {
    const second = await mina.context.newPage()
    await second.goto(mina.page.url())
    await second.getByRole('button', { name: 'Join the call' }).click()
    await mina.page.getByText('You are in this call with another tab.').first().waitFor()
    await button(mina, 'Join the call').waitFor()
    await second.getByRole('button', { name: 'Microphone: Mic on' }).waitFor()
    await hears({ ...mina, page: second }, 2)
    await second.close()
    await press(mina, 'Join the call')
    await hears(mina, 2)
  })
  inFull('[V19] a microphone that is not allowed: in the call to hear, told why, and typing', async () => {
    const dora = await comes('Dora', 'candidate', { width: 390, height: 844, theme: 'dark' })
    await press(dora, 'Join the call')
    await dora.page.getByText('The browser gives this page no microphone.').first().waitFor()
    await button(dora, 'Microphone: No mic').waitFor()
    await hears(dora, 3)
    await sees(lee, 'Dora, muted')
    await press(dora, 'Talk')
    await dora.page.getByLabel('Say something in writing').fill('I type today.')
    await dora.page.getByLabel('Say something in writing').press('Enter')
    await mina.page.getByRole('tab', { name: /Talk · 1/ }).waitFor()
    expect(dora.faults).toEqual([])
    await dora.context.close()
  })
  inFull('[V24] the call goes on after the bell, until it is left', async () => {
    await press(lee, 'End the round')
    await press(lee, 'End it now')
    for (const person of [lee, mina]) {
      await person.page.getByRole('heading', { name: 'Debrief' }).waitFor()
      await hears(person, others)
    }
    await press(mina, 'More for the call')
    await mina.page.getByRole('menuitem', { name: 'Leave the call' }).click()
    await button(mina, 'Join the call').waitFor()
    expect((await flow(mina.page)).connected).toBe(0)
    await until('two are left', async () => (await flow(lee.page)).connected === 1)
    for (const person of [lee, mina, omar]) expect(person.faults).toEqual([])
    for (const person of [lee, mina, omar]) await person.context.close()
  })
})

describe('without a microphone', () => {
  let lee: Someone
  let mina: Control

  inFull('[V19] a page that is given none at all says so, and is in the room all the same', async () => {
    room = await openRoom(server.origin)
    lee = await someone(browser, server.origin)
    await lee.context.addInitScript(() => {
      // As a browser has it over plain http from another machine.
      Object.defineProperty(navigator, 'mediaDevices', { value: undefined })
    })
    await enter(lee, room.links.interviewer, 'Lee')
    const { token } = await room.sit('candidate', 'Mina')
    mina = control(server.origin, token)
    await press(lee, 'Join the call')
    await lee.page.getByText('Over plain http a browser gives no microphone.').first().waitFor()
    await press(lee, 'Start the round')
    await lee.page.getByRole('timer', { name: 'Time left' }).waitFor()
    await button(lee, 'Microphone: No mic').waitFor()
  })
  inFull('[V21] who speaks has a ring and who is muted a mark, and nothing moves', async () => {
    await sees(lee, 'Mina')
    const places = () =>
      lee.page.evaluate(() =>
        [...document.querySelectorAll('header > *, header button, header [role=img], section, footer')].map(
          element => JSON.stringify(element.getBoundingClientRect()),
        ),
      )
    await lee.page.getByRole('region', { name: 'Rubric' }).waitFor()
    await lee.page.locator('.cm-content').waitFor()
    await lee.page.evaluate(() => document.fonts.ready)
    const ring = lee.page.locator('[data-speaking]')
    const before = await places()
    const { now } = (await mina.socket.emitWithAck('time')) as { now: number }
    mina.socket.emit('speaking', { from: now, to: null })
    await sees(lee, 'Mina, speaking')
    expect(await ring.count()).toBe(1)
    expect(await places()).toEqual(before)
    mina.socket.emit('speaking', { from: now, to: now + 1 })
    await sees(lee, 'Mina')
    await mina.socket.emitWithAck('call.join', { look: { muted: true, camera: false }, was: null })
    await sees(lee, 'Mina, muted')
    expect(await places()).toEqual(before)
    expect(lee.faults).toEqual([])
    mina.close()
    await lee.context.close()
  })
})

// Where there is no coturn, that is said and it goes on.
describe.skipIf(!full || findTurn() === undefined)('through the relay alone', () => {
  let turn: Turn
  let relayed: TestServer
  beforeAll(async () => {
    turn = await openTurn()
    relayed = await openServer({ ice: [{ urls: turn.url, secret: turn.secret }] })
  })
  afterAll(async () => {
    await relayed.close()
    await turn.close()
  })
  const alone = (person: Someone) =>
    person.context.addInitScript(() => {
      if (globalThis.origin !== 'null') localStorage.setItem('signalroom:call', '{"relayOnly":true}')
    })
  /** How each way that this person told the server is to be reached. */
  const kinds = (signals: readonly string[]) =>
    new Set(signals.flatMap(text => [...text.matchAll(/ typ (\w+)/g)].map(found => found[1])))

  test('[V20] with both so, sound flows, and no signal holds another way than the relay', async () => {
    const at = { room: await openRoom(relayed.origin), origin: relayed.origin }
    const lee = await someone(browser, relayed.origin, devices)
    const mina = await someone(browser, relayed.origin, devices)
    const told = [signalsOf(lee), signalsOf(mina)].map(signals => () => signals)
    for (const [person, role, name] of [
      [lee, 'interviewer', 'Lee'],
      [mina, 'candidate', 'Mina'],
    ] as const) {
      await alone(person)
      await watchCalls(person)
      await enter(person, at.room.links[role], name)
      await press(person, 'Join the call')
    }
    await Promise.all([hears(lee, 1), hears(mina, 1)])
    for (const person of [lee, mina]) expect((await flow(person.page)).ways).toEqual(['relay'])
    for (const signals of told) {
      expect(signals().length).toBeGreaterThan(1)
      expect(kinds(signals())).toEqual(new Set(['relay']))
      expect(signals().join('')).not.toMatch(/raddr (?!0\.0\.0\.0|::)/)
    }
    // The same two without it: this is what was kept back.
    for (const person of [lee, mina]) {
      await press(person, 'More for the call')
      await person.page.getByRole('menuitemcheckbox', { name: /^Through the relay alone/ }).click()
      await person.page.keyboard.press('Escape')
    }
    await until('their own ways are told', () => told.every(signals => kinds(signals()).has('host')), 15_000)
    await Promise.all([hears(lee, 1), hears(mina, 1)])
    for (const person of [lee, mina]) expect(person.faults).toEqual([])
    for (const person of [lee, mina]) await person.context.close()
  })
  test('[V20] where the host has no relay it says so, and tells nobody anything', async () => {
    room = await openRoom(server.origin)
    const lee = control(server.origin, (await room.sit('interviewer', 'Lee')).token)
    await lee.socket.emitWithAck('call.join', { look: { muted: true, camera: false }, was: null })
    const mina = await someone(browser, server.origin, devices)
    await alone(mina)
    await watchCalls(mina)
    const signals = signalsOf(mina)
    await enter(mina, room.links.candidate, 'Mina')
    await press(mina, 'Join the call')
    await mina.page
      .getByText(/^This host has no relay/)
      .first()
      .waitFor()
    await button(mina, 'Join the call').waitFor()
    expect(await made(mina)).toBe(0)
    expect(signals).toEqual([])
    expect(lee.heard.join('')).not.toContain('"signal"')
    lee.close()
    await mina.context.close()
  })
})
