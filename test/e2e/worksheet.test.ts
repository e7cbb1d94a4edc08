/** What is typed while the line before it is still on its way: nothing of it is lost. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from '../kit/chromium.js'
import { pair, type Pair } from '../kit/pair.js'

let browser: Browser
let two: Pair
beforeAll(async () => {
  browser = await launch()
  two = await pair(browser)
})
afterAll(async () => {
  await two.close()
  await browser.close()
})

test('[P18] a line of the worksheet that is begun before the one before it was acknowledged keeps every letter', async () => {
  const { mina, net } = two
  const field = mina.page.getByRole('textbox', { name: /^Add to In scope/ })
  await field.fill('Read the feed')
  net.hold()
  await field.press('Enter')
  await field.pressSequentially('Post an activity')
  net.pass()
  await mina.page.getByText('Read the feed', { exact: true }).waitFor()
  expect(await field.inputValue()).toBe('Post an activity')
})

test('[D5] a note that is begun meanwhile keeps every letter as well', async () => {
  const { lee } = two
  await lee.page.getByRole('tab', { name: 'Notes' }).click()
  const field = lee.page.getByRole('textbox', { name: /note/i })
  await field.fill('Asked for the load')
  await field.press('Enter')
  await field.pressSequentially('and for the size')
  await lee.page.getByText('Asked for the load', { exact: true }).waitFor()
  expect(await field.inputValue()).toBe('and for the size')
})
