/** Links taken back and made anew, in browsers, by who leads. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from '../kit/chromium.js'
import { content } from '../kit/pair.js'
import { enter, someone, type Someone } from '../kit/people.js'
import { openRoom, openServer, type TestRoom, type TestServer } from '../kit/server.js'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(async () => {
  await browser.close()
})

interface Scene {
  readonly server: TestServer
  readonly room: TestRoom
  readonly lee: Someone
  readonly mina: Someone
  readonly omar: Someone
}
/** Interviewer, candidate and observer in the lobby; each closed afterwards. */
async function scene(play: (scene: Scene) => Promise<void>, of: { width?: number; height?: number } = {}) {
  const server = await openServer({ content })
  const [lee, mina, omar] = [
    await someone(browser, server.origin, { devices: true, ...of }),
    await someone(browser, server.origin, { devices: true }),
    await someone(browser, server.origin, { devices: true }),
  ]
  try {
    const room = await openRoom(server.origin)
    await enter(lee, room.links.interviewer, 'Lee')
    await enter(mina, room.links.candidate, 'Mina')
    await enter(omar, room.links.observer, 'Omar')
    await list(lee.page).getByText('Omar').waitFor()
    await play({ server, room, lee, mina, omar })
    expect([lee, mina, omar].map(({ faults, strangers }) => [faults, strangers])).toEqual([
      [[], []],
      [[], []],
      [[], []],
    ])
  } finally {
    await Promise.all([lee, mina, omar].map(({ context }) => context.close()))
    await server.close()
  }
}
const list = (page: Page) => page.getByRole('list', { name: 'People in the room' })
test('[L27] where the clipboard is not there, the new link is shown, selected, to be copied by hand', () =>
  scene(async ({ server, room, lee }) => {
    await lee.page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', { value: undefined })
      document.execCommand = () => false
    })
    await lee.page.getByRole('button', { name: 'New link for the observer' }).click()
    const field = lee.page.getByRole('textbox', { name: 'Observer link' })
    const link = await field.inputValue()
    expect(link).toContain(`${server.origin}/r/${room.room}#`)
    expect(await lee.page.evaluate(() => getSelection()?.toString())).toBe(link)
    expect(await lee.axe()).toEqual([])
  }))
