/** A whole round of two whose browsers translate the page: no screen breaks, what is new is shown, people's words stay theirs. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sized } from '../kit/sizes.js'
import { launch } from '../kit/chromium.js'
import { until } from '../kit/clients.js'
import { content, shows, type } from '../kit/pair.js'
import { enter, someone } from '../kit/people.js'
import { openServer } from '../kit/server.js'
import { translate, translated } from '../kit/translator.js'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(async () => {
  await browser.close()
})

const ways = ['replaced', 'moved'] as const
test.each(ways.slice(0, sized(1, ways.length)))(
  '[L55] translated by a browser that has texts %s, a round of two goes from the start to its debrief',
  async way => {
    const server = await openServer({ content })
    const [lee, mina] = [await someone(browser, server.origin), await someone(browser, server.origin)]
    await Promise.all([lee, mina].map(({ context }) => translate(context, way)))
    const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name }).first()
    /** A text as it is translated, newly. */
    const reads = (page: Page, text: string) =>
      page
        .getByText(text + translated)
        .first()
        .waitFor()

    await lee.page.goto(server.origin)
    await reads(lee.page, 'Rehearse the round before it counts.')
    const field = lee.page.getByRole('combobox').or(lee.page.getByRole('searchbox')).first()
    await field.fill('cod')
    await field.fill('')
    await button(lee.page, 'Create room').click()
    await reads(lee.page, 'Your room is open')
    await button(lee.page, 'Copy candidate link').click()
    const link = await lee.page.evaluate(() => navigator.clipboard.readText())
    await button(lee.page, 'Another room').click()
    await button(lee.page, 'Create room').click()
    await button(lee.page, 'Copy candidate link').click()
    const again = await lee.page.evaluate(() => navigator.clipboard.readText())
    expect(again).not.toBe(link)
    await lee.page.getByRole('link', { name: 'Enter as interviewer' }).click()
    await lee.page.getByRole('textbox', { name: 'Your name' }).press('Enter')
    await reads(lee.page, 'Type a name first. It is shown beside your cursor.')
    await lee.page.getByRole('textbox', { name: 'Your name' }).fill('Lee Bright')
    await button(lee.page, 'Join room').click()
    await reads(lee.page, 'The candidate is not here yet. You can start, but better wait.')
    await enter(mina, again, 'Mina Stone')
    await reads(lee.page, 'The clock starts at once, for everybody.')
    // A person's name is exactly as it was typed.
    await lee.page.getByText('Mina Stone', { exact: true }).first().waitFor()

    await button(lee.page, 'Start the round').click()
    await type(mina, '# begun ')
    await shows(lee, '# begun ', 20_000)
    for (const [layer, text] of [
      ['Business', '99.9 % available'],
      ['Data', '10 TB a day'],
      ['Operational', 'cold start under 200 ms'],
    ] as const) {
      const one = mina.page.getByRole('textbox', { name: new RegExp(`^${layer} layer`) })
      await one.fill(text)
      await one.press('Enter')
    }
    await lee.page.getByText('all three layers hold a number').waitFor()
    await mina.page
      .getByRole('textbox', { name: /^Add to/ })
      .first()
      .fill('an upload')
    await mina.page
      .getByRole('textbox', { name: /^Add to/ })
      .first()
      .press('Enter')
    await mina.page.getByRole('button', { name: 'Take out: an upload' }).click()

    // What changes is shown as it is now, not as it was when it was translated.
    await button(lee.page, /^They asked/).click()
    await button(lee.page, /^They asked.*1/).waitFor()
    await button(lee.page, 'Pause the clock').click()
    for (const { page } of [lee, mina]) await reads(page, 'paused')
    await button(lee.page, 'Resume the clock').click()
    for (const { page } of [lee, mina]) await reads(page, 'of this phase')
    const clock = () => mina.page.getByRole('timer', { name: 'Time left' }).textContent()
    const before = await clock()
    server.time.advance(61_000)
    await until('the clock goes on', async () => (await clock()) !== before)
    expect(await clock()).toMatch(/^\d+:\d\d$/)

    await mina.page.getByRole('tab', { name: /Talk/ }).click()
    const say = mina.page.getByLabel('Say something in writing')
    await say.fill('We keep two copies, so that one may fail.')
    await say.press('Enter')
    await say.fill('Does that meet the target?')
    await say.press('Control+Enter')
    await button(lee.page, /^Yes/).click()
    await lee.page.getByRole('tab', { name: 'Question' }).click()
    await button(lee.page, /^Tell/).click()
    for (let phase = 1; phase < 7; phase++) {
      server.time.advance(120_000)
      await button(lee.page, 'Next phase').click()
    }
    await lee.page.getByRole('tab', { name: /Deck/ }).click()
    await button(lee.page, /^Play/).click()
    await mina.page.getByRole('tab', { name: 'Question' }).click()
    await button(mina.page, 'Got it').click()
    await button(lee.page, /^Answered/i).click()
    await lee.page.getByRole('tab', { name: 'Rubric' }).click()
    await lee.page
      .locator('header')
      .first()
      .click({ position: { x: 2, y: 2 } })
    for (const key of ['3', 'e', ']', '4', 'e', ']', '3', 'e', ']', 'm', 'z', 'm'])
      await lee.page.keyboard.press(key)
    await lee.page.getByRole('tab', { name: 'Notes' }).click()
    await lee.page.getByRole('tabpanel', { name: 'Notes' }).getByRole('textbox').fill('calm')
    await lee.page.keyboard.press('Enter')
    await lee.page.keyboard.press('Escape')
    await button(lee.page, 'More for this round').click()
    await lee.page.getByRole('menuitem', { name: 'People and links' }).click()
    await button(lee.page, 'New link for the observer').click()
    await reads(lee.page, 'A new link is on your clipboard. The one before opens nothing any more.')
    await lee.page.keyboard.press('Escape')
    await button(mina.page, 'Private focus').click()
    await mina.page.getByRole('alertdialog').getByRole('button', { name: 'Begin' }).click()
    await button(mina.page, 'Show it again').click()

    await button(lee.page, 'End the round').click()
    await button(lee.page, 'End it now').click()
    for (const { page } of [lee, mina]) await page.getByRole('region', { name: 'Timeline' }).waitFor()
    await mina.page.getByRole('radio', { name: /^2/ }).first().click()
    await button(lee.page, 'Release to candidate').click()
    await button(lee.page, 'Release it').click()
    for (const { page } of [lee, mina]) await reads(page, 'released')
    await lee.page.goto(`${server.origin}/rounds`)
    await reads(lee.page, 'My rounds')
    expect([...lee.faults, ...mina.faults]).toEqual([])
    await Promise.all([lee.context.close(), mina.context.close()])
    await server.close()
  },
)
