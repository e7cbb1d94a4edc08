/** Rooms of a released build's data folder, in browsers at this one: one that is over, and one that is live. */
import { rmSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { unpacked, type RecordedFolder, type RecordedRoom } from '../golden/folder/contents.js'
import { launch } from '../kit/chromium.js'
import { control } from '../kit/clients.js'
import { content, shows, textOf, type } from '../kit/pair.js'
import { someone } from '../kit/people.js'
import { openServer, type TestServer } from '../kit/server.js'

let browser: Browser
let server: TestServer
let recorded: RecordedFolder
let remove = () => {}
beforeAll(async () => {
  browser = await launch()
  const copy = unpacked('folder-1')
  remove = () => rmSync(copy.folder, { recursive: true })
  recorded = copy.recorded
  server = await openServer({ content, folder: copy.folder })
  server.time.advance(recorded.stoppedAt + 1000 - server.time.now())
})
afterAll(async () => {
  await browser.close()
  await server.close()
  remove()
})

/** Comes back to a seat that this browser kept. */
async function back({ room, tokens }: RecordedRoom, who: 'lee' | 'mina') {
  const link = control(server.origin, tokens[who])
  const { seat, role } = await link.welcome
  link.close()
  const person = await someone(browser, server.origin)
  await person.page.goto(server.origin)
  await person.page.evaluate(([key, seats]) => localStorage.setItem(key, JSON.stringify(seats)), [
    `signalroom:seats:${room}`,
    [{ seat, role, token: tokens[who], name: who, keyMark: 'k' }],
  ] as const)
  await person.page.goto(`${server.origin}/r/${room}`)
  return person
}

test('[J16] a room that is over opens with its debrief, its board and its code', async () => {
  const lee = await back(recorded.rooms.design, 'lee')
  await lee.page.getByRole('heading', { name: 'Debrief' }).waitFor()
  const sheets = lee.page.getByRole('region', { name: 'Board and code' })
  await sheets.scrollIntoViewIfNeeded()
  await sheets.locator('.cm-content').waitFor()
  await sheets.locator('.tl-shape').first().waitFor()
  const files = recorded.rooms.design.work.lee.files as Readonly<Record<string, string>>
  const [first = ''] = Object.values(files)
  expect(await textOf(lee)).toContain(first.split('\n').find(line => line.length > 8) ?? 'nothing recorded')
  expect(lee.faults).toEqual([])
  await lee.context.close()
})

test('[J16] a live one goes on: what was hidden is, until it is shown, and both write on', async () => {
  const [lee, mina] = [await back(recorded.rooms.live, 'lee'), await back(recorded.rooms.live, 'mina')]
  await shows(mina, 'only Mina sees this', 20_000)
  await lee.page.locator('.cm-content').waitFor()
  expect(await textOf(lee)).not.toContain('only Mina sees this')
  await mina.page.getByRole('button', { name: /^Show it again/ }).click()
  await shows(lee, 'only Mina sees this', 15_000)
  await type(lee, '# onwards ')
  await shows(mina, '# onwards ', 15_000)
  // Where board and code are one document, neither can be locked.
  expect(await lee.page.getByRole('button', { name: /^Lock the/ }).count()).toBe(0)
  expect([lee.faults, mina.faults]).toEqual([[], []])
  await Promise.all([lee.context.close(), mina.context.close()])
})

test('[L30] My rounds say what became of each, as far as the seat of this browser may know it', async () => {
  const lee = await back(recorded.rooms.design, 'lee')
  await lee.page.getByRole('heading', { name: 'Debrief' }).waitFor()
  await lee.page.evaluate(() => {
    const key = 'signalroom:rounds'
    const kept = JSON.parse(localStorage.getItem(key) ?? '[]') as object[]
    const gone = { room: 'goneroom', title: 'A room that is gone', role: 'candidate', at: 0 }
    localStorage.setItem(key, JSON.stringify([...kept, gone]))
    const seat = { seat: 's', role: 'candidate', token: 'forgotten', name: 'Lee', keyMark: 'k' }
    localStorage.setItem('signalroom:seats:goneroom', JSON.stringify([seat]))
  })
  await lee.page.goto(`${server.origin}/rounds`)
  await lee.page.getByText(/^\d+ min · (Strong hire|Hire|No hire|Strong no hire)$/).waitFor()
  await lee.page.getByText('No longer on this server').waitFor()
  expect(await lee.axe()).toEqual([])
  await lee.context.close()
})
