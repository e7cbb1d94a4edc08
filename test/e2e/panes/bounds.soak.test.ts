/** What no longer fits on a board, or in a label: it is said, and what fits is there. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { boundsOf, canvas, drag, eventually, label, node, place, take, toBoard } from './hands.js'
import { setStage, type Stage } from './stage.js'

const mina = { seat: 'seat-1', name: 'Mina', color: '#0f6b5c', role: 'candidate', panes: 'board' }

let stage: Stage
let a: Page
let rooms = 0

beforeAll(async () => {
  stage = await setStage()
  a = await stage.open({ ...mina, room: 'lobby' })
})
afterAll(() => stage?.close())

/** A record whole; what was changed of one since has no `val`. */
type Entry = { key: string; val: Record<string, unknown> }
const array = (room: string) => stage.doc(room).getArray<Entry>('board')
const shapes = (room: string) =>
  new Set(
    array(room)
      .toArray()
      .map(({ key }) => key)
      .filter(key => key.startsWith('shape:')),
  )
const said = (text: string | RegExp) => a.getByRole('status').filter({ hasText: text }).first()

/** A board of so many boxes beside the two that a person has drawn and connected. */
async function filled(left: number) {
  const room = `bounds-${++rooms}`
  await a.evaluate(
    `panes.set(${JSON.stringify({ room, readOnly: false, theme: 'light', panes: ['board'] })})`,
  )
  await a.getByText('Boxes and arrows of the design go here').waitFor()
  await toBoard(a)
  await place(a, 's', { x: 200, y: 200 }, 'Left')
  await place(a, 's', { x: 520, y: 200 }, 'Right')
  await a.keyboard.press('a')
  await drag(a, { x: 200, y: 200 }, { x: 520, y: 200 })
  await a.keyboard.press('Escape')
  await eventually(() => shapes(room).size).toBe(3)
  const [first] = array(room)
    .toArray()
    .filter(entry => 'val' in entry && entry.val['type'] === 'geo')
  if (!first) throw new Error('no box')
  const richText = { type: 'doc', content: [{ type: 'paragraph' }] }
  const props = { ...(first.val['props'] as object), richText }
  const many = Array.from({ length: 1_000 - 3 - left }, (_, i) => {
    const id = `shape:many${i}`
    const index = `c${String(i).padStart(3, '0')}`
    return {
      key: id,
      val: { ...first.val, id, index, props, x: 3000 + (i % 40) * 150, y: 3000 + Math.floor(i / 40) * 70 },
    }
  })
  array(room).push(many)
  await eventually(() => a.evaluate('panes.board().region() !== null')).toBe(true)
  await eventually(() => a.evaluate('panes.measures.at(-1)?.nodes')).toBe(1_000 - left - 1)
  await canvas(a).focus()
  return room
}
async function selectBoth() {
  await a.keyboard.press('Escape')
  await drag(a, { x: 90, y: 120 }, { x: 640, y: 290 })
}

test('[Y58] on a full board a box, a stroke and a copy say that it is full, and draw nothing', async () => {
  const room = await filled(0)
  await take(a, 's')
  await a.mouse.click(300, 500)
  await said('The board is full: it holds 1,000 shapes').waitFor()
  await a.keyboard.press('p')
  await drag(a, { x: 300, y: 500 }, { x: 400, y: 560 })
  await said('The board is full').waitFor()
  await a.keyboard.press('v')
  await selectBoth()
  await a.keyboard.press('Control+d')
  await said('The board is full').waitFor()
  expect(shapes(room).size).toBe(1_000)
  // With one gone there is room for one.
  const { x, y } = await boundsOf(node(a, 'Left'))
  await a.keyboard.press('Escape')
  await a.mouse.click(x + 20, y + 8)
  await a.keyboard.press('Delete')
  await eventually(() => shapes(room).size).toBeLessThan(1_000)
  await place(a, 's', { x: 300, y: 500 }, 'Again')
  await node(a, 'Again').waitFor()
})

test('[Y58] of what is pasted or copied over the bound that part is there that fits, whole, and it is said how much', async () => {
  const room = await filled(2)
  await selectBoth()
  await a.keyboard.press('Control+d')
  await said('Of 3 shapes 2 were copied.').waitFor()
  await eventually(() => shapes(room).size).toBe(1_000)
  // Boxes go before the arrow between them, and nothing is bound to what is not there.
  const bound = array(room)
    .toArray()
    .filter(({ key }) => key.startsWith('binding:'))
  for (const { val } of bound) expect(shapes(room).has(String(val['toId']))).toBe(true)
  await a.keyboard.press('Control+z')
  await eventually(() => shapes(room).size).toBe(998)
  await selectBoth()
  await a.keyboard.press('Control+c')
  await a.keyboard.press('Control+v')
  await said('Of 3 shapes 2 were pasted.').waitFor()
  await eventually(() => shapes(room).size).toBe(1_000)
})

test('[Y58] a text that no label holds is left out with a sentence, and the label stays as it was', async () => {
  const room = `bounds-${++rooms}`
  await a.evaluate(
    `panes.set(${JSON.stringify({ room, readOnly: false, theme: 'light', panes: ['board'] })})`,
  )
  await a.getByText('Boxes and arrows of the design go here').waitFor()
  await toBoard(a)
  await place(a, 's', { x: 200, y: 200 }, 'Gate')
  await eventually(() => shapes(room).size).toBe(1)
  await a.keyboard.press('Enter')
  await a.locator('.tl-container [contenteditable=true]').waitFor()
  const paste = (text: string) =>
    a.evaluate(words => {
      const clipboardData = new DataTransfer()
      clipboardData.setData('text/plain', words)
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      )
    }, text)
  await paste('x'.repeat(150_000))
  await said('Left out: a label does not hold so much text.').waitFor()
  await a.keyboard.press('Escape')
  expect(JSON.stringify(array(room).toArray()).length).toBeLessThan(20_000)
  await take(a, 's')
  await a.mouse.click(300, 500)
  await label(a, 'Next')
  await node(a, 'Next').waitFor()
  expect(stage.errors).toEqual([])
})
