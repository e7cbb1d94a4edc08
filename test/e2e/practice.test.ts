/** What one practises alone, in a browser: a sentence rewritten by keyboard, a script kept, the bottleneck asked about. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from '../kit/chromium.js'
import { content } from '../kit/pair.js'
import { someone, type Someone } from '../kit/people.js'
import { openServer, type TestServer } from '../kit/server.js'

let browser: Browser
let server: TestServer
let mina: Someone
beforeAll(async () => {
  browser = await launch()
  server = await openServer({ content })
  mina = await someone(browser, server.origin)
  await mina.page.goto(`${server.origin}/practice`)
})
afterAll(async () => {
  await mina.context.close()
  await server.close()
  await browser.close()
})

test('[PR2] [PR7] SYS-41 a sentence is rewritten by keyboard alone: what is missing is named, then it passes and is remembered', async () => {
  const { page } = mina
  await page.getByRole('button', { name: /^A bug, and what it cost/ }).press('Enter')
  await page.getByText('I fixed a really nasty bug in production.').waitFor()
  await page.getByRole('button', { name: 'Begin' }).press('Enter')
  await page.getByRole('timer', { name: 'Time left' }).waitFor()
  await page.keyboard.type('I rolled it back with the payments team.')
  await page.keyboard.press('Control+Enter')
  await page.getByText('One part is missing.').waitFor()
  await page.getByText('what it saved or cost, as a figure').waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.type('I rolled it back with the payments team, which saved $90k.')
  await page.keyboard.press('Control+Enter')
  await page.getByText(/^All of it is there/).waitFor()
  expect(await mina.axe()).toEqual([])
  await page.reload()
  await page.getByText('1 of 15 passed.').waitFor()
})

test('[PR7] the minute ends by itself, and what stands there is judged', async () => {
  const { page } = mina
  await page.clock.install()
  await page.reload()
  await page.getByRole('button', { name: /^Theory, and/ }).click()
  await page.getByRole('button', { name: 'Begin' }).click()
  await page.keyboard.type('I built it.')
  await page.clock.runFor(51_000)
  await page.getByText('Ten seconds left.').waitFor({ state: 'attached' })
  await page.clock.runFor(10_000)
  await page.getByText('2 parts are missing.').waitFor()
})

test('[PR3] SYS-39 a script with an empty slot is not kept; a whole one is, and is there after a reload', async () => {
  const { page } = mina
  await page.getByText('Scripts', { exact: true }).click()
  await page.getByLabel('Title').fill('Back-off')
  await page.getByLabel('Metric').fill('p99 rose 4 % after the release')
  await page.getByLabel('Decision').fill('I set a back-off of 200 ms')
  await page.getByRole('button', { name: 'Keep it here' }).click()
  await page.getByText('“Outcome” is empty.').waitFor()
  await page.keyboard.type('Errors fell 28 %, $180k a quarter')
  await page.getByRole('button', { name: 'Keep it here' }).click()
  await page.getByText('“Back-off” is kept on this device.').waitFor()
  expect(await mina.axe()).toEqual([])
  await page.reload()
  await page.getByText('Scripts', { exact: true }).click()
  await page.getByRole('heading', { name: 'Back-off' }).waitFor()
})

test('[PR6] SYS-46 the bottleneck wants percentile and cost', async () => {
  const { page } = mina
  await page.getByText('Bottleneck', { exact: true }).click()
  const answer = page.getByLabel('Your answer')
  await answer.fill('it was slow')
  await answer.press('Tab')
  await page.keyboard.press('Enter')
  await page.getByText('“What does it cost?”').waitFor()
  await answer.fill('p95 340 ms, $9 k/month')
  await page.getByRole('button', { name: 'Check' }).click()
  await page.getByText('Percentile and cost are both there.').waitFor()
  expect(mina.faults).toEqual([])
})
