/** A line of what was said is played with the sound that was recorded: each second of it has a tone of its own pitch. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from '../kit/chromium.js'
import { until } from '../kit/clients.js'
import { openServer, type TestServer } from '../kit/server.js'
import { listening, recordedRoom, type Tone } from '../kit/voice/recorded-room.js'
import { beeps, wrapped } from '../kit/voice/recorded.js'

let browser: Browser
let server: TestServer
let page: Page
const seconds = 20
const [his, hers, rise] = [600, 5000, 200] as const
const said = [
  { from: 4000, to: 5000, text: 'a cache in front of the store' },
  { from: 12_000, to: 13_000, text: 'and a queue behind it' },
]
beforeAll(async () => {
  browser = await launch()
  server = await openServer()
  const maker = await (await browser.newContext({ permissions: ['microphone'] })).newPage()
  await maker.goto(server.origin)
  const [one, other] = await Promise.all(
    [his, hers].map(async lowest => ({
      bytes: await wrapped(await beeps(maker, seconds, lowest, rise), 'webm'),
      mime: 'audio/webm;codecs=opus',
    })),
  )
  const room = await recordedRoom(server, one!, other!, { seconds, said })
  page = await (await browser.newContext()).newPage()
  await page.goto(server.origin)
  await page.evaluate(room.seat)
  await page.goto(room.address)
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

const transcript = () => page.getByRole('region', { name: 'Transcript' })
const button = (at: string) => transcript().getByRole('button', { name: `Play from ${at}` })
/** The second of the recording that a voice's first tone belongs to, and when it is heard; null before it is put. */
async function first(lowest: number): Promise<{ readonly second: number; readonly at: number } | null> {
  const tones = await page.evaluate<readonly Tone[]>('tones')
  const [one] = tones
    .filter(({ hertz }) => Math.abs(hertz - lowest - (rise * seconds) / 2) < (rise * seconds) / 2 + 100)
    .toSorted((a, b) => a.at - b.at)
  return one ? { second: (one.hertz - lowest) / rise, at: one.at } : null
}
async function heard() {
  await until(
    'both voices are put',
    async () => (await first(his)) !== null && (await first(hers)) !== null,
    60_000,
  )
  const [one, other] = [await first(his), await first(hers)]
  return { his: one!, hers: other! }
}

test('[M11] a line plays both voices from its first word, however long their sound is on its way, and another goes there', async () => {
  await button('0:04').waitFor()
  await page.evaluate(`void (0, eval)(${JSON.stringify(listening)})`)
  let pass: () => void = () => {}
  const passed = new Promise<void>(resolve => (pass = resolve))
  await page.route('**/recordings/**', async route => {
    await passed
    await route.continue()
  })
  await button('0:04').click()
  // The clock goes on meanwhile, and nothing is heard.
  const slider = page.locator('input[type=range][max]')
  await until('two seconds went by', async () => Number(await slider.first().inputValue()) >= 6000, 30_000)
  expect(await page.evaluate('tones')).toEqual([])
  pass()
  const begun = await heard()
  expect(begun.his.second).toBeCloseTo(4, 0)
  expect(begun.hers.second).toBeCloseTo(4, 0)
  expect(Math.abs(begun.his.at - begun.hers.at)).toBeLessThan(0.05)

  await page.evaluate('tones = []')
  await button('0:12').click()
  const next = await heard()
  expect(next.his.second).toBeCloseTo(12, 0)
  expect(next.hers.second).toBeCloseTo(12, 0)
})
