/** A server ended and started again and again under people who type: stock clients, and one in a browser. */
import { fold, type Event } from '@signalroom/shared'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { asBuilt, startServer, type ServerProcess } from '../bench/server-process.js'
import { launch } from '../kit/chromium.js'
import { document, until } from '../kit/clients.js'
import { crowd, missing, typing, type Cleanups } from '../kit/crowd.js'
import { quantile, spread, tell } from '../kit/figures.js'
import { enter, someone } from '../kit/people.js'
import { openRoom, temporaryFolder } from '../kit/server.js'
import { full, sized } from '../kit/sizes.js'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(async () => {
  await browser.close()
})
const cleanups: Cleanups = []
afterEach(async () => {
  for (const clean of cleanups.splice(0).reverse()) await clean()
})
function folderForATest(): string {
  const { folder, remove } = temporaryFolder()
  cleanups.push(remove)
  return folder
}
function start(folder: string, port = 0): ServerProcess {
  const server = startServer({ command: asBuilt, folder, port })
  cleanups.push(() => server.end('SIGKILL'))
  return server
}

/** Somebody who types digits in a browser, and a stock reader that notes the longest wait between two of them. */
async function browsing(origin: string) {
  const room = await openRoom(origin)
  const lee = await room.sit('interviewer')
  const { page, context } = await someone(browser, origin)
  cleanups.push(() => context.close())
  await enter({ page } as Parameters<typeof enter>[0], room.links.interviewer, 'Mina')
  await page.getByRole('button', { name: 'Start the round' }).click()
  await page.locator('.cm-content').click()
  await page.keyboard.press('Control+End')
  const reader = document(origin, room.room, 'code', lee.token)
  cleanups.push(() => reader.close())
  await reader.synced
  let [longest, heardAt, typed] = [0, performance.now(), 0]
  const hands = { on: true }
  reader.code().observe(() => {
    longest = Math.max(longest, performance.now() - heardAt)
    heardAt = performance.now()
  })
  const work = (async () => {
    while (hands.on) {
      await page.keyboard.press('1')
      typed += 1
      await page.waitForTimeout(100)
    }
  })()
  cleanups.push(() => {
    hands.on = false
    return work
  })
  return {
    interruption() {
      const found = Math.max(longest, performance.now() - heardAt)
      longest = 0
      return found
    },
    async stop() {
      hands.on = false
      await work
      const ones = () => reader.code().toString().split('1').length - 1
      await until('all her digits are there', () => ones() === typed, 10_000)
    },
  }
}

describe('a server ended and started again under people who type', () => {
  const [people, restarts, betweenMs] = [sized(20, 50), sized(2, 20), sized(700, 5000)] as const
  test(
    '[L16] everybody is back within 2 s of its return, nothing called saved is lost, and the clock of the round skips the gap',
    async () => {
      const folder = folderForATest()
      let server = start(folder)
      const origin = await server.origin
      const all = await crowd(origin, people, cleanups)
      const stop = typing(all, cleanups)
      await until('all have something saved', () => all.typists.every(one => one.durable() > 3), 20_000)
      const her = await browsing(origin)
      const interruptions: number[] = []
      const hers: number[] = []
      const gone: number[] = []
      const returns: number[] = []
      const asked: number[] = []
      for (let restart = 0; restart < restarts; restart += 1) {
        await new Promise(resolve => setTimeout(resolve, betweenMs))
        for (const one of [...all.typists, her]) one.interruption()
        const before = all.typists.map(one => one.typed())
        asked.push(Date.now())
        const from = performance.now()
        expect(await server.end('SIGTERM')).toEqual({ code: 0, signal: null })
        server = start(folder, Number(new URL(origin).port))
        await server.origin
        const away = performance.now() - from
        gone.push(away)
        await until(
          'everybody’s words are saved again',
          () => all.typists.every((one, i) => one.durable() > (before[i] ?? 0) + 2),
          20_000,
        )
        interruptions.push(...all.typists.map(one => one.interruption()))
        hers.push(her.interruption())
        returns.push(
          ...all.typists.map((_, i) => (interruptions.at(-1 - i) ?? 0) - away),
          (hers.at(-1) ?? 0) - away,
        )
      }
      stop()
      await her.stop()
      tell(`interruption by ${restarts} restarts`, spread(interruptions))
      tell('the same in a browser', spread(hers))
      tell('the server itself was away', spread(gone))
      tell('back after its return', spread(returns))
      // How long it is away is up to the machine, and small runs share theirs with other work.
      expect(quantile(returns, 0.95)).toBeLessThan(sized(5000, 2000))
      if (full) expect(quantile([...interruptions, ...hers], 0.95)).toBeLessThan(3000)
      await until('all is saved', () => all.typists.every(one => one.durable() === one.typed()), 20_000)
      expect(await missing(origin, all)).toEqual([])
      for (const { leading } of all.rooms) unskewed(leading.events, asked)
    },
    sized(90_000, 900_000),
  )
})

/** For each restart the clock stood from the moment the server was asked to end until the candidate was back. */
function unskewed(events: readonly Event[], asked: readonly number[]): void {
  const gaps = events.filter(event => event.type === 'link.lost' || event.type === 'link.restored')
  expect(gaps.map(({ type }) => type)).toEqual(asked.flatMap(() => ['link.lost', 'link.restored']))
  for (const [index, moment] of asked.entries()) {
    const [lost, restored] = gaps.slice(2 * index, 2 * index + 2)
    if (lost?.type !== 'link.lost' || restored?.type !== 'link.restored') throw new Error('seen above')
    expect(Math.abs(lost.since - moment)).toBeLessThan(2000)
    expect(restored.credited).toBe(restored.at - lost.since)
  }
  expect(fold(events).open.clock.held).toBeNull()
}
