/** A file into which another client puts what no text holds, and an editor in which something fails. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Array as YArray, Map as YMap, Text as YText, XmlText } from 'yjs'
import { eventually, lines } from './hands.js'
import { setStage, type Stage } from './stage.js'

const mina = { seat: 'seat-1', name: 'Mina', color: '#0f6b5c', role: 'candidate', panes: 'code' }
const ravi = { seat: 'seat-2', name: 'Ravi', color: '#6a4bb0', role: 'interviewer', panes: 'code' }

const python = 'def check(key):\n    return key\n'
/** By what another client can make a text that is not only letters. */
const strange: Readonly<Record<string, (text: YText) => void>> = {
  'an embedded value': text => text.insertEmbed(2, { image: 'x' }),
  'a type inside it': text => text.insertEmbed(2, new YMap()),
  'values of a list': text => YArray.prototype.insert.call(text, 2, [7, { a: 1 }, null]),
  'many, apart': text => {
    for (let at = 20; at >= 0; at -= 5) text.insertEmbed(at, { at })
  },
}

let stage: Stage
let a: Page
let b: Page
let room = ''
let rooms = 0

beforeAll(async () => {
  stage = await setStage()
  ;[a, b] = await Promise.all([
    stage.open({ ...mina, room: 'lobby' }),
    stage.open({ ...ravi, room: 'lobby' }),
  ])
})
afterAll(() => stage?.close())

const fresh = () => `text-${++rooms}`
const files = () => stage.doc(room).getMap<YText>('files')
function file(name = 'limits.py'): YText {
  const text = files().get(name)
  if (!text) throw new Error(`no file ${name}`)
  return text
}
/** What the relay's document holds, letters or not. */
const held = () => file().toDelta() as unknown
const plain = (text: string) => [{ insert: text }]

function seed(change: (text: YText) => void = () => {}) {
  room = fresh()
  files().set('limits.py', new YText(python))
  change(file())
}

async function go(page: Page, readOnly = false) {
  await page.evaluate(`panes.set(${JSON.stringify({ room, readOnly, panes: ['code'] })})`)
  await lines(page).waitFor()
  await eventually(() => text(page)).toBe(python)
}

/** The lines as they stand, without the carets of others among them. */
const text = (page: Page) =>
  lines(page).evaluate(content => {
    const bare = content.cloneNode(true) as HTMLElement
    for (const caret of bare.querySelectorAll('.cm-ySelectionCaret, .cm-placeholder')) caret.remove()
    return [...bare.querySelectorAll('.cm-line')].map(line => line.textContent).join('\n')
  })
async function write(page: Page, words: string) {
  await lines(page).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(words)
}

for (const [what, put] of Object.entries(strange)) {
  test(`[Y48] ${what}, put in while two look on, costs no letter and is taken out`, async () => {
    seed()
    await Promise.all([go(a), go(b)])
    // A caret at the very end stands further than what is shown, for as long as there is more than that.
    await write(b, '# by Ravi')
    await eventually(() => text(a)).toBe(`${python}# by Ravi`)
    await a.locator('.cm-ySelectionInfo', { hasText: 'Ravi' }).waitFor()
    put(file())
    await eventually(held).toEqual(plain(`${python}# by Ravi`))
    await write(a, ' and Mina')
    await a.locator('.cm-ySelectionInfo', { hasText: 'Ravi' }).waitFor()
    file().insert(0, '# first\n')
    for (const page of [a, b]) await eventually(() => text(page)).toBe(`# first\n${python}# by Ravi and Mina`)
    expect(held()).toEqual(plain(`# first\n${python}# by Ravi and Mina`))
    // What is undone is one's own typing, and not the cleaning.
    await a.keyboard.press('Control+z')
    await eventually(held).toEqual(plain(`# first\n${python}# by Ravi`))
    expect(stage.errors).toEqual([])
  })

  test(`[Y48] ${what}, there before anybody came, is neither seen nor in the way`, async () => {
    seed(put)
    await go(a)
    await write(a, 'end')
    await eventually(held).toEqual(plain(`${python}end`))
    expect(stage.errors).toEqual([])
  })

  test(`[Y48] who may only look sees the text with ${what} in it, and what is typed from then on`, async () => {
    seed()
    await go(a, true)
    put(file())
    file().insert(file().length, 'far')
    await eventually(() => text(a)).toBe(`${python}far`)
    file().insert(0, 'near ')
    await eventually(() => text(a)).toBe(`near ${python}far`)
    expect(file().length).toBeGreaterThan(`near ${python}far`.length)
    expect(stage.errors).toEqual([])
  })
}

test('[X26] what is no text, or has no name of a file, is no file', async () => {
  seed()
  files().set('markup.py', new XmlText() as unknown as YText)
  files().set('values.py', new YArray() as unknown as YText)
  files().set('n'.repeat(100_000), new YText('long'))
  files().set('', new YText('nameless'))
  files().set('../up.py', new YText('elsewhere'))
  files().set('query.sql', new YText('SELECT 1'))
  await go(a)
  await eventually(() => a.getByRole('tab').allTextContents()).toEqual(['limits.py', 'query.sql'])
})

test('[X26] a file that another adds leaves the one in front where it is', async () => {
  seed()
  await go(a)
  await write(a, 'one')
  files().set('a.py', new YText('x'))
  await a.getByRole('tab', { name: 'a.py' }).waitFor()
  await a.keyboard.type(' two')
  await eventually(held).toEqual(plain(`${python}one two`))
})

test('[Y49] where a listener of the document throws, after which it may tell nobody anything, the pane ends', async () => {
  seed()
  const page = await stage.open({ ...mina, room: 'lobby' })
  await go(page)
  await page.evaluate(() => {
    const { panes } = window as unknown as { panes: { doc(): { on(name: string, f: () => void): void } } }
    panes.doc().on('update', () => {
      throw new Error('a listener fails')
    })
  })
  await write(page, 'x')
  await lines(page).waitFor({ state: 'detached' })
  expect(stage.errors.splice(0).join()).toContain('a listener fails')
})
