/** A drill between two people in browsers: a take by key, ticks by key, and what the debrief tells of it. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from '../kit/chromium.js'
import { content } from '../kit/pair.js'
import { enter, someone, type Someone } from '../kit/people.js'
import { openRoom, openServer, temporaryFolder, type TestServer } from '../kit/server.js'

let browser: Browser
let server: TestServer
let lee: Someone
let mina: Someone
const { folder, remove } = temporaryFolder()
const timeout = 60_000

beforeAll(async () => {
  browser = await launch()
  server = await openServer({ folder, content })
  const room = await openRoom(server.origin, { plan: 'impact_45' })
  lee = await someone(browser, server.origin)
  mina = await someone(browser, server.origin, { width: 390, height: 844, theme: 'dark' })
  await enter(lee, room.links.interviewer, 'Lee')
  await enter(mina, room.links.candidate, 'Mina')
}, timeout)
afterAll(async () => {
  await browser.close()
  await server.close()
  remove()
})
const button = (person: Someone, name: string | RegExp) => person.page.getByRole('button', { name })

test(
  '[T8] a take begins and ends with one press on both screens, and a listener ticks it by keys',
  { timeout },
  async () => {
    await button(lee, 'Start the round').click()
    await button(mina, 'Begin take 1').click()
    await button(lee, 'End take 1').waitFor()
    await mina.page.getByRole('timer', { name: 'Length of this take' }).getByText('0:02').waitFor()
    expect([
      await lee.page.getByRole('region', { name: 'Board' }).count(),
      await lee.axe(),
      await mina.axe(),
    ]).toEqual([0, [], []])
    await button(mina, 'End take 1').click()
    for (const key of ['1', '2', '3', '4']) await lee.page.keyboard.press(key)
    const take = mina.page.getByRole('listitem', { name: 'Take 1' })
    await take.getByText('all there').waitFor()
    await take.getByText('in time').waitFor()
    await lee.page.keyboard.press('Space')
    await button(mina, 'End take 2').waitFor()
  },
)

test('[T8] the debrief tells take by take, on both sides the same', { timeout }, async () => {
  await button(lee, 'End the round').click()
  await button(lee, 'End it now').click()
  const told = (person: Someone) => person.page.getByRole('region', { name: 'Drill' })
  await told(mina).getByText('1 of 2 takes in time, with all in it').waitFor()
  await told(lee).getByText('1 of 2 takes in time, with all in it').waitFor()
  expect(await told(mina).innerText()).toBe(await told(lee).innerText())
  expect(await lee.axe()).toEqual([])
  expect([lee.faults, mina.faults, lee.strangers]).toEqual([[], [], []])
})
