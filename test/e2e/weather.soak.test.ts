/**
 * Two at work while their links, their tabs and the server come to grief, one after the other and in any order. Only in
 * full: each of these by itself has a test that is shorter.
 */
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { launch } from '../kit/chromium.js'
import { spread, tell } from '../kit/figures.js'
import { keepingNothing } from '../kit/pair.js'
import { random } from '../kit/random.js'
import { seed } from '../kit/seeds.js'
import { full } from '../kit/sizes.js'
import { Weather } from './weather.js'

let browser: Browser
let weather: Weather | undefined
beforeAll(async () => {
  browser = await launch()
})
afterEach(async () => {
  await weather?.close()
  weather = undefined
})
afterAll(() => browser.close())

const calmMs = 20_000
const [rounds, deeds] = [120, 14]

test.runIf(full)(
  '[L22] whatever befalls links, tabs and server, once it is over both have all that was written, and each thing once',
  async () => {
    weather = await Weather.open(browser, random(seed))
    const took: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const done: string[] = []
      for (let deed = 0; deed < deeds; deed += 1) done.push(await weather.next())
      const { wrong, ms } = await weather.calm(calmMs)
      expect(wrong, `seed ${seed}, round ${round}: ${done.join(', ')}`).toEqual([])
      took.push(ms)
    }
    tell(`until all was right again, ${rounds} times`, spread(took))
  },
  5_400_000,
)

test.runIf(full)(
  '[L22] control: where nothing is kept on the device, what was typed in the dark is missing',
  async () => {
    weather = await Weather.open(browser, random(seed), keepingNothing)
    for (const what of ['hold', 'write', 'reopen'] as const) await weather.does('Mina', what)
    expect((await weather.calm(5000)).wrong).toEqual(['the word w0x'])
  },
  120_000,
)
