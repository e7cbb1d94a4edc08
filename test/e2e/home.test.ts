/** The first page with many rounds on it: found by keys, opened in two steps, remembered; a question with two plans. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch } from '../kit/chromium.js'
import { contentWith, designInAnHour, fourMore } from '../kit/more-plans.js'
import { enter, someone, type Someone } from '../kit/people.js'
import { openRoom, openServer, type TestServer } from '../kit/server.js'

let browser: Browser
let server: TestServer
const everybody: Someone[] = []

beforeAll(async () => {
  browser = await launch()
  server = await openServer({ content: contentWith([designInAnHour, ...fourMore]) })
}, 60_000)
afterAll(async () => {
  await browser.close()
  await server.close()
})
async function landed(look: Parameters<typeof someone>[2] = {}) {
  const who = await someone(browser, server.origin, look)
  everybody.push(who)
  await who.page.goto(server.origin)
  await who.page.getByRole('radiogroup', { name: 'Round' }).waitFor()
  return who
}
const field = ({ page }: Someone) => page.getByRole('searchbox', { name: 'Find a round' })
const round = ({ page }: Someone, name: string | RegExp) => page.getByRole('radio', { name })
const rounds = ({ page }: Someone) => page.getByRole('radiogroup', { name: 'Round' }).getByRole('radio')

describe('the first page with many rounds', () => {
  test('[L1] by keys alone a room is two steps from landing: one to choose, one to open', async () => {
    const lee = await landed()
    expect(await rounds(lee).count()).toBe(29)
    await lee.page.keyboard.press('/')
    await lee.page.keyboard.type('final')
    await lee.page.keyboard.press('Enter')
    await rounds(lee).nth(27).waitFor({ state: 'attached' })
    expect([await round(lee, /^Final with the manager/).isChecked(), await field(lee).inputValue()]).toEqual([
      true,
      '',
    ])
    await lee.page.keyboard.press('Enter')
    await lee.page.getByRole('link', { name: 'Enter as interviewer' }).waitFor()
  })

  test('[L88] the new room says which link to send, to who interviews and to the candidate', async () => {
    const lee = await landed()
    await lee.page.getByRole('button', { name: 'Create room' }).click()
    await lee.page.getByText('You interview: send the candidate link.').waitFor()
    await lee.page.getByText('You are the candidate: send the interviewer link.').waitFor()
    for (const role of ['candidate', 'interviewer'])
      await lee.page.getByRole('button', { name: `Copy ${role} link` }).waitFor()
    expect([await lee.page.getByText(/Keep the interviewer link/).count(), await lee.axe()]).toEqual([0, []])
  })

  test('[L23] typing narrows the list and moves nothing below it; Esc shows all again; what finds nothing says so', async () => {
    const mina = await landed({ width: 390, height: 844, theme: 'dark' })
    const create = mina.page.getByRole('button', { name: 'Create room' })
    const before = await create.boundingBox()
    await mina.page.keyboard.press('/')
    await mina.page.keyboard.type('drills two')
    await mina.page.getByRole('status').getByText('1 round', { exact: true }).waitFor()
    expect([await rounds(mina).count(), (await create.boundingBox())?.y]).toEqual([1, before?.y])
    await mina.page.keyboard.type(' of nothing')
    await mina.page.getByText('No round is called “drills two of nothing”.').waitFor()
    // Where nothing was found, Enter opens no room.
    await mina.page.keyboard.press('Enter')
    expect([await mina.axe(), (await create.boundingBox())?.y]).toEqual([[], before?.y])
    await mina.page.keyboard.press('Escape')
    await rounds(mina).nth(27).waitFor({ state: 'attached' })
    expect([await rounds(mina).count(), await mina.axe()]).toEqual([29, []])
  })

  test('[L23] arrows go from the field into the list and on in it; Enter takes what they chose', async () => {
    const lee = await landed()
    await lee.page.keyboard.press('/')
    await lee.page.keyboard.type('talking')
    await lee.page.keyboard.press('ArrowDown')
    await lee.page.keyboard.press('ArrowDown')
    expect(await round(lee, /^Bar-raiser/).isChecked()).toBe(true)
    await lee.page.keyboard.press('Enter')
    await rounds(lee).nth(27).waitFor({ state: 'attached' })
    expect(await round(lee, /^Bar-raiser/).isChecked()).toBe(true)
    expect(await lee.page.getByRole('link', { name: 'Enter as interviewer' }).count()).toBe(0)
  })

  test('[L24] a second plan for a kind offers its questions, and opens a room with one of them', async () => {
    const lee = await landed()
    await round(lee, /^System design, an hour/).check({ force: true })
    const question = lee.page.getByRole('combobox', { name: 'Question' })
    const offered = await question.getByRole('option').allInnerTexts()
    await round(lee, /^System design 45/).check({ force: true })
    expect(offered).toEqual(await question.getByRole('option').allInnerTexts())
    expect(offered.length).toBeGreaterThan(3)
    await round(lee, /^System design, an hour/).check({ force: true })
    await question.selectOption({ label: offered[2] ?? '' })
    await lee.page.getByRole('button', { name: 'Create room' }).click()
    const enterAs = lee.page.getByRole('link', { name: 'Enter as interviewer' })
    await enter(lee, new URL((await enterAs.getAttribute('href')) ?? '', server.origin).href, 'Lee')
    await lee.page.getByText('System design, an hour').first().waitFor()
    await lee.page.getByText('60:00 in all').waitFor()
    await lee.page
      .getByText((offered[2] ?? '').split(' · ')[0] ?? '')
      .first()
      .waitFor()
  })

  test('[L23] what was used last stands in front, on this device', async () => {
    const lee = await landed()
    await round(lee, /^Estimation/).check({ force: true })
    await lee.page.getByRole('button', { name: 'Create room' }).click()
    await lee.page.getByRole('link', { name: 'Enter as interviewer' }).waitFor()
    await lee.page.reload()
    const front = lee.page.getByRole('group', { name: 'Used last' })
    await front.getByRole('radio', { name: /^Estimation/ }).waitFor()
    expect([await rounds(lee).first().isChecked(), await rounds(lee).count()]).toEqual([true, 29])
    const stranger = await landed()
    expect(await stranger.page.getByRole('group', { name: 'Used last' }).count()).toBe(0)
  })

  test('[L4] no page asked another origin for anything, and none failed', () => {
    expect(everybody.flatMap(({ faults, strangers }) => [...faults, ...strangers])).toEqual([])
  })
})

test('on the narrowest of phones no page is wider than the screen, and its head has all of it', async () => {
  const lee = await landed({ width: 320, height: 700 })
  for (const path of ['/', '/questions', '/practice', '/write', '/rounds', '/host']) {
    await lee.page.goto(server.origin + path)
    await lee.page.getByRole('heading', { level: 1 }).waitFor()
    expect([path, await lee.page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([path, 320])
    await lee.page.getByRole('link', { name: 'Signalroom' }).first().waitFor()
  }
})

test('on the narrowest of phones the interviewer reaches every button in the head of the room', async () => {
  const lee = await someone(browser, server.origin, { width: 320, height: 700 })
  everybody.push(lee)
  const room = await openRoom(server.origin)
  await enter(lee, room.links.interviewer, 'Lee')
  await lee.page.getByRole('button', { name: 'Start the round' }).click()
  const head = lee.page.getByRole('banner')
  await head.getByRole('button', { name: 'More for this round' }).waitFor()
  const rights = await head
    .getByRole('button')
    .evaluateAll(all => all.map(one => one.getBoundingClientRect().right))
  expect(rights.filter(right => right > 320)).toEqual([])
})
