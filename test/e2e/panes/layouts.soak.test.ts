/** Keyboards of other scripts, and those that have their Latin letters elsewhere, on the board and in the code. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Text as YText } from 'yjs'
import { eventually, label, lines, node, nodes, toBoard } from './hands.js'
import { setStage, type Stage } from './stage.js'

const mina = { seat: 'seat-1', name: 'Mina', color: '#0f6b5c', role: 'candidate' }

let stage: Stage
let a: Page
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage?.close())

const [ctrl, shift] = [2, 8]
/** A key as a keyboard has it: what it types, and where it is; the number is that of the Latin letter that it stands for. */
async function typed(key: string, code: string, modifiers = 0, latin = code.slice(3)) {
  const hands = await a.context().newCDPSession(a)
  const pressed = { key, code, modifiers, windowsVirtualKeyCode: latin.toUpperCase().charCodeAt(0) }
  await hands.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...pressed })
  await hands.send('Input.dispatchKeyEvent', { type: 'keyUp', ...pressed })
  await hands.detach()
}
const inHand = (name: string) =>
  eventually(() => a.getByRole('button', { name: new RegExp(`^${name}`) }).getAttribute('aria-pressed')).toBe(
    'true',
  )

test('[L43] on the board letters of another script place boxes, take tools and undo, and a Dvorak goes by what it types', async () => {
  a = await stage.open({ ...mina, room: 'layouts', panes: 'board' })
  await toBoard(a)
  await typed('ы', 'KeyS')
  await label(a, 'Gate')
  await node(a, 'Gate').waitFor()
  await typed('в', 'KeyD', ctrl)
  await eventually(() => nodes(a).count()).toBe(2)
  await typed('я', 'KeyZ', ctrl)
  await eventually(() => nodes(a).count()).toBe(1)
  await typed('Я', 'KeyZ', ctrl + shift)
  await eventually(() => nodes(a).count()).toBe(2)
  await typed('ז', 'KeyZ', ctrl)
  await eventually(() => nodes(a).count()).toBe(1)
  await typed('ㅛ', 'KeyY', ctrl)
  await eventually(() => nodes(a).count()).toBe(2)
  // On a Dvorak Z lies where others have the slash, and the place of Z types a semicolon.
  await typed('z', 'Slash', ctrl, 'z')
  await eventually(() => nodes(a).count()).toBe(1)
  await typed('ф', 'KeyA', ctrl)
  await typed('j', 'KeyC', 0, 'j')
  await a.keyboard.press('Delete')
  await eventually(() => nodes(a).count()).toBe(0)
  // On a French keyboard the A lies where others have the Q.
  await a.keyboard.press('v')
  await typed('a', 'KeyQ', 0, 'a')
  await inHand('Arrow')
  await typed('Dead', 'BracketLeft', 0, '[')
  await inHand('Arrow')
  await a.keyboard.press('Escape')
})

test('[L42] Shift with a digit’s key is a digit where it types one, and the whole drawing where it types a sign', async () => {
  await toBoard(a)
  const zoom = () => a.locator('.board-percent').textContent()
  await a.keyboard.press('s')
  await label(a, 'One')
  await a.keyboard.press('Escape')
  await a.getByRole('button', { name: 'Zoom in' }).click()
  await toBoard(a)
  let near = await zoom()
  await expect
    .poll(async () => {
      const before = near
      await a.waitForTimeout(400)
      near = await zoom()
      return near === before
    })
    .toBe(true)
  await typed('1', 'Digit1', shift, '1')
  await a.waitForTimeout(300)
  expect(await zoom()).toBe(near)
  await typed('!', 'Digit1', shift, '1')
  await eventually(zoom).not.toBe(near)
})

test('[L43] in the code a step back is taken on a keyboard of another script too', async () => {
  stage.doc('layouts-code').getMap<YText>('files').set('a.py', new YText(''))
  await a.evaluate(`panes.set({ room: 'layouts-code', panes: ['code'] })`)
  await lines(a).click()
  await a.keyboard.type('привет')
  const held = () => stage.doc('layouts-code').getMap<YText>('files').get('a.py')?.toString()
  await eventually(held).toBe('привет')
  await typed('я', 'KeyZ', ctrl)
  await eventually(held).toBe('')
  await typed('н', 'KeyY', ctrl)
  await eventually(held).toBe('привет')
  expect(stage.errors).toEqual([])
})
