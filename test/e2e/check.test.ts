/** The check in the lobby: what a nervous person sees of their own devices before the round, and what without any. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchAsking } from '../kit/chromium.js'
import { enter, someone, type Someone } from '../kit/people.js'
import { openRoom, openServer, type TestServer } from '../kit/server.js'

let browser: Browser
let server: TestServer
const timeout = 60_000

beforeAll(async () => {
  browser = await launchAsking()
  server = await openServer()
}, timeout)
afterAll(async () => {
  await browser.close()
  await server.close()
})

async function comes(devices: boolean, size = {}): Promise<Someone> {
  const room = await openRoom(server.origin)
  const person = await someone(browser, server.origin, { devices, ...size })
  await enter(person, room.links.candidate, 'Mina')
  await person.page.getByRole('region', { name: 'Your voice' }).waitFor()
  return person
}
const button = (person: Someone, name: string) => person.page.getByRole('button', { name, exact: true })

test(
  '[L17] level, device, three seconds to listen to, camera, connection, keys and pen; one press is in the call',
  { timeout },
  async () => {
    const mina = await comes(true)
    const { page } = mina
    await button(mina, 'Try the microphone').click()
    await page.getByText('It hears you').waitFor()
    expect(await page.getByRole('combobox', { name: 'Microphone' }).innerText()).toMatch(/\S/)
    await button(mina, 'Record 3 s and listen').click()
    await button(mina, 'This is how you sound').waitFor({ timeout: 10_000 })
    const played = await page
      .locator('audio')
      .first()
      .evaluate((audio: HTMLAudioElement) => audio.src)
    expect(played).toMatch(/^blob:/)
    await button(mina, 'Try the camera').click()
    const preview = page.getByLabel('What the others would see')
    await preview.waitFor()
    await page.getByText(/^\d+ ms$/).waitFor()
    const corner = page.getByRole('application', { name: 'Press a key or draw here' })
    await corner.click()
    await page.keyboard.press('k')
    await page.getByText('Seen: the key k and your mouse').waitFor()
    await button(mina, 'Record 3 s and listen').waitFor({ timeout: 10_000 })
    expect(await mina.axe()).toEqual([])
    await button(mina, 'Join the call').click()
    await page.getByText('You are in the call', { exact: true }).waitFor()
    expect([mina.faults, mina.strangers]).toEqual([[], []])
    await mina.context.close()
  },
)

test(
  '[L18] without a microphone a sentence says how it goes on, and the room is open',
  { timeout },
  async () => {
    const mina = await comes(false, { width: 390, height: 844, theme: 'dark' })
    const { page } = mina
    await page.getByText(/Without a microphone the round goes by keys/).waitFor()
    await button(mina, 'Join the call').click()
    await page
      .getByText(/The browser gives this page no microphone\. Typing works as before/)
      .first()
      .waitFor()
    await page.getByText('You are in the call', { exact: true }).waitFor()
    await page.getByPlaceholder('Write to the room').fill('I am here')
    await page.keyboard.press('Enter')
    await page.getByText('I am here').waitFor()
    expect(await mina.axe()).toEqual([])
    await mina.context.close()
  },
)
