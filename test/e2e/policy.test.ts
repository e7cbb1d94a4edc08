/** What the policy of our own pages has to report: nothing. Every browser that a test starts is watched for it. */
import { expect, test } from 'vitest'
import { launch } from '../kit/chromium.js'
import { content } from '../kit/pair.js'
import { enter, someone } from '../kit/people.js'
import { openRoom, openServer } from '../kit/server.js'

test('[W40] from the start to the round no page makes code of text, and a watched browser tells of one that does', async () => {
  const browser = await launch()
  const server = await openServer({ content })
  try {
    const room = await openRoom(server.origin)
    const lee = await someone(browser, server.origin)
    for (const path of ['/', '/questions', '/rounds', '/host']) {
      await lee.page.goto(server.origin + path)
      await lee.page.locator('h1').waitFor()
    }
    await enter(lee, room.links.interviewer, 'Lee')
    await lee.page.getByRole('button', { name: 'Start the round' }).click()
    await lee.page.locator('.cm-content').waitFor()
    await lee.page.locator('.tl-canvas').waitFor()
    await lee.context.close()

    const strange = await someone(browser, server.origin)
    await strange.page.goto(server.origin)
    // The report comes by itself, and may come after the script was refused and the browser has said so.
    const told = strange.page.waitForEvent('console', message =>
      message.text().startsWith('policy report: script-src'),
    )
    await strange.page.addScriptTag({ url: 'data:text/javascript,' }).catch(() => {})
    await told
    await expect(strange.context.close()).rejects.toThrow('script-src')
  } finally {
    await browser.close()
    await server.close()
  }
})
