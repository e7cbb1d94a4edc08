/** After the round: the candidate's device keeps how it went, the interviewer erases the room, and both pages say so. */
import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from '../kit/chromium.js'
import { until } from '../kit/clients.js'
import { enter, someone, type Someone } from '../kit/people.js'
import { openRoom, openServer, type TestServer } from '../kit/server.js'

let browser: Browser
let server: TestServer
beforeAll(async () => {
  browser = await launch()
  server = await openServer({ roomDays: 30 })
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

async function overRound(lee: Someone, mina: Someone): Promise<void> {
  const room = await openRoom(server.origin)
  await enter(lee, room.links.interviewer, 'Lee')
  await enter(mina, room.links.candidate, 'Mina')
  await lee.page.getByRole('button', { name: 'Start the round' }).click()
  await lee.page.getByRole('button', { name: 'More for this round' }).click()
  await lee.page.getByRole('menuitem', { name: 'End the round…' }).click()
  await lee.page.getByRole('button', { name: 'End it now' }).click()
  for (const { page } of [lee, mina]) await page.getByRole('heading', { name: 'Debrief' }).waitFor()
}

/** How many rounds a device has kept. */
const keptBy = ({ page }: Someone): Promise<number> =>
  page.evaluate(
    () =>
      new Promise<number>(resolve => {
        const opening = indexedDB.open('signalroom:progress', 1)
        opening.onupgradeneeded = () => opening.result.createObjectStore('attempts')
        opening.onsuccess = () => {
          const counting = opening.result.transaction('attempts').objectStore('attempts').count()
          counting.onsuccess = () => {
            opening.result.close()
            resolve(counting.result)
          }
        }
      }),
  )

test('[S16] [S18] the debrief says on which day it goes; erased, both are told and the list of rounds says so', async () => {
  const [lee, mina] = [await someone(browser, server.origin), await someone(browser, server.origin)]
  await overRound(lee, mina)
  await lee.page.getByText(/^This room erases itself on /).waitFor()
  expect(await mina.page.getByRole('button', { name: 'Erase this round…' }).count()).toBe(0)
  await until('it is kept', async () => (await keptBy(mina)) === 1)
  await lee.page.getByRole('button', { name: 'Erase this round…' }).click()
  await lee.page.getByText('The others lose it too').waitFor()
  expect(await lee.axe()).toEqual([])
  await lee.page.getByRole('button', { name: 'Erase for everybody' }).click()
  for (const { page } of [lee, mina]) {
    await page.getByRole('heading', { name: 'This room was erased' }).waitFor()
    await page.getByText(/by its interviewer\.$/).waitFor()
  }
  expect(await mina.axe()).toEqual([])
  await mina.page.reload()
  await mina.page.getByRole('heading', { name: 'This room was erased' }).waitFor()
  await mina.page.getByRole('link', { name: 'My rounds' }).click()
  await mina.page.getByText(/This room was erased on .* by its interviewer\./).waitFor()

  // What the candidate's device has kept of it is theirs.
  await mina.page.getByRole('link', { name: 'My progress' }).click()
  await mina.page.getByText('One round. Lines begin with the second.').waitFor()
  await lee.page.goto(`${server.origin}/progress`)
  await lee.page.getByText('Nothing here yet.').waitFor()
  expect([...lee.faults, ...mina.faults]).toEqual([])
  for (const { context } of [lee, mina]) await context.close()
})

test('[A8] my progress says what may be lost, goes from one device to another as a file, and is erased', async () => {
  const [lee, mina, other] = [
    await someone(browser, server.origin),
    await someone(browser, server.origin),
    await someone(browser, server.origin),
  ]
  for (let round = 1; round <= 2; round++) {
    await overRound(lee, mina)
    await until('it is kept', async () => (await keptBy(mina)) === round)
  }
  const { page } = mina
  await page.goto(`${server.origin}/progress`)
  await page.getByText('2 rounds.').waitFor()
  await page.getByRole('heading', { name: 'Two attempts side by side' }).waitFor()
  await page.getByText('A browser may clear that by itself').waitFor()
  expect(await mina.axe()).toEqual([])
  const ask = page.getByRole('button', { name: 'Ask this browser to keep it' })
  if ((await ask.count()) > 0) await ask.click()
  await page.getByText(/This browser (has agreed|was asked)/).waitFor()
  await page.reload()
  await page.getByText(/This browser (has agreed|was asked)/).waitFor()

  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save as a file' }).click()
  const file = await (await saving).path()
  await other.page.goto(`${server.origin}/progress`)
  const field = other.page.getByLabel('A file of your history')
  const cut = { name: 'cut.json', mimeType: 'application/json' }
  await field.setInputFiles({ ...cut, buffer: readFileSync(file).subarray(0, 100) })
  await other.page.getByText('Nothing was brought in. file: is not JSON').waitFor()
  for (let time = 0; time < 2; time++) {
    await field.setInputFiles(file)
    await other.page.getByText('2 rounds were brought in.').waitFor()
    await other.page.getByText('2 rounds.', { exact: true }).waitFor()
  }

  await page.getByRole('button', { name: 'Erase my history…' }).click()
  await page.getByRole('button', { name: 'Erase my history', exact: true }).click()
  await page.getByText('Nothing here yet.').waitFor()
  await page.reload()
  await page.getByText('Nothing here yet.').waitFor()
  expect([...mina.faults, ...other.faults]).toEqual([])
  for (const { context } of [lee, mina, other]) await context.close()
})
