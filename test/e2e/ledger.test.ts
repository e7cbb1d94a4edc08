/** Numbers and faults on two screens: what differs is said, a fault is marked on both, and the debrief has all of it. */
import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from '../kit/chromium.js'
import { content } from '../kit/pair.js'
import { enter, someone, type Someone } from '../kit/people.js'
import { openRoom, openServer, type TestServer } from '../kit/server.js'

let server: TestServer
let browser: Browser
let lee: Someone
let mina: Someone

beforeAll(async () => {
  server = await openServer({ content, board: 'excalidraw' })
  browser = await launch()
  const { links } = await openRoom(server.origin)
  lee = await someone(browser, server.origin, { width: 1600 })
  mina = await someone(browser, server.origin, { width: 1600, theme: 'dark' })
  await enter(lee, links.interviewer, 'Lee')
  await enter(mina, links.candidate, 'Mina')
  await lee.page.getByRole('button', { name: 'Start the round' }).click()
  await lee.page.getByRole('button', { name: 'More for this round' }).click()
  await lee.page.getByRole('menuitem', { name: 'Open the board now' }).click()
  await canvas(mina).waitFor()
  await mina.page.getByText('First three numbers, then the board').waitFor({ state: 'detached' })
  await mina.page.getByRole('toolbar', { name: 'Board tools' }).waitFor()
  await lee.page.getByRole('tab', { name: 'Question' }).click()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const canvas = ({ page }: Someone) => page.getByRole('application', { name: 'Board canvas' })
async function box({ page }: Someone, key: string, words: string) {
  await page.keyboard.press(key)
  const label = page.locator('textarea.excalidraw-wysiwyg')
  await label.waitFor()
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
  await label.waitFor({ state: 'detached' })
}
const says = async ({ page }: Someone, text: string) => {
  await page.getByRole('tab', { name: /^Talk/ }).click()
  await page.getByRole('textbox', { name: 'Say something in writing' }).fill(text)
  await page.keyboard.press('Enter')
  await page.getByRole('tab', { name: 'Question' }).click()
}
const differ = ({ page }: Someone) => page.getByRole('status', { name: 'Numbers that differ' })

test('[LF10] two numbers of one box that cannot both be are said to both, each in their own words, and stand in the ledger', async () => {
  await canvas(mina).focus()
  await box(mina, 's', 'Gateway')
  await box(mina, 'c', 'Cache 10 GB')
  await lee.page.getByText('1 number', { exact: true }).waitFor()
  await says(mina, 'The cache holds 100 GB of sessions')
  await differ(lee)
    .getByText(/^Two numbers differ\. Cache: 10 GB on the drawing at .*, 100 GB in a message/)
    .waitFor()
  await differ(mina)
    .getByText(/^Which of the two\?/)
    .waitFor()
  await lee.page.getByRole('heading', { name: 'Ledger · 1 differ' }).waitFor()
  await lee.page
    .getByRole('button', { name: /^Show 10 GB .* on the board$/ })
    .first()
    .click()
  for (const person of [lee, mina]) expect(await person.axe()).toEqual([])
})

test('[LF13] three boxes want a latency on each arrow between them, and are then a figure that is saved', async () => {
  await canvas(lee).focus()
  for (const key of ['Escape', 'n', 'Shift+N', 'a']) await lee.page.keyboard.press(key)
  await lee.page.getByText('Type a time for this hop').waitFor()
  await lee.page.keyboard.press('Escape')
  const { page } = mina
  await page.getByText(/^2 nodes · 1 arrow/).waitFor()
  const threeBoxes = async () => {
    await page.getByRole('button', { name: '3 boxes' }).click()
    for (const name of ['Gateway', 'Cache 10 GB']) await page.getByRole('checkbox', { name }).check()
  }
  await threeBoxes()
  await page.getByText(/^Gateway → Cache 10 GB has no latency: write one on it/).waitFor()
  await page.getByRole('button', { name: 'Close' }).click()

  await page.getByRole('button', { name: 'Outline' }).click()
  await page.getByRole('treeitem', { name: 'to Cache 10 GB' }).focus()
  await page.keyboard.press('l')
  await page.locator('.outline-pane textarea').waitFor()
  await page.keyboard.type('12 ms')
  await page.keyboard.press('Enter')
  await page.getByText(/^2 nodes · 1 arrow · 1 latency/).waitFor()
  await threeBoxes()
  await page.getByRole('img', { name: 'Gateway, Cache 10 GB. Gateway to Cache 10 GB, 12 ms.' }).waitFor()
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save as SVG' }).click(),
  ])
  const svg = readFileSync(await saved.path(), 'utf8')
  expect(svg).toContain('>12 ms</text>')
  await page.getByRole('button', { name: 'Close' }).click()
  await page.getByRole('button', { name: 'Hide the outline' }).click()
})

test('[LF14] a board on which more than two boxes stand alone says so in its head, to both', async () => {
  await canvas(mina).focus()
  for (const name of ['Mail', 'Search', 'Reports']) await box(mina, 's', name)
  for (const { page } of [lee, mina])
    await page.getByRole('status', { name: 'How crowded the board is' }).getByText('3 unconnected').waitFor()
})

test('[LF22] a fault is marked on both boards, in the outline and beside it, and lifted by who set it', async () => {
  await lee.page.getByLabel('What fails').selectOption({ label: 'Cache 10 GB' })
  await lee.page.getByRole('button', { name: 'Kill' }).click()
  for (const { page } of [lee, mina])
    await page.locator('.board-mark[data-tone=failed]').getByText('gone').waitFor()
  await mina.page.getByText('Cache 10 GB is gone.', { exact: true }).waitFor()
  await mina.page.getByRole('button', { name: 'Outline' }).click()
  await mina.page.getByRole('treeitem', { name: /Cache 10 GB.*, gone/ }).waitFor()
  await says(mina, 'Users are served from the store, slowly.')
  await lee.page.getByText(/^wrote after \d/).waitFor()
  await lee.page.getByRole('button', { name: 'Lift' }).click()
  await mina.page.locator('.board-mark').first().waitFor({ state: 'detached' })
})

test('[LF11] the debrief has the ledger with the contradiction, and the fault with its response', async () => {
  await lee.page.getByRole('button', { name: 'End the round' }).first().click()
  await lee.page.getByRole('button', { name: 'End it now' }).click()
  for (const { page } of [lee, mina]) {
    await page.getByRole('heading', { name: 'Ledger: every number that was stated' }).waitFor()
    await page.getByRole('list', { name: 'Numbers that contradict each other' }).getByText('100 GB').waitFor()
    await page.getByText(/^First response: wrote after/).waitFor()
  }
  expect([...lee.faults, ...mina.faults]).toEqual([])
})
