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

test('[L80] what is typed and not sent outlives another tab, and a window that is turned', async () => {
  const { lee, mina } = two
  const layer = mina.page.getByRole('textbox', { name: /^Data layer/ })
  const line = mina.page.getByRole('textbox', { name: /^Add to Scale/ })
  await layer.fill('10 TB a')
  await line.fill('10,000 reads a second')
  const wide = mina.page.viewportSize()!
  await mina.page.setViewportSize({ width: 390, height: 844 })
  await mina.page.getByRole('button', { name: 'Board', exact: true }).waitFor()
  await mina.page.setViewportSize(wide)
  expect(await line.inputValue()).toBe('10,000 reads a second')
  expect(await layer.inputValue()).toBe('10 TB a')
  await lee.page.getByRole('tab', { name: 'Notes' }).click()
  const note = lee.page.getByRole('textbox', { name: /note/i })
  await note.fill('Asks before drawing')
  await lee.page.getByRole('tab', { name: 'Question' }).click()
  await lee.page.getByRole('button', { name: 'Add a part that opens later', exact: true }).click()
  await lee.page.getByRole('textbox', { name: 'Title, seen at once' }).fill('Two regions')
  await lee.page.getByRole('tab', { name: 'Notes' }).click()
  expect(await note.inputValue()).toBe('Asks before drawing')
  await note.fill('')
  await lee.page.getByRole('tab', { name: 'Question' }).click()
  expect(await lee.page.getByRole('textbox', { name: 'Title, seen at once' }).inputValue()).toBe(
    'Two regions',
  )
  await lee.page.getByRole('button', { name: 'Not now' }).click()
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
