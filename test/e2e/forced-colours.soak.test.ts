/** Where the system chooses the colours: what is chosen and what is not look different, without a colour of ours. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from '../kit/chromium.js'
import { content } from '../kit/pair.js'
import { enter, someone } from '../kit/people.js'
import { openRoom, openServer } from '../kit/server.js'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(async () => {
  await browser.close()
})

/** What says by its state that it is chosen and is drawn as its neighbours are. */
const alike = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const chosen =
      '[aria-checked=true], [aria-pressed=true], [aria-selected=true], [data-chosen=true], [data-highlighted]'
    return [...document.querySelectorAll<HTMLElement>(chosen)]
      .filter(one => one.checkVisibility() && !one.closest('.tl-container, .cm-editor'))
      .filter(one => {
        const { outlineStyle, outlineWidth } = getComputedStyle(one)
        return outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2
      })
      .map(one => one.outerHTML.slice(0, 120))
  })
/** Buttons that cannot be pressed and look as if they could. */
const eager = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const probe = document.createElement('span')
    probe.style.color = 'GrayText'
    document.body.append(probe)
    const grey = getComputedStyle(probe).color
    probe.remove()
    return [...document.querySelectorAll<HTMLElement>('button:disabled')]
      .filter(one => one.checkVisibility() && !one.closest('.tl-container'))
      .filter(one => getComputedStyle(one).color !== grey)
      .map(one => one.textContent)
  })

test('[L59] tabs, files, scores, toggles, rows and menus show what is chosen; the focus is seen; what is disabled is grey', async () => {
  const server = await openServer({ content })
  const [lee, mina] = [await someone(browser, server.origin), await someone(browser, server.origin)]
  for (const { page } of [lee, mina]) await page.emulateMedia({ forcedColors: 'active' })
  const missed: Record<string, readonly string[]> = {}
  const look = async (where: string, page: Page) => {
    const found = [...(await alike(page)), ...(await eager(page)).map(name => `not grey: ${name}`)]
    if (found.length > 0) missed[where] = found
  }
  await lee.page.goto(server.origin)
  await lee.page.getByRole('button', { name: 'Create room' }).waitFor()
  await look('home', lee.page)
  const room = await openRoom(server.origin, { plan: 'coding' })
  await enter(lee, room.links.interviewer, 'Lee')
  await enter(mina, room.links.candidate, 'Mina')
  await mina.page.getByText('starts the round').waitFor()
  await look('lobby', mina.page)
  await lee.page.getByRole('button', { name: 'Start the round' }).click()
  await mina.page.getByRole('tablist', { name: 'Files' }).waitFor()
  await mina.page.getByRole('button', { name: 'Add a file' }).click()
  await mina.page.getByRole('textbox', { name: 'Name of the new file' }).fill('other.py')
  await mina.page.keyboard.press('Enter')
  // The file in front is seen to be.
  const files = mina.page.getByRole('tablist', { name: 'Files' }).getByRole('tab')
  await files.nth(1).waitFor()
  const outlines = () => files.evaluateAll(all => all.map(one => getComputedStyle(one).outlineStyle))
  expect((await outlines()).filter(style => style !== 'none')).toHaveLength(1)
  await look('candidate', mina.page)
  await lee.page.getByRole('tab', { name: 'Rubric' }).click()
  await lee.page.getByRole('radio', { name: /^3/ }).first().click()
  await look('interviewer', lee.page)
  await lee.page.getByRole('button', { name: 'More for this round' }).click()
  await lee.page.keyboard.press('ArrowDown')
  await look('menu', lee.page)
  await lee.page.keyboard.press('Escape')
  await lee.page.keyboard.press('Tab')
  const focus = await lee.page.evaluate(() => {
    const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement ?? document.body)
    return outlineStyle === 'solid' && Number.parseFloat(outlineWidth) >= 2
  })
  expect(focus).toBe(true)
  await lee.page.setViewportSize({ width: 390, height: 844 })
  await lee.page.getByRole('navigation', { name: 'Parts of the room' }).waitFor()
  await look('phone', lee.page)
  await lee.page.setViewportSize({ width: 1440, height: 900 })
  await lee.page.getByRole('button', { name: 'End the round' }).first().click()
  await look('dialog', lee.page)
  await lee.page.getByRole('button', { name: 'End it now' }).click()
  await mina.page.getByRole('radio', { name: /^2/ }).first().click()
  await mina.page.getByRole('radio', { name: /^2/, checked: true }).first().waitFor()
  await look('debrief', mina.page)
  expect(missed).toEqual({})
  await Promise.all([lee.context.close(), mina.context.close()])
  await server.close()
})
