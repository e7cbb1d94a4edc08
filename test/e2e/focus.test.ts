/** Private focus as two people see it: begun, worked in, ended, and found in the debrief. */
import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from '../kit/chromium.js'
import { until } from '../kit/clients.js'
import { pair, shows, textOf, type, type Pair } from '../kit/pair.js'
import type { Someone } from '../kit/people.js'
import { runsOut } from '../kit/runs-out.js'

let browser: Browser
let two: Pair
beforeAll(async () => {
  browser = await launch()
  two = await pair(browser)
})
afterAll(async () => {
  await two.close()
  await browser.close()
})
const code = ({ page }: Someone): Locator => page.getByRole('region', { name: 'Code' })
const press = async ({ page }: Someone, name: string | RegExp) =>
  page.getByRole('button', { name, ...(typeof name === 'string' ? { exact: true } : {}) }).click()
const boxes = ({ page }: Someone) =>
  page.evaluate(() =>
    [...document.querySelectorAll('header, section[aria-label], .cm-content, footer')].map(one => {
      const { x, y, width, height } = one.getBoundingClientRect()
      return [one.tagName, x, y, width, height].join(' ')
    }),
  )

test('[Q9] it begins with a word on what it does, says how long yet on both screens, and moves nothing', async () => {
  const { lee, mina, server } = two
  const before = await Promise.all([boxes(lee), boxes(mina)])
  await press(mina, /^Private focus/)
  await mina.page.getByText('nobody sees your code,').waitFor()
  await mina.page.getByRole('radio', { name: 'Board' }).check()
  await mina.page.getByText('nobody sees your drawing.').waitFor()
  await mina.page.getByRole('radio', { name: 'Both' }).check()
  await press(mina, 'Begin')
  await mina.page.getByText('Only you see your code and drawing').waitFor()
  await code(lee).getByText('Mina is in private focus.').waitFor()
  await code(lee).getByText('Quiet is normal; the coach rests.').waitFor()
  await lee.page.getByRole('region', { name: 'Board' }).getByText('private focus: as it stood at').waitFor()
  expect(await Promise.all([boxes(lee), boxes(mina)])).toEqual(before)
  server.time.advance(60_000)
  await mina.page.getByText(/^3:5\d left$|^4:00 left$/).waitFor()
  await code(lee)
    .getByText(/^3:5\d left$|^4:00 left$/)
    .waitFor()
  expect([await lee.axe(), await mina.axe()]).toEqual([[], []])
})

test('[Q9] what is typed is saved and unseen; an interviewer who reloads sees what stood before', async () => {
  const { lee, mina } = two
  await type(mina, 'print("unseen") ')
  await code(mina).getByText('Saved', { exact: true }).waitFor()
  await type(lee, '# seen ')
  await shows(mina, '# seen ')
  expect(await textOf(lee)).not.toContain('unseen')
  await lee.page.reload()
  await code(lee).getByText('Mina is in private focus.').waitFor()
  await shows(lee, '# seen ', 15_000)
  expect(await textOf(lee)).not.toContain('unseen')
})

test('[Q9] the candidate ends it with one press, and everybody sees all of it; it is there once', async () => {
  const { lee, mina, server } = two
  server.time.advance(60_000)
  await press(mina, /^Show it again/)
  await shows(lee, 'print("unseen")')
  await mina.page.getByText('Only you see your code and drawing').waitFor({ state: 'detached' })
  expect(await lee.page.getByText('Mina is in private focus.').count()).toBe(0)
  expect(await mina.page.getByRole('button', { name: /^Private focus/ }).isDisabled()).toBe(true)
  expect(await textOf(lee)).toBe(await textOf(mina))
})

test('[Q10] in the debrief it is a stretch of the timeline', async () => {
  const { lee } = two
  await lee.page.getByRole('button', { name: 'More for this round' }).click()
  await lee.page.getByRole('menuitem', { name: 'End the round…' }).click()
  await press(lee, 'End it now')
  const lane = lee.page.getByRole('group', { name: 'Board, code', exact: true })
  await lane.getByRole('button', { name: /private focus, unseen by the others$/ }).waitFor()
  expect([lee.faults, two.mina.faults]).toEqual([[], []])
})

test('[R26] whose it was shows it to the others in their replay, by one press, and takes it back', async () => {
  const { lee, mina } = two
  // Other marks may lie over it: it is pressed by keyboard.
  const begun = lee.page.getByRole('button', { name: /private focus, unseen by the others$/ })
  const then = async () => {
    // It was written after the first minute and before the last one.
    await begun.focus()
    await lee.page.keyboard.press('Enter')
    const slider = lee.page.getByRole('slider', { name: 'Replay position' })
    await slider.fill(String(Number(await slider.inputValue()) + 105_000))
    const shown = lee.page.locator('[aria-label="Board and code"] .cm-content')
    await shown.waitFor()
    return shown.innerText()
  }
  await lee.page.getByRole('heading', { name: /^Code,/ }).waitFor()
  expect(await then()).not.toContain('unseen')
  expect(await lee.page.getByRole('region', { name: 'What you wrote unseen' }).count()).toBe(0)
  const own = mina.page.getByRole('region', { name: 'What you wrote unseen' })
  await own.getByText('(board and code)').waitFor()
  await own.getByRole('button', { name: 'Show it to the others' }).click()
  await own.getByRole('button', { name: 'Hide it again' }).waitFor()
  await until('it is shown', async () => (await then()).includes('unseen'), 20_000)
  expect(await mina.axe()).toEqual([])
  await own.getByRole('button', { name: 'Hide it again' }).click()
  await until('it is hidden', async () => !(await then()).includes('unseen'), 20_000)
  expect([lee.faults, mina.faults]).toEqual([[], []])
})

test('[Q9] a name that no line holds is broken where it is told who is in private focus', async () => {
  const named = await pair(browser, { name: 'W'.repeat(40) })
  const { lee, mina } = named
  await press(mina, /^Private focus/)
  await press(mina, 'Begin')
  const note = code(lee).locator('p', { hasText: 'is in private focus.' })
  await note.waitFor()
  for (const width of [1440, 390, 320]) {
    await lee.page.setViewportSize({ width, height: 844 })
    if (width < 900)
      await lee.page
        .getByRole('navigation', { name: 'Parts of the room' })
        .getByRole('button', { name: 'Code' })
        .click()
    await note.waitFor()
    expect(await runsOut(note.locator('..'))).toEqual([])
  }
  await named.close()
})
