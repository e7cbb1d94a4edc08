/** The keys of the room: what one types elsewhere never reaches it, on whatever keyboard, and what is told is asked first. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from '../kit/chromium.js'
import { until } from '../kit/clients.js'
import { pair, shows, type, type Pair } from '../kit/pair.js'
import type { Someone } from '../kit/people.js'

let browser: Browser
let round: Pair
let lee: Someone
let mina: Someone
beforeAll(async () => {
  browser = await launch()
  round = await pair(browser)
  ;({ lee, mina } = round)
})
afterAll(async () => {
  await round?.close()
  await browser?.close()
})

const patience = 20_000
/** A click where nothing is: the keys are the room's. */
const besides = ({ page }: Someone) =>
  page
    .locator('header')
    .first()
    .click({ position: { x: 2, y: 2 } })
const press = async ({ page }: Someone, ...keys: readonly string[]) => {
  for (const key of keys) await page.keyboard.press(key)
}
/** A key as another keyboard has it: what it types, and where it is. */
async function typed({ page }: Someone, key: string, code: string, modifiers = 0) {
  const hands = await page.context().newCDPSession(page)
  for (const kind of ['rawKeyDown', 'keyUp'] as const)
    await hands.send('Input.dispatchKeyEvent', {
      type: kind,
      key,
      code,
      modifiers,
      windowsVirtualKeyCode: code.startsWith('Key') ? code.charCodeAt(3) : 0,
    })
  await hands.detach()
}
const shift = 8
const asks = ({ page }: Someone, text: string | RegExp) => page.getByRole('status').filter({ hasText: text })
const said = ({ page }: Someone, text: string | RegExp) => asks({ page } as Someone, text).first()
const changes = ({ page }: Someone) => page.getByRole('list', { name: 'Changes' })
/** What the candidate's page has been told, as its list of cards and hints. */
const toldTo = async ({ page }: Someone) => ({
  cards: await page.getByRole('list', { name: 'Changes' }).getByRole('listitem').count(),
  none: await page.getByText('Nothing yet. Ask for what would change your design').count(),
})
const flags = ({ page }: Someone) => page.getByText(/^None raised yet/)
const scheme = (page: Page, keys: string) =>
  page.evaluate(
    chosen => localStorage.setItem('signalroom:editor', JSON.stringify({ keys: chosen, tabRead: true })),
    keys,
  )

test('[L40] J asks before it plays a card, and Enter plays it; any other key leaves it', async () => {
  await besides(lee)
  await press(lee, 'j')
  await asks(lee, /^Play “/).waitFor()
  await press(lee, 'Escape')
  await asks(lee, /^Play “/).waitFor({ state: 'detached' })
  await press(lee, 'j', 'z', 'Enter', 'j')
  await asks(lee, /^Play “/).waitFor()
  expect((await toldTo(mina)).cards).toBe(0)
  await lee.page.waitForTimeout(150)
  await press(lee, 'Enter')
  await changes(mina).getByRole('listitem').waitFor()
  expect((await toldTo(mina)).cards).toBe(1)
})

test('[L40] a hint is told by a comma, its number and Enter; and next phase by its key and Enter', async () => {
  await besides(lee)
  await press(lee, ',')
  await asks(lee, /^Tell which hint/).waitFor()
  await press(lee, '2')
  await asks(lee, /^Tell “/).waitFor()
  expect((await toldTo(mina)).none).toBe(1)
  await lee.page.waitForTimeout(150)
  await press(lee, 'Enter')
  await until('she is told', async () => (await toldTo(mina)).none === 0, patience)
  await press(lee, 'Shift+ArrowRight')
  await asks(lee, /^Go on to /).waitFor()
  await press(lee, 'Escape')
})

test('[L40] with the keys of Vim nothing that is typed in the editor reaches the room, and Esc, Tab leaves', async () => {
  await scheme(lee.page, 'vim')
  await lee.page.reload()
  await shows(lee, '# begun', patience)
  await lee.page.locator('.cm-vimMode').waitFor({ timeout: patience })
  await lee.page.locator('.cm-content').click()
  const before = (await toldTo(mina)).cards
  await lee.page.keyboard.type('i# ')
  await press(lee, 'Escape', 'Escape', 'j', 'Enter', 'v', 'Escape', 'Escape', 'Escape', 'k', 'j', 'Enter')
  expect(await lee.page.locator('.cm-content').evaluate(element => element === document.activeElement)).toBe(
    true,
  )
  await flags(lee).waitFor()
  expect((await toldTo(mina)).cards).toBe(before)
  await press(lee, 'Escape', 'Escape', 'Tab')
  expect(await lee.page.locator('.cm-content').evaluate(element => element === document.activeElement)).toBe(
    false,
  )
  await scheme(lee.page, 'plain')
  await lee.page.reload()
  await shows(lee, '# begun', patience)
})

test('[L40] with the keys of Emacs neither, and Ctrl+S searches', async () => {
  await scheme(lee.page, 'emacs')
  await lee.page.reload()
  await shows(lee, '# begun', patience)
  await lee.page.locator('.cm-content').click()
  // Its keys come a moment later.
  await until(
    'Ctrl+S searches',
    async () => {
      await press(lee, 'Control+s')
      return (await lee.page.locator('.cm-panel').count()) > 0
    },
    patience,
  )
  await press(lee, 'Control+g', 'Escape', 'Control+g')
  await lee.page.locator('.cm-content').click()
  const before = (await toldTo(mina)).cards
  await press(lee, 'Escape', 'j', 'Enter', 'Control+g', 'v')
  await flags(lee).waitFor()
  expect((await toldTo(mina)).cards).toBe(before)
  await press(lee, 'Escape', 'Escape', 'Tab')
  expect(await lee.page.locator('.cm-content').evaluate(element => element === document.activeElement)).toBe(
    false,
  )
  await scheme(lee.page, 'plain')
  await lee.page.reload()
  await shows(lee, '# begun', patience)
})

test('[L41] who writes in a file that another removes goes on into nothing; the keys rest until they are meant', async () => {
  await lee.page.getByRole('button', { name: 'Add a file' }).click()
  const name = lee.page.getByRole('textbox', { name: 'Name of the new file' })
  await name.fill('gone.py')
  await name.press('Enter')
  // A new file is at hand at once.
  await lee.page.keyboard.type('written here')
  await shows(lee, 'written here')
  await mina.page.getByRole('tab', { name: 'gone.py' }).click()
  await mina.page.getByRole('button', { name: 'Remove gone.py' }).click()
  await mina.page.getByRole('button', { name: 'Remove it' }).click()
  await said(lee, 'gone.py was removed').waitFor()
  const before = (await toldTo(mina)).cards
  await lee.page.keyboard.type('just the same 1234')
  await press(lee, 'j', 'Enter')
  await flags(lee).waitFor()
  expect((await toldTo(mina)).cards).toBe(before)
  expect(await lee.page.locator('.cm-content').textContent()).not.toContain('just')
  await lee.page.getByText('Keys rest while you write or draw').waitFor()
  await press(lee, 'Escape', 'c')
  await flags(lee).waitFor({ state: 'detached' })
  await press(lee, 'z')
  await flags(lee).waitFor()
})

test('[L42] digits are what is typed: with Shift on a French or Czech keyboard they score, and tell nothing', async () => {
  await besides(lee)
  await typed(lee, '1', 'Digit1', shift)
  await said(lee, /: 1$/).waitFor()
  await typed(lee, '2', 'Digit2', shift)
  await said(lee, /: 2$/).waitFor()
  await typed(lee, '٣', 'Digit3')
  await said(lee, /: 3$/).waitFor()
  await press(lee, 'Escape')
  // Signs and letters of that row are nobody's.
  for (const [key, code] of [
    ['&', 'Digit1'],
    ['é', 'Digit2'],
    ['ě', 'Digit2'],
    ['!', 'Digit1'],
  ] as const)
    await typed(lee, key, code, key === '!' ? shift : 0)
  expect(await asks(lee, /^Tell/).count()).toBe(0)
})

test('[L43] letters of another script are those of their place; a Dvorak goes by what it types', async () => {
  await besides(lee)
  for (const [key, code] of [
    ['с', 'KeyC'],
    ['ψ', 'KeyC'],
    ['ב', 'KeyC'],
    ['ㅊ', 'KeyC'],
    ['ؤ', 'KeyC'],
    ['c', 'KeyI'],
    ['C', 'KeyC'],
  ] as const) {
    await typed(lee, key, code)
    await flags(lee).waitFor({ state: 'detached' })
    await typed(lee, key === 'c' || key === 'C' ? 'z' : 'я', key === 'c' ? 'Slash' : 'KeyZ')
    await flags(lee).waitFor()
  }
  await typed(lee, 'О', 'KeyJ')
  await asks(lee, /^Play “/).waitFor()
  await press(lee, 'Escape')
})

test('[L44] N nods, also when a question comes under it; no answer has a key that means something else', async () => {
  await besides(mina)
  await press(mina, 'a')
  await lee.page.getByRole('button', { name: /^Yes/ }).waitFor()
  await besides(lee)
  await press(lee, 'n', 'a')
  await mina.page.getByText('Lee: nods', { exact: true }).waitFor()
  await flags(lee).waitFor({ state: 'detached' })
  await lee.page.getByRole('button', { name: /^No$/ }).waitFor()
  expect(await mina.page.getByText('Lee: no', { exact: true }).count()).toBe(0)
  await press(lee, 'u')
  await lee.page.getByRole('button', { name: /^No$/ }).waitFor({ state: 'detached' })
  await besides(mina)
  await press(mina, 'a')
  await lee.page.getByRole('button', { name: /^No$/ }).waitFor()
  await press(lee, 'u')
  await mina.page.getByText('Lee: no', { exact: true }).waitFor()
  await press(lee, 'z')
})

test('[L86] the keys stand on their sheet at any width of the page: ? opens it, and a button where there is a keyboard', async () => {
  const { page } = lee
  const sheet = page.getByRole('dialog', { name: 'Keys' })
  const size = page.viewportSize()
  for (const [width, height, shown] of [
    [720, 450, true],
    [700, 800, true],
    [390, 844, false],
  ] as const) {
    await page.setViewportSize({ width, height })
    await page.getByRole('navigation', { name: 'Parts of the room' }).waitFor()
    await besides(lee)
    await press(lee, '?')
    await sheet.getByText('Next phase').waitFor()
    await press(lee, 'Escape')
    await sheet.waitFor({ state: 'detached' })
    const button = page.getByRole('button', { name: 'Keys' })
    expect(await button.isVisible()).toBe(shown)
    if (!shown) continue
    await button.click()
    await sheet.getByText('Next phase').waitFor()
    await sheet.getByRole('button', { name: 'Close' }).click()
    await sheet.waitFor({ state: 'detached' })
  }
  if (size) await page.setViewportSize(size)
  await page.getByRole('navigation', { name: 'Parts of the room' }).waitFor({ state: 'detached' })
})

test('[L46] a field says when what is pasted is more than it holds', async () => {
  await lee.page.getByRole('tab', { name: 'Notes' }).click()
  const note = lee.page.getByLabel('A note for yourself')
  await note.click()
  await lee.page.evaluate(words => navigator.clipboard.writeText(words), 'x'.repeat(2100))
  await press(lee, 'Control+v')
  await said(lee, 'This field holds 2,000 characters').waitFor()
  expect(await note.inputValue()).toHaveLength(2000)
  await note.fill('')
})

test('[L45] the key that saves elsewhere says that everything is saved, in code, on the board and besides', async () => {
  const opens = lee.page.evaluate(
    () =>
      new Promise<boolean>(resolve => {
        addEventListener(
          'keydown',
          event => event.key === 's' && event.ctrlKey && resolve(!event.defaultPrevented),
        )
      }),
  )
  await type(lee, '#')
  await lee.page.getByRole('region', { name: 'Code' }).getByText('Saved', { exact: true }).waitFor()
  await press(lee, 'Control+s')
  await said(lee, 'Everything is saved as you type.').waitFor()
  expect(await opens).toBe(false)
  expect(lee.faults.concat(mina.faults)).toEqual([])
})
