/** An old page at a new server and a new page at an old one, in browsers: asked to load again, with everything kept. */
import type { Browser } from 'playwright-core'
import { protocol } from '@signalroom/shared'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from '../kit/chromium.js'
import { emptyDisk, memoryJournal } from '../kit/memory-journal.js'
import { content, shows, textOf, type } from '../kit/pair.js'
import { enter, someone } from '../kit/people.js'
import { openRoom, openServer } from '../kit/server.js'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(async () => {
  await browser.close()
})
const asked = 'Signalroom has another version now'

/** To the page the server is one of a newer build, or of an older one, until the page is loaded again. */
for (const [which, other] of [
  ['newer', protocol + 1],
  ['older', protocol - 1],
] as const)
  test(`[L26] a page whose server has become a ${which} one asks to be loaded again, and nothing typed is lost`, async () => {
    const disk = emptyDisk()
    const open = (spoken: number, port = 0) =>
      openServer({ content, store: memoryJournal(disk), protocol: spoken, port })
    const first = await open(protocol)
    const port = Number(new URL(first.origin).port)
    const [lee, mina] = [await someone(browser, first.origin), await someone(browser, first.origin)]
    const room = await openRoom(first.origin)
    await enter(lee, room.links.interviewer, 'Lee')
    await enter(mina, room.links.candidate, 'Mina')
    await lee.page.getByRole('button', { name: 'Start the round' }).click()
    await type(mina, '# before ')
    await shows(lee, '# before ', 15_000)
    await first.close()
    await type(mina, '# meanwhile ')
    const second = await open(other, port)
    for (const { page } of [lee, mina]) await page.getByRole('heading', { name: asked }).waitFor()
    expect(await textOf(mina)).toContain('# meanwhile ')
    expect(await mina.axe()).toEqual([])
    await second.close()
    // The page that is loaded again is of the server's own version.
    const third = await open(protocol, port)
    for (const { page } of [lee, mina]) await page.getByRole('button', { name: 'Load again' }).click()
    await shows(mina, '# meanwhile ', 20_000)
    await shows(lee, '# meanwhile ', 20_000)
    expect(await mina.page.getByText(asked).count()).toBe(0)
    await Promise.all([lee.context.close(), mina.context.close()])
    await third.close()
  })

test('[L26] whoever comes with a page of another version is told so at once, not left waiting', async () => {
  const server = await openServer({ content, protocol: protocol + 1 })
  const mina = await someone(browser, server.origin)
  const room = await openRoom(server.origin)
  await mina.page.goto(room.links.candidate)
  await mina.page.getByRole('textbox', { name: 'Your name' }).fill('Mina')
  await mina.page.getByRole('button', { name: 'Join room' }).click()
  await mina.page.getByRole('heading', { name: asked }).waitFor()
  await mina.context.close()
  await server.close()
})
