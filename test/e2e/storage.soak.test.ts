/** A browser whose storage goes away, is full or is forbidden in the middle of a round: its person and the other notice little. */
import type { Browser, CDPSession } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { launch } from '../kit/chromium.js'
import { editor, pair, paneSays, shows, textOf, type, type Pair } from '../kit/pair.js'
import { enter, someone, type Someone } from '../kit/people.js'

let browser: Browser
let place: Pair
let storage: CDPSession
beforeAll(async () => {
  browser = await launch()
  place = await pair(browser)
  storage = await place.mina.context.newCDPSession(place.mina.page)
})
afterAll(async () => {
  await place.close()
  await browser.close()
})
afterEach(() => place.net.pass())

const cue = ({ page }: Someone) => page.getByRole('status', { name: 'Cue' })

test('[L20] when it is cleared, what is typed reaches the other, and is soon kept again', async () => {
  const { mina, lee, net } = place
  await storage.send('Storage.clearDataForOrigin', { origin: net.origin, storageTypes: 'indexeddb' })
  await type(mina, 'cleared ')
  await shows(lee, 'cleared ')
  await paneSays(mina, 'Saved').waitFor()
  // The storage is used again, with the whole document.
  net.hold()
  net.cut()
  await paneSays(mina, 'Offline, kept on this device').waitFor()
  await type(mina, 'alone ')
  await mina.page.waitForTimeout(300)
  await mina.page.close()
  net.forget()
  net.pass()
  const page = await mina.context.newPage()
  await page.goto(`${net.origin}/r/${place.room.room}`)
  await shows(lee, 'cleared alone ', 15_000)
  Object.assign(mina, { page })
  storage = await mina.context.newCDPSession(page)
})

test('[L20] when it is full, the word says that only this tab has it, until there is room again', async () => {
  const { mina, lee, net } = place
  const { origin } = net
  await paneSays(mina, 'Saved').waitFor()
  await storage.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 1 })
  // Chromium goes on for a while by how much room there was; for new storage it looks again.
  await storage.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb' })
  await type(mina, 'full ')
  await shows(lee, 'full ')
  net.hold()
  net.cut()
  await paneSays(mina, 'Offline, kept in this tab').waitFor()
  await cue(mina).getByText('Keep this tab open').waitFor()
  await storage.send('Storage.overrideQuotaForOrigin', { origin })
  await paneSays(mina, 'Offline, kept on this device').waitFor()
  net.pass()
  await paneSays(mina, 'Saved').waitFor()
})

test('[L20] where all of it is forbidden one joins as ever, and is asked before leaving with what nobody else has', async () => {
  const { mina, server, room } = place
  const kim = await someone(browser, server.origin)
  await kim.context.addInitScript(() => {
    // A frame that runs code has no storage anyway.
    if (globalThis.origin === 'null') return
    const get = () => {
      throw new DOMException('storage is forbidden', 'SecurityError')
    }
    for (const name of ['indexedDB', 'localStorage', 'sessionStorage'])
      Object.defineProperty(globalThis, name, { get })
  })
  await enter(kim, room.links.candidate, 'Kim')
  await paneSays(kim, 'Saved').waitFor()
  await type(kim, 'forbidden ')
  await shows(mina, 'forbidden ')
  await kim.context.setOffline(true)
  await paneSays(kim, 'Offline, kept in this tab').waitFor()
  await type(kim, 'mine ')
  const asked = kim.page.waitForEvent('dialog')
  await kim.page.close({ runBeforeUnload: true })
  expect((await asked).type()).toBe('beforeunload')
  await (await asked).dismiss()
  await kim.context.setOffline(false)
  await shows(mina, 'forbidden mine ', 15_000)
  await paneSays(kim, 'Saved').waitFor()
  expect([...mina.faults, ...kim.faults]).toEqual([])
  await kim.context.close()
})

test('[L21] a page that fails says so instead of going blank, and is itself again once loaded', async () => {
  const { page } = place.lee
  await page.evaluate(() => {
    // The next second of the clock cannot be written.
    Reflect.set(String.prototype, 'padStart', () => {
      throw new Error('no more padding')
    })
  })
  await page.getByRole('heading', { name: 'This page has stopped' }).waitFor()
  expect(await page.locator('body').textContent()).not.toContain('padding')
  await page.getByRole('button', { name: 'Load it again' }).click()
  await paneSays(place.lee, 'Saved').waitFor()
  expect(await textOf(place.lee)).toContain('forbidden mine ')
})

test('[L21] a page left open while a newer version was put in its place asks to be loaded again where a part is gone', async () => {
  const { server, room } = place
  const kim = await someone(browser, server.origin)
  const gone = '**/assets/CodePane-*.js'
  await kim.context.route(gone, route => route.fulfill({ status: 404, body: 'no such file' }))
  await enter(kim, room.links.candidate, 'Kim')
  await kim.page.getByRole('heading', { name: 'This page has stopped' }).waitFor()
  await kim.context.unroute(gone)
  await kim.page.getByRole('button', { name: 'Load it again' }).click()
  await paneSays(kim, 'Saved').waitFor()
  expect(await textOf(kim)).toContain('forbidden mine ')
  await kim.context.close()
})

test('[Y49] an editor that can no longer follow its document ends in that page, and misses nothing afterwards', async () => {
  const { mina, lee } = place
  await (
    await editor(lee.page)
  ).evaluate(view => {
    Reflect.set(view, 'dispatch', () => {
      throw new Error('no more changes')
    })
  })
  await type(mina, 'unseen ')
  await lee.page.getByRole('heading', { name: 'This page has stopped' }).waitFor()
  await lee.page.getByRole('button', { name: 'Load it again' }).click()
  await shows(lee, 'unseen ')
})
