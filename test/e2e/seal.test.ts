/** Seals as two people see them: a pane that is locked, and a part of the question that opens at its minute. */
import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from '../kit/chromium.js'
import { pair, shows, textOf, type, type Pair } from '../kit/pair.js'
import type { Someone } from '../kit/people.js'

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
const region = ({ page }: Someone, name: string): Locator => page.getByRole('region', { name, exact: true })
const press = ({ page }: Someone, name: string) => page.getByRole('button', { name, exact: true }).click()

test('[Z10] a locked pane says so on both screens, takes nothing from the candidate, and opens again', async () => {
  const { lee, mina } = two
  await press(lee, 'Lock the code')
  await region(mina, 'Code').getByText('locked by your interviewer').waitFor()
  await region(lee, 'Code').getByRole('button', { name: 'Unlock the code', exact: true }).waitFor()
  const before = await textOf(mina)
  await mina.page.locator('.cm-content').click()
  await mina.page.keyboard.type('never')
  await type(lee, '# his ')
  await shows(mina, '# his ')
  expect(await textOf(mina)).not.toContain('never')
  expect((await textOf(mina)).replace('# his ', '')).toBe(before)
  expect([await lee.axe(), await mina.axe()]).toEqual([[], []])
  await press(lee, 'Unlock the code')
  await region(mina, 'Code').getByText('locked by your interviewer').waitFor({ state: 'detached' })
  await type(mina, '# hers ')
  await shows(lee, '# hers ')
})

test('[Z10] a part of the question is a title until its minute, and then a text for both', async () => {
  const { lee, mina, server } = two
  await lee.page.getByRole('tab', { name: 'Question' }).click()
  await press(lee, 'Add a part that opens later')
  const form = lee.page.getByRole('form', { name: 'A part that opens later' })
  await form.getByRole('textbox', { name: 'Title, seen at once' }).fill('Two regions')
  await form.getByRole('textbox', { name: 'What they read then' }).fill('Now readers live in two regions.')
  await form.getByRole('spinbutton', { name: 'Opens at minute' }).fill('7')
  expect(await lee.axe()).toEqual([])
  await press(lee, 'Add it')
  const later = (who: Someone) => who.page.getByRole('list', { name: 'Later parts' })
  await later(mina).getByText('opens at 7:00').waitFor()
  expect(await later(mina).textContent()).not.toContain('two regions')
  expect(await mina.page.content()).not.toContain('Now readers live')
  expect(await later(lee).textContent()).toContain('Now readers live in two regions.')
  server.time.advance(7 * 60_000)
  await later(mina).getByText('Now readers live in two regions.').waitFor()
  await later(mina).getByText('since 7:00').waitFor()
  expect([await lee.axe(), await mina.axe()]).toEqual([[], []])
  expect([lee.faults, mina.faults]).toEqual([[], []])
})
