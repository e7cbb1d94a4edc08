/** What is written while the server is out of reach and the round ends: told in the debrief, and there to be taken along. */
import type { Browser } from 'playwright-core'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from '../kit/chromium.js'
import { cueOffline, pair, paneSays, shows, type } from '../kit/pair.js'
import type { Someone } from '../kit/people.js'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser.close())

const patience = 30_000
const debrief = ({ page }: Someone) =>
  page.getByRole('region', { name: 'Timeline' }).waitFor({ timeout: patience })
const tooLate = ({ page }: Someone) => page.getByRole('region', { name: 'What came too late' })
async function end({ page }: Someone) {
  await page.getByRole('button', { name: 'More for this round' }).click()
  await page.getByRole('menuitem', { name: /End the round/ }).click()
  await page.getByRole('button', { name: 'End it now' }).click()
}

test('[Y61] what one wrote offline while the round ended is told in the debrief, kept through a reload, and can be saved', async () => {
  const { server, net, lee, mina, close } = await pair(browser)
  try {
    await paneSays(mina, 'Saved').waitFor({ timeout: patience })
    net.hold()
    await cueOffline(mina).waitFor({ timeout: patience })
    await type(mina, '# written offline')
    await end(lee)
    await debrief(lee)
    net.pass()
    await debrief(mina)
    await tooLate(mina).getByText('Some of what you wrote came after the end.').waitFor({ timeout: patience })
    await mina.page.reload()
    await debrief(mina)
    const save = tooLate(mina).getByRole('button', { name: /^Save my / })
    const [download] = await Promise.all([mina.page.waitForEvent('download'), save.click()])
    expect(await readFile(await download.path(), 'utf8')).toContain('# begun # written offline')
    expect(await mina.axe()).toEqual([])
    // It is hers: nobody else is told, and the final work is what was in at the end.
    expect(await tooLate(lee).count()).toBe(0)
    expect(await mina.page.locator('.cm-content').innerText()).not.toContain('written offline')
    await tooLate(mina).getByRole('button', { name: 'Erase it here' }).click()
    await mina.page.getByRole('button', { name: 'Erase it', exact: true }).click()
    await tooLate(mina).waitFor({ state: 'detached' })
    await mina.page.reload()
    await debrief(mina)
    await mina.page.getByRole('region', { name: 'Board and code' }).locator('.cm-content').waitFor()
    expect(await tooLate(mina).count()).toBe(0)
    expect(server.logged()).not.toContain('written offline')
  } finally {
    await close()
  }
})

test('[Y61] whoever had all of it in at the end reads nothing of that, and no device keeps any of it', async () => {
  const { lee, mina, close } = await pair(browser)
  try {
    await type(mina, '# and all is in')
    await shows(lee, '# and all is in')
    await paneSays(mina, 'Saved').waitFor({ timeout: patience })
    await end(lee)
    for (const who of [lee, mina]) {
      await debrief(who)
      await who.page.getByRole('region', { name: 'Board and code' }).locator('.cm-content').waitFor()
      // What it kept of the two documents is gone.
      const kept = () =>
        who.page.evaluate(() =>
          indexedDB
            .databases()
            .then(all => all.map(one => one.name).filter(name => /:(code|board):/.test(name ?? ''))),
        )
      await expect.poll(kept, { timeout: patience }).toEqual([])
      expect(await tooLate(who).count()).toBe(0)
    }
  } finally {
    await close()
  }
})
