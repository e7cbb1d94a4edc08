/** A recorded round as two people see it, with made-up microphones: agreed, closed in the middle, played, erased. */
import { full } from '../kit/sizes.js'
import type { RecordingList } from '@signalroom/shared'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from '../kit/chromium.js'
import { until } from '../kit/clients.js'
import { pair, type Pair } from '../kit/pair.js'
import { seatOf, type Someone } from '../kit/people.js'

/** Real time and several browsers at once: more than `npm test` has minutes for. `npm run soak` runs it. */
const inFull = test.skipIf(!full)

let browser: Browser
let two: Pair
/** Mina's page: it is closed and opened again. */
let hers: Page
beforeAll(async () => {
  browser = await launch()
  two = await pair(browser)
  hers = two.mina.page
  for (const { context } of [two.lee, two.mina]) await context.grantPermissions(['microphone'])
})
afterAll(async () => {
  await two.close()
  await browser.close()
})
const pages = () => [two.lee.page, hers]
const listed = async ({ page }: Pick<Someone, 'page'>): Promise<RecordingList['parts']> => {
  const { token } = await seatOf(page)
  const url = `${two.server.origin}/api/rooms/${two.room.room}/recordings`
  const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } })
  return ((await answer.json()) as RecordingList).parts
}
const ofMina = async () => {
  const { seat } = await seatOf(hers)
  return (await listed(two.lee)).filter(one => one.seat === seat)
}
const sign = (page: Page, words: string) => page.getByRole('button', { name: words, exact: true })
async function agree(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Record: the sound is not recorded' }).click()
  await page.getByRole('switch', { name: 'Record the sound' }).click()
  await page.keyboard.press('Escape')
}

inFull('[M9] nobody is recorded until both agree; then both screens say so, and of whom', async () => {
  const { lee } = two
  await lee.page.getByRole('button', { name: 'Record: the sound is not recorded' }).click()
  expect(await lee.page.getByRole('switch', { name: 'Record the sound' }).getAttribute('aria-checked')).toBe(
    'false',
  )
  expect(await lee.axe()).toEqual([])
  await lee.page.keyboard.press('Escape')
  await agree(lee.page)
  await hers.getByRole('button', { name: 'Record: the sound is not recorded' }).click()
  await hers.getByText('Lee agrees.').waitFor()
  await hers.keyboard.press('Escape')
  await agree(hers)
  await sign(lee.page, 'Recording you and Mina').waitFor()
  await sign(hers, 'Recording Lee and you').waitFor()
  expect(await lee.axe()).toEqual([])
})

inFull(
  '[M10] a tab that is closed in the middle loses at most its last two seconds, and the next one goes on',
  async () => {
    const { lee, mina } = two
    await until(
      'both are kept',
      async () => (await listed(lee)).filter(one => one.bytes > 20_000).length === 2,
      30_000,
    )
    const url = hers.url()
    closedAt = Date.now()
    await hers.close()
    hers = await mina.context.newPage()
    await hers.goto(url)
    await sign(hers, 'Recording Lee and you').waitFor()
    await until('Mina goes on', async () => (await ofMina()).length === 2, 30_000)
  },
)
let closedAt = 0

inFull('[M9] one takes the consent back, and it stops on both screens', async () => {
  await hers.getByRole('button', { name: 'Recording Lee and you' }).click()
  await hers.getByRole('switch', { name: 'Record the sound' }).click()
  for (const page of pages()) await sign(page, 'Record: the sound is not recorded').waitFor()
  await hers.keyboard.press('Escape')
})

/** Where the debrief has sound of somebody, in seconds of the round, as it is said of what is drawn. */
const drawn = async (name: string): Promise<readonly (readonly [number, number])[]> => {
  const bar = two.lee.page.getByRole('img', { name: `Sound of ${name}:` })
  const words = (await bar.getAttribute('aria-label')) ?? ''
  return [...words.matchAll(/(\d+):(\d\d) to (\d+):(\d\d)/g)].map(([, ...all]) => {
    const [a = 0, b = 0, c = 0, d = 0] = all.map(Number)
    return [a * 60 + b, c * 60 + d] as const
  })
}
inFull('[M11] both voices play on the timeline, and go at once where it is moved', async () => {
  const { lee } = two
  const { page } = lee
  await page.getByRole('button', { name: 'More for this round' }).click()
  await page.getByRole('menuitem', { name: 'End the round…' }).click()
  await page.getByRole('button', { name: 'End it now' }).click()
  const lane = page.getByRole('group', { name: 'Recorded', exact: true })
  const told =
    (await lane
      .getByRole('button', { name: /recorded$/ })
      .first()
      .getAttribute('aria-label')) ?? ''
  const [, minutes, seconds] = /(\d+):(\d\d) the sound was recorded/.exec(told) ?? []
  const begun = Number(minutes) * 60 + Number(seconds)
  const slider = page.getByRole('slider', { name: 'Replay position' })
  const card = page.getByRole('region', { name: 'Recording' })
  await slider.fill(String((begun + 1) * 1000))
  await card.getByRole('button', { name: 'Play' }).click()
  await until('it is heard', async () => Number(await slider.inputValue()) >= (begun + 2) * 1000, 30_000)
  await card.getByRole('button', { name: 'Pause' }).click()
  const [lees, minas] = [await drawn('Lee'), await drawn('Mina')]
  expect(Math.abs((lees[0]?.[0] ?? 0) - begun)).toBeLessThan(3)
  expect(Math.abs((minas[0]?.[0] ?? 0) - begun)).toBeLessThan(3)
  await slider.fill(String((begun + 4) * 1000))
  await card.getByRole('button', { name: 'Play' }).click()
  await until('it goes on there', async () => Number(await slider.inputValue()) >= (begun + 5) * 1000, 30_000)
  await card.getByRole('button', { name: 'Pause' }).click()
  expect(await lee.axe()).toEqual([])
})

inFull('[M10] of what was recorded before the tab was closed at most two seconds are missing', async () => {
  const [first] = await ofMina()
  const [[from = 0, to = 0] = []] = await drawn('Mina')
  // With what a busy machine takes to close a tab, and a second for what is said in whole ones.
  expect((to - from) * 1000).toBeGreaterThan(closedAt - (first?.from ?? 0) - 3500)
  expect(to - from).toBeGreaterThan(4)
})

inFull('[M12] each erases what is theirs after one question, and the other is told by whom', async () => {
  const { lee } = two
  await hers.getByRole('button', { name: 'Erase mine' }).click()
  await hers.getByRole('button', { name: 'Erase it' }).click()
  await lee.page.getByText('One voice was erased by Mina.').waitFor()
  expect(await ofMina()).toEqual([])
  expect((await listed(lee)).length).toBeGreaterThan(0)
  expect(await hers.getByRole('button', { name: 'Erase mine' }).count()).toBe(0)
  expect(two.lee.faults).toEqual([])
})
