/** The debrief on paper: as Chromium makes a PDF of it. */
import { writeFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from '../kit/chromium.js'
import { control } from '../kit/clients.js'
import { openRoom, openServer, type TestServer } from '../kit/server.js'
import { someone, type Someone } from '../kit/people.js'

let browser: Browser
let server: TestServer
let mina: Someone
let room: string
beforeAll(async () => {
  browser = await launch()
  server = await openServer()
  const opened = await openRoom(server.origin)
  room = opened.room
  const lee = await opened.sit('interviewer', 'Lee')
  mina = await someone(browser, server.origin)
  await mina.page.goto(opened.links.candidate)
  await mina.page.getByRole('textbox', { name: 'Your name' }).fill('Mina')
  await mina.page.getByRole('button', { name: 'Join room' }).click()
  const leads = control(server.origin, lee.token)
  await leads.welcome
  await leads.ask({ type: 'round.start' })
  for (let i = 0; i < 30; i++) {
    server.time.advance(20_000 + (i % 5) * 1000)
    await leads.ask({ type: 'chat.say', text: `Question ${i}: does that meet 50 ms at the 99th percentile?` })
  }
  server.time.advance(30_000)
  await leads.ask({
    type: 'evidence.pin',
    criterion: 'S1',
    pin: { at: server.time.now() - 60_000, quote: 'here' },
  })
  await leads.ask({ type: 'score.set', criterion: 'S1', value: 3 })
  await leads.ask({ type: 'round.end' })
  await leads.ask({ type: 'debrief.release' })
  leads.close()
  await mina.page.getByRole('heading', { name: 'Debrief' }).waitFor()
  await mina.page
    .getByText('The debrief is released')
    .or(mina.page.getByText('Scored blind, then opened'))
    .first()
    .waitFor()
})
afterAll(async () => {
  await mina?.context.close()
  await server?.close()
  await browser?.close()
})

/** Where the links of a PDF lead: Chromium writes them in the clear. */
const linksIn = (pdf: Buffer): readonly string[] =>
  [...pdf.toString('latin1').matchAll(/\/URI \(([^)]*)\)/g)].map(([, url = '']) => url)
const pagesIn = (pdf: Buffer): number => pdf.toString('latin1').match(/\/Type \/Page\b(?!s)/g)?.length ?? 0

test('[R27] on paper the debrief is a document: its moments are links with whole addresses, what is closed stands open', async () => {
  const { page } = mina
  await page.evaluate(() => document.documentElement.setAttribute('data-theme', 'dark'))
  const closed = () => page.locator('details:not([open])').count()
  const before = await closed()
  expect(before).toBeGreaterThan(0)
  // What a reader of the page sees at the very moment it is put on paper.
  await page.evaluate(() => {
    addEventListener('beforeprint', () => {
      document.body.dataset['paper'] = JSON.stringify({
        closed: document.querySelectorAll('details:not([open])').length,
        rows: document.querySelectorAll('[aria-label="Table of marks"] tbody tr').length,
      })
    })
  })
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true, printBackground: false })
  if (process.env['KEEP_PDF']) writeFileSync(process.env['KEEP_PDF'], pdf)
  const paper = JSON.parse((await page.evaluate(() => document.body.dataset['paper'])) ?? '{}') as {
    readonly closed: number
    readonly rows: number
  }
  expect(paper).toMatchObject({ closed: 0 })
  expect(paper.rows).toBeGreaterThan(30)
  const links = linksIn(pdf)
  expect(links.length).toBeGreaterThan(30)
  const here = `${server.origin}/r/${room}`
  for (const link of links) expect(link.startsWith(`${server.origin}/`), link).toBe(true)
  expect(links.filter(link => /\?t=\d+:\d\d$/.test(link) && link.startsWith(here)).length).toBeGreaterThan(30)
  expect(pagesIn(pdf)).toBeGreaterThan(1)
  expect(pagesIn(pdf)).toBeLessThan(12)
  // Afterwards the page is as it was.
  expect(await closed()).toBe(before)
  expect(mina.faults).toEqual([])
})

test('[R27] on paper nothing is to be pressed, the timeline is drawn in its colours, and no line runs out of the sheet', async () => {
  const { page } = mina
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize({ width: 703, height: 1000 })
  await page.evaluate(() => void dispatchEvent(new Event('beforeprint')))
  const controls = page.locator('main').locator('input, select, textarea, form')
  expect(await controls.evaluateAll(all => all.filter(one => one.checkVisibility()).length)).toBe(0)
  const marks = page.getByRole('region', { name: 'Timeline' }).locator('[data-mark]')
  expect(await marks.first().isVisible()).toBe(true)
  expect(
    await marks.first().evaluate(one => getComputedStyle(one).getPropertyValue('print-color-adjust')),
  ).toBe('exact')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(703)
  expect(await page.evaluate(() => getComputedStyle(document.body).color)).not.toMatch(/2[0-9]{2}, 2[0-9]{2}/)
  await page.evaluate(() => void dispatchEvent(new Event('afterprint')))
  await page.emulateMedia({ media: 'screen' })
})

test('[R30] a list beside the debrief goes to each of its parts and marks the one that is read; on a phone it is a choice', async () => {
  const { page } = mina
  await page.setViewportSize({ width: 1440, height: 900 })
  const list = page.getByRole('navigation', { name: 'In this debrief' })
  const current = () => list.locator('[aria-current="true"]').innerText()
  expect(await current()).toBe('Result')
  const titles = await list.getByRole('button').allInnerTexts()
  expect(titles).toEqual(expect.arrayContaining(['Timeline', 'Board and code', 'Figures and facts']))
  await list.getByRole('button', { name: 'That moment' }).focus()
  await page.keyboard.press('Enter')
  await expect.poll(current).toBe('That moment')
  expect(
    await page.getByRole('region', { name: 'That moment' }).evaluate(one => one.getBoundingClientRect().top),
  ).toBeLessThan(200)
  // From there the Tab key goes on.
  await page.keyboard.press('Tab')
  expect(
    await page.evaluate(() => document.activeElement?.closest('[data-part]')?.getAttribute('data-part')),
  ).toBe('That moment')
  expect(await mina.axe()).toEqual([])
  await page.setViewportSize({ width: 390, height: 844 })
  const choice = page.getByLabel('Go to')
  await choice.selectOption('Timeline')
  await expect.poll(() => choice.inputValue()).toBe('Timeline')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  expect(await mina.axe()).toEqual([])
  expect(mina.faults).toEqual([])
})
