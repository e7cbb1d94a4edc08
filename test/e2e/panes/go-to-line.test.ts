/** The panel that asks for a line, while others write. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Text as YText } from 'yjs'
import { eventually, lines } from './hands.js'
import { setStage, type Stage } from './stage.js'

let stage: Stage
let a: Page
const room = 'go-to-line'
const long = Array.from({ length: 40 }, (_, at) => `line ${at + 1}`).join('\n')

beforeAll(async () => {
  stage = await setStage()
  stage.doc(room).getMap<YText>('files').set('a.py', new YText(long))
  a = await stage.open({
    seat: 'seat-1',
    name: 'Mina',
    color: '#0f6b5c',
    role: 'candidate',
    panes: 'code',
    room,
  })
  await lines(a).getByText('line 1', { exact: true }).waitFor()
})
afterAll(() => stage?.close())

const text = () => {
  const file = stage.doc(room).getMap<YText>('files').get('a.py')
  if (!file) throw new Error('no file')
  return file
}
/** As another client does, in one piece. */
const write = (what: string) =>
  text().doc?.transact(() => {
    text().delete(0, text().length)
    text().insert(0, what)
  })
const field = () => a.locator('.cm-goto-line input')
const ask = async () => {
  await lines(a).click()
  await a.keyboard.press('Control+End')
  await a.keyboard.press('Control+Alt+g')
  await field().waitFor()
}

test.each([
  ['40', 'one\ntwo', 'one\n!two'],
  ['+1', 'one\ntwo\nthree', 'one\n!two\nthree'],
  ['2:1', 'one\ntwo', 'one\nt!wo'],
  ['100%', 'one', '!one'],
  ['7', '', '!'],
])(
  '[L84] line %s is looked for in the text as it is when Enter is pressed, after others took most of it away',
  async (asked, left, written) => {
    write(long)
    await eventually(() => lines(a).textContent()).toContain('line 40')
    await ask()
    await field().fill(asked)
    write(left)
    await eventually(() => lines(a).textContent()).not.toContain('line')
    await a.keyboard.press('Enter')
    await field().waitFor({ state: 'detached' })
    await a.keyboard.type('!')
    await eventually(() => text().toString()).toBe(written)
    expect(stage.errors).toEqual([])
  },
)

test('[L84] what is no line closes the panel, and so does Escape', async () => {
  write('one\ntwo')
  await eventually(() => lines(a).textContent()).toContain('two')
  for (const end of ['Enter', 'Escape']) {
    await ask()
    await field().fill('no line')
    await a.keyboard.press(end)
    await field().waitFor({ state: 'detached' })
  }
  expect(stage.errors).toEqual([])
})
