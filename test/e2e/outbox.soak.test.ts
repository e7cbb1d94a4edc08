/** A browser that is killed while what was typed has not reached the server, and what its profile still holds afterwards. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { launch } from '../kit/chromium.js'
import { tell } from '../kit/figures.js'
import { killableChromium, type KillableChromium } from '../kit/killable-chromium.js'
import { content, keepingNothing, paneSays, shows, textOf } from '../kit/pair.js'
import { enter, someone, type Someone } from '../kit/people.js'
import { puppetNetwork, type PuppetNetwork } from '../kit/puppet-network.js'
import { openRoom, openServer, temporaryFolder, type TestServer } from '../kit/server.js'
import { full, sized } from '../kit/sizes.js'

/** What is older than this when the browser dies must not be lost. */
const keptAfterMs = 300
const rounds = sized(1, 200)

let browser: Browser
let server: TestServer
let net: PuppetNetwork
let lee: Someone
beforeAll(async () => {
  browser = await launch()
  server = await openServer({ content })
  net = await puppetNetwork(server.origin)
  lee = await someone(browser, server.origin)
})
afterAll(async () => {
  await browser.close()
  await net.close()
  await server.close()
})

const alive: KillableChromium[] = []
afterEach(async () => {
  await Promise.all(alive.splice(0).map(one => one.kill()))
})
async function chromiumOn(profile: string): Promise<KillableChromium> {
  const chromium = await killableChromium(profile)
  alive.push(chromium)
  return chromium
}

interface Seat {
  readonly profile: string
  readonly address: string
  readonly prepare: (chromium: KillableChromium) => Promise<unknown>
}
/** The candidate's tab, back on the seat its profile knows, with everything saved. */
async function open({
  profile,
  address,
  prepare,
}: Seat): Promise<{ chromium: KillableChromium; page: Page }> {
  const chromium = await chromiumOn(profile)
  await prepare(chromium)
  const page = await chromium.context.newPage()
  await page.goto(address)
  return { chromium, page }
}

/** Types without an end until the kill; says what was typed `keptAfterMs` before it and what after that. */
async function typeUntilKilled(
  page: Page,
  chromium: KillableChromium,
  lasting: number,
): Promise<{ old: string; all: string }> {
  const typed: { readonly letter: string; readonly at: number }[] = []
  const end = performance.now() + lasting
  while (performance.now() < end) {
    const letter = String.fromCharCode(97 + (typed.length % 26))
    await page.keyboard.press(letter)
    typed.push({ letter, at: performance.now() })
    // Fifteen a second: faster than hands.
    await page.waitForTimeout(65)
  }
  const killed = performance.now()
  await chromium.kill()
  const text = (list: typeof typed) => list.map(({ letter }) => letter).join('')
  return { old: text(typed.filter(({ at }) => at <= killed - keptAfterMs)), all: text(typed) }
}

async function seat(prepare: Seat['prepare']): Promise<Seat & { readonly remove: () => void }> {
  const { folder, remove } = temporaryFolder()
  const room = await openRoom(server.origin)
  const links = room.links.candidate.replace(server.origin, net.origin)
  const chromium = await chromiumOn(folder)
  const page = await chromium.context.newPage()
  await enter(lee, room.links.interviewer, 'Lee')
  await page.goto(links)
  await page.getByRole('textbox', { name: 'Your name' }).fill('Mina')
  await page.getByRole('button', { name: 'Join room' }).click()
  await lee.page.getByRole('button', { name: 'Start the round' }).click()
  await paneSays({ page }, 'Saved').waitFor()
  // An orderly end, so that the profile knows the seat.
  await chromium.close()
  return { profile: folder, address: `${net.origin}/r/${room.room}`, prepare, remove }
}

/** Goes offline, types the mark and then letters, is killed; resolves with the tab opened again on the same profile. */
async function lifeAndDeath(of: Seat, round: number) {
  const { chromium, page } = await open(of)
  await paneSays({ page }, 'Saved').waitFor()
  await page.locator('.cm-content').click()
  // Of a long line the editor draws only what is in sight.
  await page.keyboard.press('Control+A')
  await page.keyboard.press('Backspace')
  net.hold()
  net.cut()
  await paneSays({ page }, 'Offline, kept on this device').waitFor()
  await page.keyboard.type(` mark${round}x`)
  const { old, all } = await typeUntilKilled(page, chromium, 600 + Math.random() * 900)
  net.pass()
  const again = await open(of)
  await paneSays(again, 'Saved').waitFor()
  return { old, all, again: again.chromium }
}

test(
  '[L15] of what was typed offline nothing older than 300 ms is lost when the whole browser is killed',
  async () => {
    const mina = await seat(async () => {})
    const lost = { old: 0, young: 0, typed: 0 }
    try {
      for (let round = 0; round < rounds; round += 1) {
        const { old, all, again } = await lifeAndDeath(mina, round)
        await shows(lee, `mark${round}x`, 10_000)
        const kept = (await textOf(lee)).split(`mark${round}x`)[1] ?? ''
        await again.kill()
        expect(all.startsWith(kept)).toBe(true)
        expect(old.length).toBeGreaterThan(0)
        lost.typed += all.length
        lost.old += Math.max(0, old.length - kept.length)
        expect(lost.old, `in kill ${round}`).toBe(0)
        lost.young += Math.max(0, all.length - Math.max(old.length, kept.length))
      }
      tell('typed offline, then killed', `${JSON.stringify(lost)} in ${rounds} kills`)
    } finally {
      mina.remove()
    }
  },
  sized(90_000, 5_400_000),
)

test.runIf(full)(
  '[L15] control: where nothing is kept on the device, it is gone',
  async () => {
    const mina = await seat(keepingNothing)
    try {
      const { again } = await lifeAndDeath(mina, 0)
      await expect(shows(lee, 'mark0x', 1000)).rejects.toThrow('not within')
      await again.kill()
    } finally {
      mina.remove()
    }
  },
  90_000,
)
