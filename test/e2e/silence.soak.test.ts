/** A network that goes silent without a word, or is merely slow: what the page says of it, and what comes of the work. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch } from '../kit/chromium.js'
import { until } from '../kit/clients.js'
import { quantile, spread, tell } from '../kit/figures.js'
import {
  cueOffline,
  deaf,
  pair,
  paneOffline,
  saidOffline,
  shows,
  textOf,
  type,
  type Pair,
} from '../kit/pair.js'
import type { Someone } from '../kit/people.js'
import { full, sized } from '../kit/sizes.js'

let browser: Browser
let there: Pair
beforeAll(async () => {
  browser = await launch()
  there = await pair(browser)
})
afterAll(async () => {
  await there.close()
  await browser.close()
})

/** Anywhere in the second between two signs of life. */
const anyMoment = ({ page }: Someone): Promise<void> => page.waitForTimeout(Math.random() * 1000)
const timed = async (work: Promise<unknown>): Promise<number> => {
  const from = performance.now()
  await work
  return performance.now() - from
}

describe('a network that goes silent', () => {
  // The small one is a single silence and what follows it; the full ones are the same again, at other moments.
  const rounds = sized(1, 30)
  test(
    '[L10] is shown at the cue and the panes within 4 s, and within 2 s of its return all is back and converged',
    async () => {
      const { net, lee, mina } = there
      const noticed: number[] = []
      const returned: number[] = []
      for (let round = 0; round < rounds; round += 1) {
        await anyMoment(mina)
        const said = saidOffline(mina)
        const from = Date.now()
        net.hold()
        await type(mina, `mina ${round};`)
        await type(lee, `lee ${round};`)
        noticed.push((await said) - from)
        // Long enough, at times, that the server has given the link up as well.
        if (round % 5 === 4) await mina.page.waitForTimeout(10_000)
        net.pass()
        returned.push(await timed(converged(there, round)))
      }
      expect(await textOf(mina)).toBe(await textOf(lee))
      for (let round = 0; round < rounds; round += 1)
        for (const name of ['mina', 'lee'])
          expect((await textOf(lee)).split(`${name} ${round};`)).toHaveLength(2)
      tell('silence noticed', spread(noticed))
      tell('back and converged after silence', spread(returned))
      expect(quantile(noticed, 0.95)).toBeLessThan(sized(12_000, 4000))
      expect(quantile(returned, 0.95)).toBeLessThan(sized(8000, 2000))
    },
    sized(90_000, 1_200_000),
  )

  test.runIf(full)(
    '[L10] control: a page that does not listen for silence shows nothing for longer than that',
    async () => {
      const other = await pair(browser, { prepare: deaf })
      try {
        other.net.hold()
        await expect(cueOffline(other.mina).waitFor({ timeout: 5000 })).rejects.toThrow('Timeout')
      } finally {
        await other.close()
      }
    },
  )
})

/** Each has what the other wrote meanwhile, and nothing on the screen speaks of being offline. */
async function converged({ lee, mina }: Pair, round: number): Promise<void> {
  await Promise.all([
    shows(lee, `mina ${round};`, 15_000),
    shows(mina, `lee ${round};`, 15_000),
    until('nothing is offline', async () => (await offline(mina)) === 0, 15_000),
  ])
}
const offline = async (who: Someone): Promise<number> =>
  (await cueOffline(who).count()) + (await paneOffline(who).count())

describe('a network that is merely slow', () => {
  const lasting = 600_000
  // Ten minutes of waiting; `npm test` asks the rule alone, without a browser.
  test.skipIf(!full)(
    '[L11] 300 ms of round trip with stalls of up to 1.5 s are not called offline',
    async () => {
      const { net, mina, lee } = there
      await watchForOffline(mina)
      net.delay(150)
      const end = performance.now() + lasting
      let stalls = 0
      while (performance.now() < end) {
        await mina.page.waitForTimeout(1000 + Math.random() * 2000)
        net.hold()
        await mina.page.waitForTimeout(500 + Math.random() * 1000)
        net.pass()
        stalls += 1
        await type(mina, `slow ${stalls};`)
      }
      tell('stalls that were not called offline', `${stalls} in ${Math.round(lasting / 1000)} s`)
      expect(await seenOffline(mina)).toBe(0)
      await shows(lee, `slow ${stalls};`, 10_000)
      // The watch sees what there is to see.
      net.hold()
      await cueOffline(mina).waitFor()
      expect(await seenOffline(mina)).toBeGreaterThan(0)
    },
    900_000,
  )
})

type Watched = typeof globalThis & { offlineSeen: number }
/** Counts each time the page comes to say that it is offline, however shortly. */
const watchForOffline = ({ page }: Someone): Promise<void> =>
  page.evaluate(() => {
    const here = globalThis as Watched
    here.offlineSeen = 0
    new MutationObserver(() => {
      if (document.querySelector('main, body')?.textContent.includes('Offline')) here.offlineSeen += 1
    }).observe(document.body, { subtree: true, childList: true, characterData: true })
  })
const seenOffline = ({ page }: Someone): Promise<number> =>
  page.evaluate(() => (globalThis as Watched).offlineSeen)
