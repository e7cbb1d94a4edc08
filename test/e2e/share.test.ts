/** A finished round shared by a link: made in the debrief, opened by somebody who was not in it, and taken back. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from '../kit/chromium.js'
import { pair, shows, type, type Pair } from '../kit/pair.js'
import { someone, type Someone } from '../kit/people.js'

let browser: Browser
let two: Pair
beforeAll(async () => {
  browser = await launch()
  two = await pair(browser)
  const { lee, mina, server } = two
  await type(mina, 'what she wrote ')
  await shows(lee, 'what she wrote ')
  server.time.advance(10 * 60_000)
  await lee.page.getByRole('button', { name: 'More for this round' }).click()
  await lee.page.getByRole('menuitem', { name: 'End the round…' }).click()
  await lee.page.getByRole('button', { name: 'End it now' }).click()
  await mina.page.getByRole('heading', { name: 'Debrief' }).waitFor()
})
afterAll(async () => {
  await two?.close()
  await browser?.close()
})

const dialog = ({ page }: Someone) => page.getByRole('dialog', { name: 'Share by a link' })
/** Opened from the menu of the debrief. */
async function share(who: Someone) {
  await who.page.getByRole('button', { name: 'Export' }).click()
  await who.page.getByRole('menuitem', { name: 'Share by a link…' }).click()
  await dialog(who).waitFor()
}
async function make(who: Someone, days: string): Promise<string> {
  await dialog(who).getByLabel('Opens for').selectOption({ label: days })
  const before = await dialog(who).getByRole('listitem').count()
  await dialog(who).getByRole('button', { name: 'Make a link' }).click()
  await dialog(who).getByRole('listitem').nth(before).waitFor()
  return dialog(who).getByLabel('Link to this round').inputValue()
}
/** Where it says that it does not open. */
const says = (who: Someone, title: string) => who.page.getByRole('heading', { name: title }).waitFor()
/** By the server itself: what she has goes over a line that can be cut. */
const straight = (link: string) => two.server.origin + link.slice(new URL(link).origin.length)

test('[R24] [R25] the link opens the debrief of who made it, without what was left out, and keeps its secret to itself', async () => {
  const { mina } = two
  await share(mina)
  await dialog(mina).getByLabel('Code').uncheck()
  const link = await make(mina, '7 days')
  expect(link).toMatch(/\/s\/[a-z0-9]{10}#[\w-]{22}$/)
  await dialog(mina).getByRole('button', { name: 'Copy', exact: true }).click()
  await dialog(mina).getByText('Copied.').waitFor()
  expect(await mina.page.evaluate('navigator.clipboard.readText()')).toBe(link)
  expect(await mina.axe()).toEqual([])
  expect(mina.faults).toEqual([])

  const reader = await someone(browser, two.server.origin)
  const { page } = reader
  try {
    const asked: string[] = []
    page.on('request', request => asked.push(request.url()))
    for (let time = 0; time < 2; time++) {
      if (time === 0) await page.goto(straight(link))
      else await page.reload()
      await page.getByText('as Mina (candidate) saw it').waitFor()
      expect(new URL(page.url()).hash).toBe('')
      await page.getByRole('application', { name: 'Board canvas' }).waitFor()
      await page.getByText('It was left out of this copy by who made it.').waitFor()
    }
    expect(await page.getByText('what she wrote').count()).toBe(0)
    expect(await page.getByRole('button', { name: 'Open another' }).count()).toBe(0)
    expect(await reader.axe()).toEqual([])
    expect(reader.faults).toEqual([])
    const secret = new URL(link).hash.slice(1)
    expect(asked.filter(url => url.includes(secret) && !url.includes('#'))).toEqual([])
  } finally {
    await reader.context.close()
  }
})

test('[R25] a link that is over, taken back, unknown, not whole or out of reach says so in a sentence', async () => {
  const { mina, server } = two
  const [first, second] = [await make(mina, '7 days'), await make(mina, '1 day')]
  const reader = await someone(browser, server.origin)
  const { page, context } = reader
  try {
    await page.goto(straight(first).replace(/#.*/, ''))
    await says(reader, 'This link is not whole')
    await context.setOffline(true)
    await page.evaluate(hash => {
      location.hash = hash
    }, new URL(first).hash)
    await says(reader, 'Out of reach')
    expect(await reader.axe()).toEqual([])
    await context.setOffline(false)
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByText('as Mina (candidate) saw it').waitFor()

    await page.goto(straight(first).replace(/#.*/, `#${'x'.repeat(21)}1`))
    await page.reload()
    await says(reader, 'There is no such round here')

    // The newest stands first: the one for a day, then this one.
    await dialog(mina)
      .getByRole('button', { name: /^Take back/ })
      .nth(1)
      .click()
    await dialog(mina).getByRole('listitem').nth(2).waitFor({ state: 'detached' })
    await page.goto(straight(first))
    await page.reload()
    await says(reader, 'This link was taken back')
    server.time.advance(25 * 3_600_000)
    await page.goto(straight(second))
    await says(reader, 'This link is over')
    expect(await reader.axe()).toEqual([])
  } finally {
    await reader.context.close()
  }
})
