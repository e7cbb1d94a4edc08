/** The code pane, by two people in two browsers. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { Map as YMap, Text as YText } from 'yjs'
import { eventually, lines } from './hands.js'
import { setStage, type Stage } from './stage.js'

const mina = { seat: 'seat-1', name: 'Mina', color: '#0f6b5c', role: 'candidate', panes: 'code' }
const ravi = { seat: 'seat-2', name: 'Ravi', color: '#6a4bb0', role: 'interviewer', panes: 'code' }

const python = 'def check(key):\n    return key\n'

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

/** Both people go to a fresh room, seeded as the server would. */
beforeEach(async () => {
  room = `code-${++rooms}`
  seed(room, { 'limits.py': python })
  const fresh = JSON.stringify({ room, readOnly: false, theme: 'light', panes: ['code'] })
  for (const page of [a, b]) {
    await page.evaluate(`panes.set(${fresh})`)
    await page.getByText('The first file of this round appears here').waitFor({ state: 'detached' })
    await eventually(() => text(page)).toBe(python)
  }
})

function seed(name: string, files: Readonly<Record<string, string>>) {
  const map = stage.doc(name).getMap<YText>('files')
  for (const [file, content] of Object.entries(files)) map.set(file, new YText(content))
}

const shared = (file = 'limits.py') => stage.doc(room).getMap<YText>('files').get(file)?.toString()
/** The lines as they stand, without the carets of others among them. */
const text = (page: Page) =>
  page.locator('.cm-content').evaluate(content => {
    const bare = content.cloneNode(true) as HTMLElement
    for (const caret of bare.querySelectorAll('.cm-ySelectionCaret, .cm-placeholder')) caret.remove()
    return [...bare.querySelectorAll('.cm-line')].map(line => line.textContent).join('\n')
  })
const end = async (page: Page) => {
  await lines(page).click()
  await page.keyboard.press('Control+End')
}

test('two who type at once end with the same text, and none of it is lost', async () => {
  await end(a)
  await lines(b).click()
  await b.keyboard.press('Control+Home')
  await Promise.all([
    a.keyboard.type('x = "höher 🙂"', { delay: 15 }),
    b.keyboard.type('# by Ravi ', { delay: 15 }),
  ])
  const both = `# by Ravi ${python}x = "höher 🙂"`
  for (const page of [a, b]) await eventually(() => text(page)).toBe(both)
  await eventually(() => shared()).toBe(both)
})

test("the other's caret stands where they type, with the name the room gave", async () => {
  await end(a)
  await a.keyboard.type('x')
  await b.locator('.cm-ySelectionInfo', { hasText: 'Mina' }).waitFor()
  expect(await b.locator('.cm-ySelectionInfo').isVisible()).toBe(true)
  expect(await a.locator('.cm-ySelectionInfo').count()).toBe(0)
})

test('undo takes back one’s own typing only, also after another file was open', async () => {
  seed(room, { 'query.sql': 'SELECT 1' })
  await end(a)
  await a.keyboard.type('mine')
  await eventually(() => text(b)).toContain('mine')
  await end(b)
  await b.keyboard.type(' yours')
  await eventually(() => text(a)).toBe(`${python}mine yours`)
  await a.getByRole('tab', { name: 'query.sql' }).click()
  await eventually(() => text(a)).toBe('SELECT 1')
  await a.getByRole('tab', { name: 'limits.py' }).click()
  await lines(a).click()
  await a.keyboard.press('Control+z')
  for (const page of [a, b]) await eventually(() => text(page)).toBe(`${python} yours`)
  await a.keyboard.press('Control+z')
  await a.keyboard.press('Control+Shift+Z')
  await eventually(() => text(b)).toBe(`${python}mine yours`)
})

test('who may only look cannot type, paste or undo', async () => {
  await end(a)
  await a.keyboard.type('kept')
  await eventually(() => shared()).toBe(`${python}kept`)
  await a.evaluate('panes.set({ readOnly: true })')
  await a.getByText('View only').waitFor()
  await lines(a).click()
  await a.keyboard.type('no')
  for (const key of ['Control+z', 'Backspace', 'Enter', 'Tab', 'Control+x']) await a.keyboard.press(key)
  await end(b)
  await b.keyboard.type('!')
  for (const page of [a, b]) await eventually(() => text(page)).toBe(`${python}kept!`)
  expect(shared()).toBe(`${python}kept!`)
})

test('Tab indents, Escape and then Tab leaves, and the page says so', async () => {
  const editor = a.getByRole('textbox', { name: 'Code editor: limits.py' })
  await end(a)
  await a.keyboard.press('Tab')
  await eventually(() => shared()).toBe(`${python}    `)
  await a.keyboard.press('Escape')
  await a.keyboard.press('Tab')
  expect(await editor.evaluate(element => element === document.activeElement)).toBe(false)
  expect(shared()).toBe(`${python}    `)
  const described = await editor.getAttribute('aria-describedby')
  expect(await a.locator(`[id="${described}"]`).textContent()).toContain('Escape, then Tab')
})

test('files are tabs for mouse and keys, each in its own language, and come and go for all', async () => {
  expect(await a.getByRole('tab').count()).toBe(1)
  await a.locator('.cm-line span', { hasText: /^def$/ }).waitFor()
  seed(room, { 'query.sql': 'SELECT 1 FROM photos' })
  await a.getByRole('tab', { name: 'limits.py' }).focus()
  await a.keyboard.press('ArrowRight')
  await a.getByRole('textbox', { name: 'Code editor: query.sql' }).waitFor()
  await a.locator('.cm-line span', { hasText: /^FROM$/ }).waitFor()
  stage.doc(room).getMap('files').delete('query.sql')
  await a.getByRole('textbox', { name: 'Code editor: limits.py' }).waitFor()
  expect(await a.getByRole('tab').count()).toBe(1)
})

test('[X26] a file is added under a name that fits, and removed once that is meant', async () => {
  await a.getByRole('button', { name: 'Add a file' }).click()
  const name = a.getByRole('textbox', { name: 'Name of the new file' })
  await name.fill('limits.py')
  await a.getByText('There is one already: Enter opens it.').waitFor()
  await name.fill('two words')
  await a.getByText('Letters, digits, dots, hyphens.').waitFor()
  await name.fill('test_limits.py')
  await name.press('Enter')
  await a.getByRole('textbox', { name: 'Code editor: test_limits.py' }).waitFor()
  await eventually(() => Promise.resolve([...stage.doc(room).getMap('files').keys()].sort())).toEqual([
    'limits.py',
    'test_limits.py',
  ])
  await a.getByRole('button', { name: 'Remove test_limits.py' }).click()
  await a.getByRole('button', { name: 'Keep it' }).click()
  expect(stage.doc(room).getMap('files').has('test_limits.py')).toBe(true)
  await a.getByRole('button', { name: 'Remove test_limits.py' }).click()
  await a.getByRole('button', { name: 'Remove it' }).click()
  await a.getByRole('textbox', { name: 'Code editor: limits.py' }).waitFor()
  expect(await a.getByRole('button', { name: /^Remove/ }).count()).toBe(0)
})

test('[X26] who is asked whether a file goes, and sees it go by another hand, is asked of no other', async () => {
  seed(room, { 'a.py': 'x = 1', 'b.py': 'y = 2' })
  await a.getByRole('tab', { name: 'b.py' }).click()
  await a.getByRole('button', { name: 'Remove b.py' }).click()
  const dialog = a.getByRole('alertdialog')
  await dialog.waitFor()
  stage.doc(room).getMap('files').delete('b.py')
  await dialog.waitFor({ state: 'detached' })
  expect([...stage.doc(room).getMap('files').keys()].sort()).toEqual(['a.py', 'limits.py'])
})

test('lines are read for a pin and shown again, in another file too', async () => {
  seed(room, { 'query.sql': 'SELECT 1\nFROM photos\nLIMIT 3' })
  await a.getByRole('tab', { name: 'query.sql' }).waitFor()
  await a.evaluate('panes.code().show("query.sql", 2, 3)')
  await a.getByRole('textbox', { name: 'Code editor: query.sql' }).waitFor()
  const pinned = { file: 'query.sql', from: 2, to: 3, text: 'FROM photos\nLIMIT 3' }
  await eventually(() => a.evaluate('panes.code().lines()')).toEqual(pinned)
  await a.evaluate('panes.code().show("query.sql", 2, 999)')
  expect(await a.evaluate('panes.code().lines()')).toEqual(pinned)
  await a.evaluate('panes.code().show("gone.py", 1, 1)')
  expect(await a.evaluate('panes.code().lines()')).toEqual(pinned)
})

test('line breaks of two characters, in the document or pasted, put nobody out of step', async () => {
  stage.doc(room).getMap<YText>('files').get('limits.py')?.insert(0, '# from elsewhere\r\n# two\r\n')
  await eventually(() => text(a)).toContain('# two')
  await end(a)
  await lines(a).evaluate(element => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', 'a\r\nb')
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }))
  })
  await eventually(() => shared()).toBe(`# from elsewhere\r\n# two\r\n${python}a\nb`)
  await eventually(() => text(b)).toBe(await text(a))
})

test('a person who forges colour, name or caret draws nothing and breaks nothing', async () => {
  await b.evaluate(`{
    const real = panes.awareness().getLocalState().user
    const steal = 'red;background:url(https://elsewhere.example/steal)'
    panes.awareness().setLocalStateField('user', { ...real, color: steal, colorLight: steal })
  }`)
  await end(b)
  await b.keyboard.type('z')
  await a.locator('.cm-ySelectionInfo', { hasText: 'Ravi' }).waitFor()
  expect(await a.locator('.cm-ySelectionCaret').getAttribute('style')).not.toContain('url')
  await b.evaluate('panes.set({ panes: [] })')
  for (const cursor of ['7', '{ anchor: 1, head: {} }', '{ anchor: { item: 3 }, head: null }']) {
    await b.evaluate(`panes.awareness().setLocalStateField('cursor', ${cursor})`)
  }
  await b.evaluate(`panes.awareness().setLocalStateField('user', { seat: 7 })`)
  await eventually(() => a.locator('.cm-ySelectionInfo').count()).toBe(0)
  await end(a)
  await a.keyboard.type('!')
  await b.evaluate(`panes.awareness().setLocalState({ user: ${JSON.stringify(ravi)} })`)
  await b.evaluate('panes.set({ panes: ["code"] })')
  await eventually(() => text(b)).toBe(`${python}z!`)
  await end(b)
  await a.locator('.cm-ySelectionInfo', { hasText: 'Ravi' }).waitFor()
})

test('a change of theme and a new mount keep the text, and an unmounted pane no longer listens', async () => {
  await end(a)
  await a.keyboard.type('x')
  await a.evaluate('panes.set({ theme: "dark" })')
  await a.keyboard.type('y')
  await eventually(() => shared()).toBe(`${python}xy`)
  await a.evaluate('panes.set({ panes: [] })')
  await lines(a).waitFor({ state: 'detached' })
  const listeners = `(() => {
    const { doc, provider } = panes.opened.at(-1)
    const files = doc.getMap('files')
    return [files._eH.l.length, files.get('limits.py')._eH.l.length, provider.awareness._observers.get('change')?.size ?? 0]
  })()`
  expect(await a.evaluate(listeners)).toEqual([0, 0, 0])
  await a.evaluate('panes.set({ panes: ["code"] })')
  await eventually(() => text(a)).toBe(`${python}xy`)
})

test('what is no text under a file name is no file', async () => {
  stage.doc(room).getMap<unknown>('files').set('evil.py', new YMap())
  stage.doc(room).getMap<unknown>('files').set('a.py', 'a string')
  seed(room, { 'z.txt': 'plain' })
  await a.getByRole('tab', { name: 'z.txt' }).waitFor()
  expect(await a.getByRole('tab').allInnerTexts()).toEqual(['limits.py', 'z.txt'])
})

test('no page asked anything of another host, and none reported an error', () => {
  expect(stage.strayed).toEqual([])
  expect(stage.errors).toEqual([])
})
