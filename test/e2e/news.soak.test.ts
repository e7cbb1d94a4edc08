/** What people who do not look at the screen hear of a round: each thing once, and nothing of what they did themselves. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from '../kit/chromium.js'
import { until } from '../kit/clients.js'
import { hearing } from '../kit/heard.js'
import { content } from '../kit/pair.js'
import { enter, someone } from '../kit/people.js'
import { openRoom, openServer } from '../kit/server.js'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(async () => {
  await browser.close()
})

test('[L58] phases, pauses, cards, facts, questions, messages, runs and people are said once each, the clock in its last minute', async () => {
  const server = await openServer({ content })
  const room = await openRoom(server.origin)
  const [lee, mina] = [await someone(browser, server.origin), await someone(browser, server.origin)]
  const press = ({ page }: typeof lee, name: string | RegExp) =>
    page.getByRole('button', { name }).first().click()
  await enter(lee, room.links.interviewer, 'Lee')
  await lee.page.getByText('better wait').waitFor()
  const leeHears = await hearing(lee.page)
  const once = (hears: typeof leeHears, words: string) =>
    until(`it is said: ${words}`, async () => (await hears()).includes(words), 15_000)
  const [atLee, atMina]: [string[], string[]] = [[], []]
  const leeOnce = (words: string) => (atLee.push(words), once(leeHears, words))
  await enter(mina, room.links.candidate, 'Mina')
  await leeOnce('Mina has come in.')
  await mina.page.getByText('starts the round').waitFor()
  const minaHears = await hearing(mina.page)
  const minaOnce = (words: string) => (atMina.push(words), once(minaHears, words))

  await press(lee, 'Start the round')
  await minaOnce('The round has started. Now: Scope, 5:00.')
  await mina.page.getByRole('timer', { name: 'Time left' }).waitFor()
  await press(lee, 'Pause the clock')
  await minaOnce('The clock is paused.')
  await press(lee, 'Resume the clock')
  await minaOnce('The clock runs again.')
  server.time.advance(4 * 60_000 + 5000)
  await minaOnce('One minute left of Scope.')
  await leeOnce('One minute left of Scope.')
  server.time.advance(5000)
  await press(lee, 'Next phase')
  const second = content.plans.find(({ id }) => id === 'design')?.phases[1]
  await until('the phase is said', async () =>
    (await minaHears()).some(words => words.startsWith(`Now: ${second?.title}`)),
  )

  await lee.page.getByRole('tab', { name: 'Question' }).click()
  const hint = content.questions.find(({ kind }) => kind === 'design')?.hints[0]
  await press(lee, /^Tell/)
  await minaOnce(`A fact was told: ${hint?.topic}.`)
  await lee.page.getByRole('tab', { name: /Deck/ }).click()
  const card = content.questions.find(({ kind }) => kind === 'design')?.cards[0]
  await press(lee, /^Play/)
  await minaOnce(`A change came: ${card?.title}.`)
  await press(mina, 'Got it')
  await leeOnce('They have read the card.')

  await mina.page.getByRole('tab', { name: /Talk/ }).click()
  const say = mina.page.getByLabel('Say something in writing')
  await say.fill('Two copies will do.')
  await say.press('Enter')
  await leeOnce('Mina: Two copies will do.')
  await say.fill('Does that fit?')
  await say.press('Control+Enter')
  await leeOnce('Mina asks: Does that fit?')
  await press(lee, /^Yes/)
  await minaOnce('Lee: yes')

  await press(mina, /^Run/)
  await until(
    'the run is said',
    async () => (await leeHears()).some(words => words.startsWith('The run of Mina: ')),
    60_000,
  )
  await until('and to who ran it', async () =>
    (await minaHears()).some(words => words.startsWith('Your run: ')),
  )
  const omar = await someone(browser, server.origin)
  await enter(omar, room.links.observer, 'Omar')
  await leeOnce('Omar has come in.')
  await omar.page.goto('about:blank')
  await leeOnce('Omar is away.')
  const hers = await minaHears()
  await mina.page.goto('about:blank')
  // One sentence for one thing: while the clock waits for her it is not said besides that she is away.
  await leeOnce('The clock waits for Mina.')
  await mina.page.waitForTimeout(5000)
  expect(await leeHears()).not.toContain('Mina is away.')

  // Each once, in whichever region; nothing of what one did; nothing that changes each second.
  const his = await leeHears()
  for (const words of atLee)
    expect([words, his.filter(one => one.includes(words)).length]).toEqual([words, 1])
  for (const words of atMina)
    expect([words, hers.filter(one => one.includes(words)).length]).toEqual([words, 1])
  expect(
    hers.filter(words => /Two copies|Does that fit|Mina has come in|They have read/.test(words)),
  ).toEqual([])
  expect(
    his.filter(words => /^(The clock is paused|The clock runs again|Now: |A fact|A change)/.test(words)),
  ).toEqual([])
  expect(his.filter(words => /\d:\d\d/.test(words) && !words.startsWith('Now'))).toEqual([])
  expect([...lee.faults, ...mina.faults]).toEqual([])
  await Promise.all([lee, mina, omar].map(({ context }) => context.close()))
  await server.close()
})
