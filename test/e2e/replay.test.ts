/** The round played again: two in browsers write and draw over half an hour, and the debrief goes to any moment of it. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { until } from '../kit/clients.js'
import { launch } from '../kit/chromium.js'
import { pair, shows, textOf, type, type Pair } from '../kit/pair.js'
import { someone, type Someone } from '../kit/people.js'
import { openServer } from '../kit/server.js'

let browser: Browser
let two: Pair
beforeAll(async () => {
  browser = await launch()
  two = await pair(browser)
  for (const { page } of [two.lee, two.mina]) await page.setViewportSize({ width: 1600, height: 900 })
})
afterAll(async () => {
  await two?.close()
  await browser?.close()
})

const canvas = ({ page }: Someone) => page.getByRole('application', { name: 'Board canvas' })
const slider = ({ page }: Someone) => page.getByRole('slider', { name: 'Replay position' })
const work = ({ page }: Someone) => page.getByRole('region', { name: 'Board and code' })
const codeThen = async (who: Someone) =>
  (await work(who).locator('.cm-content').innerText()).replaceAll('\n', '')
const goTo = (who: Someone, seconds: number) => slider(who).fill(String(seconds * 1000))

async function box({ page }: Someone, key: string, words: string) {
  await page.keyboard.press(key)
  await page.locator('[contenteditable="true"]:focus, textarea:focus').waitFor()
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
}

test('[R7] the debrief shows board and code as they stood at the moment one goes to, for both', async () => {
  const { lee, mina, server } = two
  await lee.page.getByRole('button', { name: 'More for this round' }).click()
  await lee.page.getByRole('menuitem', { name: 'Open the board now' }).click()
  await canvas(mina).waitFor()
  server.time.advance(5 * 60_000)
  await canvas(mina).focus()
  await box(mina, 's', 'Gateway')
  await lee.page.getByText(/^1 node /).waitFor()
  await type(mina, 'first ')
  await shows(lee, 'first ')
  server.time.advance(10 * 60_000)
  await canvas(mina).focus()
  await box(mina, 'd', 'Orders')
  await lee.page.getByText(/^2 nodes /).waitFor()
  await type(lee, 'second ')
  await shows(mina, 'second ')
  server.time.advance(10 * 60_000)
  await type(mina, 'third ')
  await shows(lee, 'third ')
  const last = await textOf(lee)
  server.time.advance(60_000)
  await lee.page.getByRole('button', { name: 'More for this round' }).click()
  await lee.page.getByRole('menuitem', { name: 'End the round…' }).click()
  await lee.page.getByRole('button', { name: 'End it now' }).click()
  for (const who of [lee, mina]) {
    await work(who).locator('.cm-content').waitFor()
    await canvas(who).waitFor()
    expect(await codeThen(who)).toBe(last)
    await goTo(who, 10 * 60)
    await until('the first words alone', async () => (await codeThen(who)).endsWith('first '))
    await work(who).getByRole('heading', { name: 'Code, at 10:00' }).waitFor()
    await goTo(who, 20 * 60)
    await until('the second too', async () => (await codeThen(who)).endsWith('first second '))
    await goTo(who, 60)
    await until('nothing yet', async () => !(await codeThen(who)).includes('first'))
    await goTo(who, 99_999)
    await until('all of it', async () => (await codeThen(who)) === last)
  }
})

test('[R8] it plays: by the button and Space, faster, and goes on from where it was put', async () => {
  const { lee } = two
  const at = async () => Number(await slider(lee).inputValue()) / 1000
  await goTo(lee, 5 * 60 - 4)
  await lee.page.getByLabel('Speed').selectOption({ label: '16 ×' })
  await lee.page.getByRole('button', { name: 'Play the round' }).click()
  await until('it has gone on', async () => (await at()) > 5 * 60 + 30, 30_000)
  await expect.poll(() => codeThen(lee), { timeout: 10_000 }).toMatch(/first $/)
  await lee.page.locator('h1').click()
  await lee.page.keyboard.press('Space')
  const stopped = await at()
  await lee.page.getByRole('button', { name: 'Play the round' }).waitFor()
  await lee.page.waitForTimeout(500)
  expect(await at()).toBe(stopped)
  await lee.page.getByLabel('Speed').selectOption({ label: 'all in 10 s' })
  await lee.page.keyboard.press('Escape')
  await goTo(lee, 0)
  const from = Date.now()
  await lee.page.getByRole('button', { name: 'Play the round' }).click()
  await lee.page.getByRole('button', { name: 'Play the round' }).waitFor({ timeout: 60_000 })
  expect(Date.now() - from).toBeGreaterThan(9000)
  expect(await codeThen(lee)).toMatch(/third $/)
})

test('[R9] every mark can be pressed and reached by arrow keys; [ and ] go from mark to mark', async () => {
  const { lee } = two
  const { page } = lee
  const timeline = page.getByRole('region', { name: 'Timeline' })
  await timeline.getByRole('button', { name: /the board opens$/ }).click()
  const opened = Number(await slider(lee).inputValue())
  const marks = timeline.getByRole('group', { name: 'Marks of the timeline' })
  expect(await marks.locator('button[tabindex="0"]').count()).toBe(1)
  await marks.locator('button[tabindex="0"]').focus()
  const reached = new Set<string>()
  const look = async (): Promise<string> => {
    const mark = (await page.evaluate('document.activeElement?.dataset.mark')) as string
    reached.add(mark)
    return mark
  }
  for (let lane = 0; lane < 14; lane++) await page.keyboard.press('ArrowUp')
  await look()
  for (let lane = 0; lane < 14; lane++) {
    await page.keyboard.press('Home')
    let before = ''
    for (let now = await look(); now !== before; now = await look()) {
      before = now
      await page.keyboard.press('ArrowRight')
    }
    await page.keyboard.press('ArrowDown')
    await look()
  }
  const all = await marks
    .locator('button[data-mark]')
    .evaluateAll(buttons => buttons.map(button => (button as HTMLElement).dataset['mark'] ?? ''))
  expect([...reached].toSorted()).toEqual(all.toSorted())
  await page.keyboard.press('Enter')
  await goTo(lee, 0)
  await page.locator('h1').click()
  const places: number[] = []
  for (let step = 0; step < 4; step++) {
    await page.keyboard.press(']')
    places.push(Number(await slider(lee).inputValue()))
  }
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  expect(new Set(places).size).toBeGreaterThan(1)
  await page.keyboard.press('[')
  expect(Number(await slider(lee).inputValue())).toBeLessThan(places.at(-1) ?? 0)
  expect(opened).toBeGreaterThan(0)
  expect(await lee.axe()).toEqual([])
})

test('[R10] [R12] one comes closer and goes along, and back to the whole round', async () => {
  const { lee } = two
  const { page } = lee
  const timeline = page.getByRole('region', { name: 'Timeline' })
  await goTo(lee, 10 * 60)
  const closer = timeline.getByRole('button', { name: 'Closer' })
  const wide = () =>
    timeline
      .getByRole('button', { name: /^\d+:\d\d planned/ })
      .first()
      .evaluate(mark => mark.getBoundingClientRect().width)
  const before = await wide()
  await closer.click()
  await timeline.getByRole('button', { name: 'Whole round' }).waitFor()
  await timeline.getByRole('button', { name: 'Whole round' }).click()
  expect(Math.abs((await wide()) - before)).toBeLessThan(2)
  await goTo(lee, 60)
  const moment = page.getByRole('region', { name: 'That moment' })
  await moment.getByText('All marks as a table').click()
  await moment
    .getByRole('row', { name: /the code is written/ })
    .getByRole('button')
    .last()
    .click()
  expect(Number(await slider(lee).inputValue())).toBeGreaterThan(20 * 60_000)
  await page.getByRole('textbox', { name: 'Your moments' }).fill('here it went wrong')
  await page.getByRole('button', { name: /^Keep \d/ }).click()
  await goTo(lee, 0)
  await moment.getByRole('button', { name: /here it went wrong$/ }).click()
  expect(Number(await slider(lee).inputValue())).toBeGreaterThan(20 * 60_000)
})

test('[R17] the board stands in small along the round, each picture at its moment', async () => {
  const { lee } = two
  const strip = lee.page.getByRole('list', { name: 'The board along the round' })
  await strip.waitFor()
  const told = await strip
    .getByRole('button')
    .evaluateAll(all => all.map(one => one.getAttribute('aria-label') ?? ''))
  expect(told[0]).toMatch(/^The board at 2:\d\d: 0 nodes/)
  expect(told.some(one => one.includes('1 node,'))).toBe(true)
  expect(told.at(-1)).toContain('2 nodes')
  await strip
    .getByRole('button', { name: /: 1 node,/ })
    .first()
    .click()
  const at = Number(await slider(lee).inputValue())
  expect(at).toBeGreaterThan(5 * 60_000)
  expect(at).toBeLessThan(16 * 60_000)
})

test('[R11] an address with a moment opens there, and a debrief opens where one stopped', async () => {
  const { mina } = two
  const { page } = mina
  const url = new URL(page.url())
  await page.goto(`${url.origin}${url.pathname}?t=10:00`)
  await until('it opens there', async () => Number(await slider(mina).inputValue()) === 600_000, 20_000)
  expect(new URL(page.url()).search).toBe('?t=10:00')
  await until('with the code of then', async () => (await codeThen(mina)).endsWith('first '), 20_000)
  await goTo(mina, 20 * 60)
  await page.waitForTimeout(1000)
  await page.goto(`${url.origin}${url.pathname}`)
  await until(
    'it opens where it was left',
    async () => Number(await slider(mina).inputValue()) === 1_200_000,
    20_000,
  )
  for (const { faults } of [two.lee, mina]) expect(faults).toEqual([])
})

test('[R14] a copy opens with no server that knows the round, cut short as far as it goes, and never changed unnoticed', async () => {
  const { lee } = two
  const { page } = lee
  await goTo(lee, 99_999)
  const whole = await codeThen(lee)
  await page.getByRole('button', { name: 'Export' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'A copy to open again' }).click(),
  ])
  const pieces: Buffer[] = []
  for await (const piece of await download.createReadStream()) pieces.push(piece as Buffer)
  const bytes = Buffer.concat(pieces)
  const other = await openServer()
  const reader = await someone(browser, other.origin)
  const open = async (buffer: Buffer) => {
    await reader.page.goto(`${other.origin}/copy`)
    await reader.page
      .getByLabel('Copy of a round')
      .setInputFiles({ name: 'copy.zip', mimeType: 'application/zip', buffer })
  }
  try {
    await open(bytes)
    await reader.page.getByText('as Lee (interviewer) saw it').waitFor()
    await until('all of the code', async () => (await codeThen(reader)) === whole, 20_000)
    await canvas(reader).waitFor()
    await goTo(reader, 10 * 60)
    await until('the code of then', async () => (await codeThen(reader)).endsWith('first '))
    expect(await reader.page.getByRole('button', { name: 'Release to candidate' }).count()).toBe(0)
    expect(await reader.axe()).toEqual([])
    await reader.page.getByRole('button', { name: 'Open another' }).click()
    await open(bytes.subarray(0, bytes.length - 2000))
    await reader.page.getByText('The file is cut short: what follows of it is missing.').waitFor()
    await goTo(reader, 99_999)
    await until('the code all the same', async () => (await codeThen(reader)) === whole, 20_000)
    await open(bytes.subarray(0, 300))
    await reader.page.getByRole('alert').waitFor()
    await open(Buffer.from('no copy'))
    await reader.page.getByText('This is no copy of a round.').waitFor()
    expect(reader.faults).toEqual([])
  } finally {
    await reader.context.close()
    await other.close()
  }
})
