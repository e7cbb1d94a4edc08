/** A board that two change at once, and one's own steps back on it: nothing of the other is lost, undone or brought back. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { arrows, boundsOf, canvas, drag, eventually, label, node, nodes, place, toBoard } from './hands.js'
import { setStage, type Stage } from './stage.js'

const mina = { seat: 'seat-1', name: 'Mina', color: '#0f6b5c', role: 'candidate', panes: 'board' }
const ravi = { seat: 'seat-2', name: 'Ravi', color: '#6a4bb0', role: 'interviewer', panes: 'board' }

let stage: Stage
let a: Page
let b: Page
let rooms = 0

beforeAll(async () => {
  stage = await setStage()
  ;[a, b] = await Promise.all([
    stage.open({ ...mina, room: 'lobby' }),
    stage.open({ ...ravi, room: 'lobby' }),
  ])
})
afterAll(() => stage?.close())

async function meet() {
  const room = `together-${++rooms}`
  const fresh = JSON.stringify({ room, readOnly: false, theme: 'light', panes: ['board'] })
  for (const page of [a, b]) {
    await page.evaluate(`panes.set(${fresh})`)
    await page.getByText('Boxes and arrows of the design go here').waitFor()
    await toBoard(page)
  }
  return room
}
const away = (page: Page, is: boolean) =>
  page.evaluate(`panes.opened.at(-1).provider.${is ? 'disconnect' : 'connect'}()`)
async function rename(page: Page, name: string, words: string) {
  await pick(page, name)
  await page.keyboard.press('Enter')
  await label(page, words)
  await node(page, words).waitFor()
}
async function pick(page: Page, name: string) {
  await page.keyboard.press('Escape')
  // Two clicks at one place within half a second are one to open the label, which Enter then ends.
  await page.waitForTimeout(500)
  const { x, y } = await boundsOf(node(page, name))
  await page.mouse.click(x + 20, y + 8)
}
async function move(page: Page, name: string, by: { x: number; y: number }) {
  const { x, y } = await boundsOf(node(page, name))
  await drag(page, { x: x + 20, y: y + 8 }, { x: x + 20 + by.x, y: y + 8 + by.y })
}
const topOf = async (page: Page, name: string) => Math.round((await boundsOf(node(page, name))).y)
async function undo(page: Page, times = 1) {
  await canvas(page).focus()
  for (let step = 0; step < times; step += 1) await page.keyboard.press('Control+z')
}
async function remove(page: Page, name: string) {
  await pick(page, name)
  await page.keyboard.press('Delete')
}

test('[Y56] one moves a box, the other names it, without having heard of each other: it is moved and named for both', async () => {
  await meet()
  await place(a, 's', { x: 300, y: 200 }, 'Gate')
  await node(b, 'Gate').waitFor()
  for (const [who, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const before = await topOf(other, 'Gate')
    await away(who, true)
    await rename(who, 'Gate', 'Gateway')
    await move(other, 'Gate', { x: 0, y: 120 })
    await away(who, false)
    for (const page of [a, b]) {
      await node(page, 'Gateway').waitFor()
      await eventually(() => topOf(page, 'Gateway')).toBeGreaterThan(before + 100)
    }
    await eventually(async () => (await topOf(a, 'Gateway')) - (await topOf(b, 'Gateway'))).toBe(0)
    await rename(who, 'Gateway', 'Gate')
    await node(other, 'Gate').waitFor()
  }
})

test('[Y56] while one types a label the other drags the box, and no letter is lost', async () => {
  await meet()
  await place(a, 's', { x: 300, y: 200 }, 'Gate')
  await node(b, 'Gate').waitFor()
  await pick(a, 'Gate')
  await a.keyboard.press('Enter')
  await a.locator('.tl-container [contenteditable=true]').waitFor()
  await a.keyboard.press('End')
  await Promise.all([
    a.keyboard.type('way of the whole world', { delay: 25 }),
    (async () => {
      for (let step = 0; step < 4; step += 1) await move(b, 'Gate', { x: 15, y: 15 })
    })(),
  ])
  await a.keyboard.press('Enter')
  for (const page of [a, b]) {
    await node(page, 'Gateway of the whole world').waitFor()
    await eventually(() => topOf(page, 'Gateway of')).toBeGreaterThan(215)
  }
})

test('[Y57] a box that another has deleted does not come back with a step back, which takes the one before it', async () => {
  await meet()
  await place(a, 's', { x: 300, y: 200 }, 'Stays')
  await place(a, 's', { x: 300, y: 400 }, 'Goes')
  await node(b, 'Goes').waitFor()
  const at = await topOf(a, 'Stays')
  await move(a, 'Stays', { x: 0, y: 60 })
  await move(a, 'Goes', { x: 40, y: 0 })
  await eventually(() => topOf(b, 'Stays')).toBeGreaterThan(at + 50)
  await remove(b, 'Goes')
  await node(a, 'Goes').waitFor({ state: 'detached' })
  await undo(a)
  for (const page of [a, b]) await eventually(() => topOf(page, 'Stays')).toBeLessThan(at + 5)
  await a.keyboard.press('Control+Shift+z')
  for (const page of [a, b]) {
    await eventually(() => topOf(page, 'Stays')).toBeGreaterThan(at + 50)
    expect(await node(page, 'Goes').count()).toBe(0)
  }
})

test('[Y57] a step back leaves what the other has done to the same box since', async () => {
  await meet()
  await place(a, 's', { x: 300, y: 200 }, 'Gate')
  await node(b, 'Gate').waitFor()
  const at = await topOf(a, 'Gate')
  await move(a, 'Gate', { x: 0, y: 100 })
  await eventually(() => topOf(b, 'Gate')).toBeGreaterThan(at + 90)
  await rename(b, 'Gate', 'Gateway')
  await node(a, 'Gateway').waitFor()
  await undo(a)
  for (const page of [a, b]) {
    await eventually(() => topOf(page, 'Gateway')).toBeLessThan(at + 5)
    expect(await node(page, 'Gateway').count()).toBe(1)
  }
  // What the other has named since is not taken away with the step that put it there.
  await undo(a, 6)
  for (const page of [a, b]) await node(page, 'Gateway').waitFor()
})

test('[Y57] an own deletion taken back brings no arrow to a box that the other has deleted', async () => {
  await meet()
  await place(a, 'u', { x: 160, y: 200 }, 'Phone')
  await place(a, 's', { x: 480, y: 200 }, 'Gate')
  await a.keyboard.press('a')
  await drag(a, { x: 160, y: 200 }, { x: 480, y: 200 })
  await arrows(b).waitFor()
  await a.keyboard.press('Escape')
  await remove(a, 'Phone')
  await node(b, 'Phone').waitFor({ state: 'detached' })
  await remove(b, 'Gate')
  await node(a, 'Gate').waitFor({ state: 'detached' })
  await undo(a)
  for (const page of [a, b]) {
    await node(page, 'Phone').waitFor()
    await eventually(() => nodes(page).count()).toBe(1)
  }
  expect(stage.errors).toEqual([])
})

test('[Y59] a label has one writer at a time: who comes second reads who writes, and gets it when they are done', async () => {
  await meet()
  await place(a, 's', { x: 300, y: 200 }, 'Gate')
  await node(b, 'Gate').waitFor()
  await pick(a, 'Gate')
  await a.keyboard.press('Enter')
  await a.locator('.tl-container [contenteditable=true]').waitFor()
  await eventually(() =>
    b.evaluate(`[...panes.awareness().getStates().values()].some(one => one.board?.editing)`),
  ).toBe(true)
  await pick(b, 'Gate')
  await b.keyboard.press('Enter')
  await b.getByRole('status').getByText('Mina is writing here').waitFor()
  await b.keyboard.type('lost?')
  await a.keyboard.type('Hers')
  await a.keyboard.press('Enter')
  await node(b, 'Hers').waitFor()
  await b.keyboard.press('Escape')
  await rename(b, 'Hers', 'His')
  await node(a, 'His').waitFor()
})

test('[Y55] a word composed in a label is there once, while another moves and colours the box', async () => {
  await meet()
  await place(a, 's', { x: 300, y: 200 }, 'Gate')
  await node(b, 'Gate').waitFor()
  const hands = await a.context().newCDPSession(a)
  const compose = (text: string) =>
    hands.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length })
  await pick(a, 'Gate')
  await a.keyboard.press('Enter')
  await a.locator('.tl-container [contenteditable=true]').waitFor()
  await a.keyboard.press('End')
  await compose('か')
  await move(b, 'Gate', { x: 0, y: 80 })
  await compose('かん')
  await move(b, 'Gate', { x: 60, y: 0 })
  await compose('漢')
  await hands.send('Input.insertText', { text: '漢' })
  await a.keyboard.type('!')
  await a.keyboard.press('Enter')
  for (const page of [a, b]) await node(page, 'Gate漢!').waitFor()
  expect(stage.errors).toEqual([])
})
