/** Each line of the coach on the screen it is for, in real browsers. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch } from '../kit/chromium.js'
import { control, until, type Control } from '../kit/clients.js'
import { content } from '../kit/pair.js'
import { enter, seatOf, someone, type Someone } from '../kit/people.js'
import { openRoom, openServer, type TestServer } from '../kit/server.js'
import { linesOf, watchLines, type Shown } from '../kit/voice/cues.js'

let browser: Browser
let server: TestServer
let lee: Someone
let mina: Someone
/** What Mina's tab would tell the room of her voice and her hands. */
let tab: Control

beforeAll(async () => {
  browser = await launch()
  server = await openServer({ content })
  const { links } = await openRoom(server.origin)
  const comes = async (link: string, name: string) => {
    const person = await someone(browser, server.origin)
    await enter(person, link, name)
    return person
  }
  ;[lee, mina] = await Promise.all([comes(links.interviewer, 'Lee'), comes(links.candidate, 'Mina')])
  await lee.page.getByRole('button', { name: 'Start the round' }).click()
  await mina.page.getByRole('status', { name: 'Cue' }).waitFor()
  await Promise.all([watchLines(lee.page), watchLines(mina.page)])
  tab = control(server.origin, (await seatOf(mina.page)).token)
  await tab.welcome
})
afterAll(async () => {
  tab.close()
  await browser.close()
  await server.close()
})

const within = 20_000
/** What a busy machine may add to a line; what is promised is measured by `npm run bench -- voice`. */
const noisyMs = 1500
const shows = (person: Someone, text: string): Promise<void> =>
  until(`the line: ${text}`, async () => (await linesOf(person.page)).some(one => one.text === text), within)
/** Keys are live where nobody writes. */
const besides = (person: Someone): Promise<void> =>
  person.page
    .locator('header')
    .first()
    .click({ position: { x: 2, y: 2 } })
const write = async (text: string): Promise<void> => {
  await mina.page.getByRole('tab', { name: /Talk/ }).click()
  const line = mina.page.getByLabel('Say something in writing')
  await line.fill(text)
  await line.press('Enter')
  await besides(mina)
}
const told = async (command: object): Promise<void> =>
  expect(await tab.ask(command)).toMatchObject({ ok: true })

describe('the coach’s lines', () => {
  test('[V41] [K30] [K37] now ask, then say what you are weighing, and to him alone that it is quiet: each at its moment', async () => {
    await besides(mina)
    await mina.page.keyboard.press('Space')
    await mina.page.getByRole('button', { name: 'Said it' }).waitFor()
    await mina.page.keyboard.press('Space')
    await shows(mina, 'Now ask: does that meet their target?')
    await shows(mina, 'Say what you are weighing, or ask for 30 seconds.')
    await shows(lee, 'Quiet 4 s. Wait, or hint?')
    const [his, hers] = await Promise.all([linesOf(lee.page), linesOf(mina.page)])
    expect(his.filter(one => /^(Now ask|Say what)/.test(one.text))).toEqual([])
    expect(hers.filter(one => one.text.startsWith('Quiet'))).toEqual([])
    const ended = Number((await tab.seen('chunk.ended')).at)
    const late = (lines: readonly Shown[], begins: string, due: number) =>
      Math.abs((lines.find(one => one.text.startsWith(begins))?.at ?? 0) - ended - due)
    const all = [late(hers, 'Now ask', 2000), late(hers, 'Say what', 4000), late(his, 'Quiet', 4000)]
    expect(Math.max(...all)).toBeLessThan(noisyMs)
  })

  test('[K31] hands at work for half a minute without a word: narrate one line', async () => {
    server.time.advance(31_000)
    const now = server.time.now()
    await told({ type: 'work.show', from: now - 30_000, to: now })
    await shows(mina, 'Narrate one line.')
  })

  test('[K37] a question in writing that nobody answers for five seconds: they asked you to confirm', async () => {
    await write('Does that meet your target?')
    await shows(lee, 'They asked you to confirm.')
  })

  test('[L99] and the answers stand beside it', async () => {
    const answers = lee.page.getByRole('group', { name: 'Answer what they asked' })
    await answers.getByRole('button', { name: /^Yes/ }).click()
    await shows(mina, 'Lee: yes')
    await answers.waitFor({ state: 'detached' })
  })

  test('[L98] what is laid before a candidate who reads the talk is counted at its tab', async () => {
    await mina.page.getByRole('tab', { name: /Talk/ }).click()
    await lee.page.getByRole('tab', { name: 'Question' }).click()
    await lee.page.getByRole('textbox', { name: /^Push back/ }).fill('What does the user see?')
    await lee.page.getByRole('button', { name: 'Send', exact: true }).click()
    const own = mina.page.getByRole('tab', { name: 'Question' })
    await own.getByText('1', { exact: true }).waitFor()
    await own.click()
    await own.getByText('1', { exact: true }).waitFor({ state: 'detached' })
  })

  test('[K32] a question by its key is with the interviewer, and the answer with the candidate', async () => {
    await besides(mina)
    await mina.page.keyboard.press('a')
    await lee.page.getByText('Mina asks you to confirm', { exact: true }).waitFor()
    const news = lee.page.getByRole('status', { name: 'News' })
    await news.getByText('Mina asks you to confirm.').waitFor({ state: 'attached' })
    await shows(mina, 'Waiting for Lee')
    await besides(lee)
    await lee.page.keyboard.press('y')
    await shows(mina, 'Lee: yes')
  })

  test('[K29] half a minute of speech: land this point', async () => {
    const begun = server.time.now()
    await told({ type: 'ear.open', at: begun })
    server.time.advance(31_000)
    let from = begun
    await until(
      'the line while she speaks',
      async () => {
        const to = server.time.now()
        await told({ type: 'voice.spoke', from, to })
        from = to
        return (await linesOf(mina.page)).some(one => one.text === 'Land this point.')
      },
      within,
    )
    expect([lee.faults, mina.faults]).toEqual([[], []])
  })
})
