/** A browser that keeps nothing for later: a reload of its tab comes back to the seat all the same, and is told what lasts. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from '../kit/chromium.js'
import { content, paneSays, shows, type } from '../kit/pair.js'
import { enter, someone, type Someone } from '../kit/people.js'
import { openRoom, openServer, type TestServer } from '../kit/server.js'

let browser: Browser
let server: TestServer
beforeAll(async () => {
  browser = await launch()
  server = await openServer({ content })
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

/** From the next page on, what is named refuses every write as a device without room does. */
const fill = ({ context }: Someone, full: readonly ('localStorage' | 'sessionStorage')[]) =>
  context.addInitScript(names => {
    // A frame that runs code has no storage anyway.
    if (globalThis.origin === 'null') return
    const refuse = () => {
      throw new DOMException('no room', 'QuotaExceededError')
    }
    const write = Storage.prototype.setItem
    Storage.prototype.setItem = function setItem(name, value) {
      if (names.some(one => this === window[one])) refuse()
      write.call(this, name, value)
    }
    IDBFactory.prototype.open = refuse
  }, full)
const forbid = ({ context }: Someone) =>
  context.addInitScript(() => {
    if (globalThis.origin === 'null') return
    const get = () => {
      throw new DOMException('storage is forbidden', 'SecurityError')
    }
    for (const name of ['indexedDB', 'localStorage', 'sessionStorage'])
      Object.defineProperty(globalThis, name, { get })
  })
const sentence = ({ page }: Someone) => page.getByText('A reload of this tab comes back to it')

test.each([
  ['the device is full', (who: Someone) => fill(who, ['localStorage'])],
  ['it is full for tabs as well', (who: Someone) => fill(who, ['localStorage', 'sessionStorage'])],
  ['all of it is forbidden', forbid],
] as const)(
  '[L54] where %s, door, lobby and round outlive a reload of the tab, with a sentence',
  async (_, prepare) => {
    const room = await openRoom(server.origin)
    const [lee, mina] = [await someone(browser, server.origin), await someone(browser, server.origin)]
    await prepare(mina)
    await enter(lee, room.links.interviewer, 'Lee')
    await mina.page.goto(room.links.candidate)
    await mina.page.getByRole('textbox', { name: 'Your name' }).waitFor()
    await mina.page.reload()
    await enter(mina, mina.page.url(), 'Mina')
    await mina.page.getByRole('heading', { name: 'The round has not started yet' }).waitFor()
    await sentence(mina).waitFor()
    await mina.page.reload()
    await lee.page.getByRole('button', { name: 'Start the round' }).click()
    await type(mina, '# here ')
    await shows(lee, '# here ', 15_000)
    await paneSays(mina, 'Saved').waitFor()
    await mina.page.reload()
    await shows(mina, '# here ', 15_000)
    await sentence(mina).waitFor()
    // It is the same seat: nobody else came.
    const people = lee.page.getByRole('group', { name: 'People' }).getByRole('img')
    expect(await people.count()).toBe(2)
    // Her link, put in again, is no other seat; and an address without it is, in another tab, half a link.
    await mina.page.evaluate(to => location.assign(to), room.links.candidate)
    await paneSays(mina, 'Saved').waitFor()
    await mina.page.reload()
    await shows(mina, '# here ', 15_000)
    const other = await mina.context.newPage()
    await other.goto(`${server.origin}/r/${room.room}`)
    await other.getByRole('heading', { name: 'This address is only half of the link' }).waitFor()
    expect([...lee.faults, ...mina.faults]).toEqual([])
    await Promise.all([lee.context.close(), mina.context.close()])
  },
)

test('[L54] storage that is cleared in mid-round, or full only for what is new, takes no seat from its tab', async () => {
  const room = await openRoom(server.origin, { alone: true })
  const mina = await someone(browser, server.origin)
  await enter(mina, room.links.candidate, 'Mina')
  await mina.page.getByRole('button', { name: 'Start the round' }).click()
  await paneSays(mina, 'Saved').waitFor()
  await mina.page.evaluate(() => {
    localStorage.clear()
    sessionStorage.clear()
  })
  await mina.page.reload()
  await paneSays(mina, 'Saved').waitFor()
  // The observer's seat comes when there is no room any more, beside what was kept before.
  await fill(mina, ['localStorage', 'sessionStorage'])
  await mina.page.goto(room.links.observer)
  await mina.page.getByRole('textbox', { name: 'Your name' }).fill('Omar')
  await mina.page.getByRole('button', { name: 'Join room' }).click()
  await mina.page
    .getByText('reads along')
    .or(mina.page.getByRole('timer', { name: 'Time left' }))
    .first()
    .waitFor()
  await mina.page.reload()
  await mina.page.getByRole('img', { name: /^Mina, away/ }).waitFor()
  expect(mina.faults).toEqual([])
  await mina.context.close()
})
