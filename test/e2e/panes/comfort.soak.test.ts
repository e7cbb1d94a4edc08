/** The comforts of the code pane, as one person after the other uses them. */
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { Text as YText } from 'yjs'
import { paste } from '../../kit/paste.js'
import { eventually, lines } from './hands.js'
import { setStage, type Stage } from './stage.js'

const mina = {
  seat: 'seat-1',
  name: 'Mina',
  color: '#0f6b5c',
  role: 'candidate',
  panes: 'code',
  sections: 'yes',
}
const ravi = { ...mina, seat: 'seat-2', name: 'Ravi', color: '#6a4bb0', role: 'interviewer' }

let stage: Stage
let page: Page
/** Mina's own, in which she goes from room to room: what it takes to open one is long. */
let hers: Page
let room = ''
let rooms = 0

beforeAll(async () => {
  stage = await setStage()
  hers = await stage.open({ ...mina, room: 'lobby' })
})
afterAll(() => stage?.close())

beforeEach(() => {
  room = `comfort-${++rooms}`
})
afterEach(() => stage.clear(hers))

function lay(files: Readonly<Record<string, string>>): void {
  const map = stage.doc(room).getMap<YText>('files')
  for (const [file, content] of Object.entries(files)) map.set(file, new YText(content))
}
/** With the choices that everybody begins with. */
async function enter(files: Readonly<Record<string, string>>): Promise<Page> {
  lay(files)
  await hers.evaluate(`panes.set(${JSON.stringify({ room })})`)
  const [first = ''] = Object.values(files)
  await eventually(() => lines(hers).locator('.cm-line').first().textContent()).toBe(first.split('\n')[0])
  return hers
}
/** In a browser that was never here, for who chooses, or is somebody else. */
async function enterAnew(files: Readonly<Record<string, string>>, who: typeof mina = mina): Promise<Page> {
  lay(files)
  const entered = await stage.open({ ...who, room })
  await lines(entered).waitFor()
  return entered
}
const shared = (file: string) => stage.doc(room).getMap<YText>('files').get(file)?.toString()
const end = async (at: Page) => {
  await lines(at).click()
  await at.keyboard.press('Control+End')
}
const findings = (at: Page) => at.locator('.cm-lintRange-error, .cm-lintRange-warning')
const choose = async (at: Page, name: string) => {
  await at.getByRole('button', { name: 'Editor settings' }).click()
  await at
    .getByRole('menuitemradio', { name, exact: true })
    .or(at.getByRole('menuitemcheckbox', { name }))
    .click()
  await at.keyboard.press('Escape')
}

test('[G4] Python is read as it is typed: what is wrong is underlined, with its reason', async () => {
  page = await enter({ 'limits.py': 'import os\n\ndef check(key):\n    return keyy\n' })
  expect(await findings(page).count()).toBe(0)
  await end(page)
  await page.keyboard.type('x = 1')
  await findings(page).filter({ hasText: 'keyy' }).waitFor({ timeout: 30_000 })
  await findings(page).filter({ hasText: 'keyy' }).hover()
  await page.locator('.cm-tooltip', { hasText: 'Undefined name `keyy`' }).waitFor()
})

test('[G4] a reader that could not be fetched is no fault of the page, and is fetched when typing goes on', async () => {
  const before = stage.errors.length
  page = await enterAnew({ 'limits.py': 'import os\n' })
  const context = page.context()
  let refused = 0
  await context.route('**/*.wasm', route => {
    refused += 1
    return route.abort()
  })
  await end(page)
  await page.keyboard.type('x = 1')
  await eventually(() => refused).toBeGreaterThan(0)
  await page.waitForTimeout(500)
  await context.unroute('**/*.wasm')
  await page.keyboard.type('\ny = keyy')
  await findings(page).filter({ hasText: 'keyy' }).waitFor({ timeout: 30_000 })
  expect(stage.errors.slice(before)).toEqual([])
})

test('[G4] Python: names of this file, of the language and of the other files are suggested', async () => {
  page = await enter({
    'limits.py': 'def refill_bucket():\n    pass\n',
    'other.py': 'class TokenBucket: pass\n',
  })
  await end(page)
  const suggested = (word: string) => page.locator('.cm-tooltip-autocomplete li', { hasText: word })
  await page.keyboard.type('refi')
  await suggested('refill_bucket').waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.type('\nTok')
  await suggested('TokenBucket').waitFor()
  await page.keyboard.press('Escape')
})

test('[G4] TypeScript is read by its compiler, across files, and suggests what fits', async () => {
  page = await enter({
    'a.ts': "import { limit } from './b'\nexport const twice: string = limit\n",
    'b.ts': 'export const limit = 5\n',
  })
  await end(page)
  await page.keyboard.type('limit.toF')
  await page.locator('.cm-tooltip-autocomplete li', { hasText: 'toFixed' }).waitFor({ timeout: 30_000 })
  await page.keyboard.press('Escape')
  const wrong = findings(page).filter({ hasText: 'twice' })
  await wrong.waitFor({ timeout: 30_000 })
  await wrong.hover()
  await page.locator('.cm-tooltip', { hasText: "Type 'number' is not assignable to type 'string'" }).waitFor()
})

test('[G4] the words of tests are known, bare and imported', async () => {
  page = await enter({
    'a.test.ts':
      "import { expect as claim } from 'vitest'\ntest('edge: one', () => {\n  expect([1]).toHaveLength(1)\n  claim(1).toBe(nothing)\n})\n",
  })
  await end(page)
  await page.keyboard.type('x')
  await findings(page).filter({ hasText: 'nothing' }).waitFor({ timeout: 30_000 })
  expect(await findings(page).allTextContents()).toEqual(['nothing', 'x'])
})

test('[G5] a file is put into good form on demand; what others see moves no more than it must', async () => {
  page = await enter({ 'limits.py': 'def f( a,b ):\n  return a+b\n' })
  await page.getByRole('button', { name: 'Format' }).click()
  await eventually(() => shared('limits.py')).toBe('def f(a, b):\n    return a + b\n')
  await end(page)
  await page.keyboard.type('def g(:')
  await page.keyboard.press('Shift+Alt+F')
  await page.getByRole('status').filter({ hasText: 'it does not parse' }).waitFor()
  expect(shared('limits.py')).toContain('def g(:')
})

test('[G5] TypeScript and SQL have theirs', async () => {
  page = await enter({ 'a.ts': 'const  a={b:1}', 'b.sql': 'select a,b from t where a=1' })
  await page.getByRole('button', { name: 'Format' }).click()
  await eventually(() => shared('a.ts')).toBe('const a = { b: 1 };\n')
  await page.getByRole('tab', { name: 'b.sql' }).click()
  await page.getByRole('button', { name: 'Format' }).click()
  await eventually(() => shared('b.sql')).toContain('SELECT\n  a,\n  b\nFROM')
})

test('[G6] with Vim’s keys a line goes with dd and comes back with u, and the choice is kept', async () => {
  page = await enterAnew({ 'limits.py': 'one = 1\ntwo = 2\n' })
  await choose(page, 'Vim')
  await page.locator('.cm-vimMode').waitFor()
  await lines(page).click()
  await page.keyboard.type('ggdd')
  await eventually(() => shared('limits.py')).toBe('two = 2\n')
  await page.keyboard.type('u')
  await eventually(() => shared('limits.py')).toBe('one = 1\ntwo = 2\n')
  await page.keyboard.type('Gothree = 3')
  await page.keyboard.press('Escape')
  await eventually(() => shared('limits.py')).toContain('three = 3')
  await page.reload()
  await page.locator('.cm-vimMode').waitFor()
  await lines(page).click()
  await page.keyboard.type('ggdd')
  await eventually(() => shared('limits.py')).not.toContain('one = 1')
})

test('[G6] with Emacs’s keys a line is killed and yanked, and undone', async () => {
  page = await enterAnew({ 'limits.py': 'one = 1\ntwo = 2\n' })
  await choose(page, 'Emacs')
  await page.locator('.cm-emacsMode').waitFor()
  await lines(page).click()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Control+k')
  await eventually(() => shared('limits.py')).toBe('\ntwo = 2\n')
  await page.keyboard.press('Control+/')
  await eventually(() => shared('limits.py')).toBe('one = 1\ntwo = 2\n')
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Control+k')
  await eventually(() => shared('limits.py')).toBe('\ntwo = 2\n')
  await page.keyboard.press('Control+y')
  await eventually(() => shared('limits.py')).toBe('one = 1\ntwo = 2\n')
})

test('[G6] several carets write at once, and size is a choice', async () => {
  page = await enterAnew({ 'limits.py': 'a\nb\n' })
  await lines(page).click()
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('Control+Alt+ArrowDown')
  await page.keyboard.type('# ')
  await eventually(() => shared('limits.py')).toBe('# a\n# b\n')
  await choose(page, '18')
  const size = () => page.locator('.cm-editor').evaluate(editor => getComputedStyle(editor).fontSize)
  await eventually(size).toBe('18px')
})

test('[G7] what Tab does is said when the editor is first entered, once', async () => {
  page = await enterAnew({ 'limits.py': 'a\n' })
  const note = page.getByRole('note')
  expect(await note.count()).toBe(0)
  await lines(page).click()
  await note.filter({ hasText: 'indents here' }).waitFor()
  await page.getByRole('button', { name: 'Got it' }).click()
  await note.waitFor({ state: 'detached' })
  await page.reload()
  await lines(page).click()
  expect(await note.count()).toBe(0)
})

test('[G8] for a screen reader nothing is put in unasked and no line runs out of sight', async () => {
  page = await enterAnew({ 'limits.py': '' })
  await choose(page, 'Screen reader')
  await lines(page).click()
  await page.keyboard.type('f(')
  await eventually(() => shared('limits.py')).toBe('f(')
  expect(await lines(page).getAttribute('class')).toContain('cm-lineWrapping')
  expect(await page.locator('.cm-selectionLayer').count()).toBe(0)
})

test('[G1] three lamps say how the sections stand, and lead to where they begin', async () => {
  const text = '# validation\ndef f(x):\n    if x is None:\n        raise ValueError("x")\n    return 1\n'
  page = await enter({ 'limits.py': text })
  const lamp = (name: RegExp) => page.getByRole('list', { name: 'Sections' }).getByRole('button', { name })
  await lamp(/Validation thin.*limits\.py line 1/).waitFor()
  await lamp(/Tests missing/).waitFor()
  await end(page)
  await page.keyboard.type('def test_a(): f(1)')
  await lamp(/Tests thin.*limits\.py line 6/).click()
  const measures = await page.evaluate(
    () => (globalThis as unknown as { panes: { measures: unknown[] } }).panes.measures,
  )
  expect(measures.at(-1)).toMatchObject({ validation: 1, core: 1, testing: 1, guards: 1, tests: 1 })
})

test('[G3] the guards that are missing are underlined for the interviewer, and for nobody else', async () => {
  const text = 'def f(rows):\n    return rows[0]\n'
  const other = await enterAnew({ 'limits.py': text }, ravi)
  await other.locator('.cm-lack', { hasText: 'rows[0]' }).waitFor()
  await other.locator('.cm-lack').hover()
  await other.locator('.cm-tooltip', { hasText: 'without asking whether it is there' }).waitFor()
  page = await enterAnew({}, mina)
  await page.getByRole('button', { name: /^Validation/ }).waitFor()
  expect(await page.locator('.cm-lack').count()).toBe(0)
})

test('[G9] Java, Go, C++ and Rust have their colours', async () => {
  page = await enter({
    'A.java': 'class A {}',
    'b.go': 'package b',
    'c.cpp': 'int c = 1;',
    'd.rs': 'fn d() {}',
  })
  for (const name of ['A.java', 'b.go', 'c.cpp', 'd.rs']) {
    await page.getByRole('tab', { name }).click()
    await eventually(() => lines(page).locator('span').count()).toBeGreaterThan(0)
  }
})

test('[G10] what would make a file longer than a million characters is left out and said; what fits is taken', async () => {
  page = await enter({ 'log.py': 'first = 1\n' })
  await end(page)
  await paste(lines(page), 'x'.repeat(1_000_000))
  await page.getByRole('status').filter({ hasText: 'a file holds a million characters' }).waitFor()
  expect(shared('log.py')).toBe('first = 1\n')
  await page.keyboard.type('# on')
  await eventually(() => shared('log.py')).toBe('first = 1\n# on')
  await eventually(() => page.getByText('a file holds a million characters').count()).toBe(0)
  await paste(lines(page), 'y'.repeat(900_000))
  await eventually(() => shared('log.py')?.length).toBe(900_014)
  // What another writes is never left out.
  stage.doc(room).getMap<YText>('files').get('log.py')?.insert(0, 'z'.repeat(200_000))
  await page.keyboard.press('Control+Home')
  await eventually(() => lines(page).locator('.cm-line').first().textContent()).toMatch(/^zzz/)
})

test('nothing went wrong and no page asked another host', () => {
  expect(stage.errors).toEqual([])
  expect(stage.strayed).toEqual([])
})
