/** A round on a public https address without any key: its board is Excalidraw, and no other host is asked for anything. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchNaming } from '../kit/chromium.js'
import { enter, someone, type Someone } from '../kit/people.js'
import { openRoom, openServer, type TestServer } from '../kit/server.js'
import { tlsDoor, type TlsDoor } from '../kit/tls-door.js'

const name = 'rooms.example'
let door: TlsDoor
let server: TestServer
let browser: Browser
let lee: Someone
let mina: Someone
const scripts: string[] = []

beforeAll(async () => {
  door = await tlsDoor(name)
  const publicOrigin = `https://${name}:${door.port}`
  server = await openServer({ publicOrigin })
  door.leadTo(server.origin)
  browser = await launchNaming(name)
  const { links } = await openRoom(server.origin)
  lee = await someone(browser, publicOrigin, { width: 1600 })
  mina = await someone(browser, publicOrigin, { width: 1600, theme: 'dark' })
  for (const { page } of [lee, mina]) page.on('request', request => scripts.push(request.url()))
  await enter(lee, links.interviewer, 'Lee')
  await enter(mina, links.candidate, 'Mina')
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
  await door?.close()
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

test('[O1] the round is held: both draw, both see what was drawn, and the debrief shows it', async () => {
  await lee.page.getByRole('button', { name: 'Start the round' }).click()
  await canvas(lee).waitFor()
  await lee.page.getByRole('button', { name: 'More for this round' }).click()
  await lee.page.getByRole('menuitem', { name: 'Open the board now' }).click()
  await canvas(mina).waitFor()
  await mina.page.getByText('First three numbers, then the board').waitFor({ state: 'detached' })
  await mina.page.getByRole('toolbar', { name: 'Board tools' }).waitFor()
  await canvas(mina).focus()
  await box(mina, 's', 'Gateway')
  await box(mina, 'd', 'Orders')
  for (const { page } of [lee, mina]) await page.getByText(/^2 nodes · 0 arrows/).waitFor()
  await canvas(lee).focus()
  for (const key of ['Escape', 'n', 'Shift+N', 'a']) await lee.page.keyboard.press(key)
  await lee.page.getByText('Type a time for this hop').waitFor()
  await lee.page.keyboard.type('12 ms')
  await lee.page.keyboard.press('Enter')
  for (const { page } of [lee, mina]) await page.getByText(/^2 nodes · 1 arrow · 1 latency/).waitFor()
  for (const person of [lee, mina]) expect(await person.axe()).toEqual([])

  await lee.page.getByRole('button', { name: 'End the round' }).first().click()
  await lee.page.getByRole('button', { name: 'End it now' }).click()
  for (const { page } of [lee, mina]) {
    await page.getByRole('heading', { name: 'Debrief' }).waitFor()
    const sheet = page.getByRole('region', { name: 'Board and code' })
    await sheet.scrollIntoViewIfNeeded()
    await sheet.getByRole('application', { name: 'Board canvas' }).waitFor()
    await sheet.getByText('View only').first().waitFor()
  }
})

test('[O6] the drawing is taken home: a picture, the engine’s own file, text', async () => {
  const saved = async (item: string) => {
    await lee.page.getByRole('button', { name: 'Save the board' }).click()
    const [download] = await Promise.all([
      lee.page.waitForEvent('download'),
      lee.page.getByRole('menuitem', { name: item }).click(),
    ])
    const parts: Buffer[] = []
    for await (const part of await download.createReadStream()) parts.push(part as Buffer)
    return { name: download.suggestedFilename(), bytes: Buffer.concat(parts) }
  }
  const png = await saved('Picture, PNG')
  expect(png.name).toMatch(/^debrief-.*-board-\d{4}-\d\d-\d\d\.png$/)
  expect(png.bytes.subarray(1, 4).toString()).toBe('PNG')
  const svg = (await saved('Picture, SVG')).bytes.toString()
  for (const part of ['Gateway', 'Orders', '12 ms', 'data:font/woff2']) expect(svg).toContain(part)
  const file = await saved('File to draw on in')
  expect(file.name).toMatch(/\.excalidraw$/)
  expect(JSON.parse(file.bytes.toString())).toMatchObject({ type: 'excalidraw', version: 2 })
  const mermaid = (await saved('Text, Mermaid')).bytes.toString()
  expect(mermaid).toMatch(/^flowchart/)
  expect(mermaid).toContain('12 ms')
})

test('[O1] only the engine in use was loaded, nothing was asked of another host, and no page reported an error', () => {
  expect(scripts.some(url => /ExcalidrawBoard/.test(url))).toBe(true)
  expect(scripts.filter(url => /TldrawBoard/.test(url))).toEqual([])
  for (const person of [lee, mina]) expect([person.strangers, person.faults]).toEqual([[], []])
})

test('[O1] on this machine tldraw draws, and nothing of the other engine is asked for, at the door or in the room', async () => {
  const own = await openServer()
  try {
    const { links } = await openRoom(own.origin)
    const omar = await someone(browser, own.origin)
    const asked: string[] = []
    omar.page.on('request', request => asked.push(request.url()))
    const warmed = omar.page.waitForRequest(/TldrawBoard.*\.js/)
    await omar.page.goto(links.interviewer)
    // What the door fetches while a name is typed.
    await warmed
    await omar.page.getByRole('textbox', { name: 'Your name' }).fill('Omar')
    await omar.page.getByRole('button', { name: 'Join room' }).click()
    await omar.page.getByRole('button', { name: 'Start the round' }).click()
    await canvas(omar).waitFor()
    expect(asked.filter(url => /excalidraw/i.test(url))).toEqual([])
    expect(omar.faults).toEqual([])
  } finally {
    await own.close()
  }
})
