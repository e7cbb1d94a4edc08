/** Three in a room, two of them interviewers: a layer that says why, a flag that asks once, and scores that stay blind. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from '../kit/chromium.js'
import { content } from '../kit/pair.js'
import { enter, someone, type Someone } from '../kit/people.js'
import { openRoom, openServer, type TestServer } from '../kit/server.js'

let browser: Browser
let server: TestServer
let lee: Someone
let nora: Someone
let mina: Someone
beforeAll(async () => {
  browser = await launch()
  server = await openServer({ content })
  ;[lee, nora, mina] = [
    await someone(browser, server.origin),
    await someone(browser, server.origin),
    await someone(browser, server.origin),
  ]
  const room = await openRoom(server.origin)
  await enter(lee, room.links.interviewer, 'Lee')
  await enter(nora, room.links.interviewer, 'Nora')
  await enter(mina, room.links.candidate, 'Mina')
  await lee.page.getByRole('button', { name: 'Start the round' }).click()
})
afterAll(async () => {
  await Promise.all([lee, nora, mina].map(({ context }) => context.close()))
  await server.close()
  await browser.close()
})

const said = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor()

test('[P27] a layer says which words do not count and what it takes, and opens nothing', async () => {
  const { page } = mina
  const field = page.getByRole('textbox', { name: /^Business layer/ })
  await field.fill('3 teams')
  await said(page, '“3 teams” does not count here: this layer takes a rate, a ratio, money or users.')
  await field.press('Enter')
  await said(page, 'not of this layer')
  await field.fill('50,000 users, 99.9 % available')
  await field.press('Enter')
  await page.getByText('number', { exact: true }).waitFor()
  expect(await page.getByText(/does not count here/).count()).toBe(0)
  expect(await mina.axe()).toEqual([])
})

test('[L91] whoever interviews has the line to say next in sight until they choose a tab', async () => {
  const { page } = lee
  const line = page.getByRole('heading', { name: 'Say next' })
  await page.getByRole('region', { name: 'Rubric' }).waitFor()
  await line.waitFor()
  expect(await lee.axe()).toEqual([])
  await page.getByRole('tab', { name: 'Question' }).click()
  await line.waitFor()
  await page.getByRole('tab', { name: 'Rubric' }).click()
  await line.waitFor({ state: 'detached' })
})

test('[L92] a question that was typed stands in the talk of both, with its answer', async () => {
  for (const { page } of [lee, mina]) await page.getByRole('tab', { name: /^Talk/ }).click()
  const field = mina.page.getByLabel('Say something in writing')
  await field.fill('Does that fit?')
  await field.press('Control+Enter')
  await field.fill('It is for the reads.')
  await field.press('Enter')
  const messages = ({ page }: Someone) => page.getByRole('list', { name: 'Messages' }).getByRole('listitem')
  for (const who of [lee, mina]) {
    await messages(who).nth(1).getByText('It is for the reads.').waitFor()
    await messages(who)
      .first()
      .getByText(/^Does that fit/)
      .waitFor()
    await messages(who).first().getByText('No answer yet').waitFor()
  }
  await lee.page.getByRole('button', { name: /^Yes/ }).first().click()
  await messages(mina).first().getByText('Lee: yes').waitFor()
  await messages(lee).first().getByText('You: yes').waitFor()
  expect([await lee.axe(), await mina.axe()]).toEqual([[], []])
})

test('[B23] a flag that wants three stated layers asks once, and is raised by its key once more', async () => {
  const { page } = lee
  await page.getByRole('tab', { name: 'Rubric' }).click()
  const flag = page.getByRole('button', { name: /Systems thinker/ })
  await flag.click()
  await said(page, 'Not all layers are stated. S again raises it.')
  expect(await flag.textContent()).not.toMatch(/raised/)
  await flag.click()
  await said(page, 'Systems thinker · Z takes it back')
  await page.getByRole('button', { name: /Systems thinker.*1 raised/ }).waitFor()
})

test('[D14] [L87] [L89] [L90] two interviewers score blind; once both have submitted each sees the other’s', async () => {
  for (const { page } of [lee, nora]) await page.getByRole('tab', { name: 'Rubric' }).click()
  await nora.page.getByRole('button', { name: /Vague/ }).click()
  await nora.page.getByRole('button', { name: /Vague.*1 raised/ }).waitFor()
  expect(await lee.page.getByRole('button', { name: /Vague.*raised/ }).count()).toBe(0)

  await notes(lee.page, 'Given to Mina', 'Kept by Lee')
  await lee.page.getByRole('button', { name: 'More for this round' }).click()
  await lee.page.getByRole('menuitem', { name: /End the round/ }).click()
  await said(lee.page, /The clock stops.*Both of you score, each for yourself/)
  await lee.page.getByRole('button', { name: /^End/ }).last().click()
  for (const [{ page }, value] of [
    [lee, '4, strong'],
    [nora, '2, partial'],
  ] as const) {
    await page.getByRole('heading', { name: 'Your scores' }).waitFor()
    await page.getByRole('radiogroup', { name: 'Score Metric' }).getByRole('radio', { name: value }).click()
    await page.getByRole('radio', { name: value, checked: true }).first().waitFor()
    await page
      .getByRole('radiogroup', { name: 'Score Decision' })
      .getByRole('radio', { name: '3, solid' })
      .click()
  }
  await said(mina.page, /Kept as you choose; opens to both at the release/)
  for (const { page } of [lee, mina])
    for (const word of ['1 absent or harmful', '2 partial', '3 solid', '4 strong', 'NE not evidenced'])
      await page.getByText(word, { exact: true }).first().waitFor()
  const sealed = mina.page.getByText('sealed until released')
  expect(await sealed.evaluate(element => getComputedStyle(element).borderTopWidth)).toBe('0px')
  expect(await lee.page.getByText('Nora 2').count()).toBe(0)
  expect(await lee.page.getByRole('button', { name: 'Release to candidate' }).count()).toBe(0)

  await submit(nora.page)
  await said(nora.page, /^Submitted: they stay as they are/)
  expect(await nora.page.getByRole('radio', { name: '3, solid' }).first().isDisabled()).toBe(true)
  expect(await nora.page.getByText('Lee 4').count()).toBe(0)
  await nora.page.getByRole('button', { name: 'Release to candidate' }).click()
  await said(nora.page, 'Lee has not submitted yet. Their scores open as they stand.')
  await nora.page.getByRole('button', { name: 'Not yet' }).click()

  await submit(lee.page)
  await said(lee.page, 'Nora 2')
  await said(nora.page, 'Lee 4')
  expect(await lee.axe()).toEqual([])
})

test('[B24] [B25] the candidate submits too; then all stand in a grid, and what lies apart opens its moments', async () => {
  const { page } = mina
  expect(await lee.page.getByText('Mina 1').count()).toBe(0)
  await page.getByRole('radiogroup', { name: 'Score Metric' }).getByRole('radio', { name: /^1/ }).click()
  await page.getByRole('radio', { name: '1, absent or harmful', checked: true }).first().waitFor()
  await submit(page)
  await said(page, /^Submitted: they stay as they are\. What your interviewers/)
  await said(lee.page, 'Mina 1')
  const row = lee.page.getByRole('row', { name: /^Metric/ })
  expect((await row.getByRole('cell').allTextContents()).slice(0, 3)).toEqual(['4', '2', '1'])
  await lee.page.getByRole('row', { name: /^Decision.*agree/ }).waitFor()
  const difference = row.getByRole('button', { name: '3 apart' })
  await difference.click()
  await said(lee.page, 'Nobody pinned a moment for it.')
  expect(await difference.getAttribute('aria-expanded')).toBe('true')
  expect(await lee.axe()).toEqual([])
})

test('[B26] [B27] a score is changed in discussion with a reason, and keeps what it was', async () => {
  const { page } = lee
  await page.getByLabel('New score for Metric').selectOption('3')
  expect(await page.getByRole('button', { name: 'Change', exact: true }).isDisabled()).toBe(true)
  await page.getByLabel('Why Metric changes').fill('Nora heard no source')
  await page.getByRole('button', { name: 'Change', exact: true }).click()
  await said(page, 'It was 4 when you scored unseen. That stays.')
  await nora.page
    .getByRole('row', { name: /^Metric/ })
    .getByText('was 4')
    .waitFor()
  await nora.page.getByText('Nora heard no source').waitFor()
  expect(await mina.page.getByText('Nora heard no source').count()).toBe(0)
})

test('[B28] the release carries what was offered, and the differing scores as they stand', async () => {
  await lee.page.getByRole('button', { name: 'Give at the release' }).first().click()
  await lee.page.getByRole('button', { name: 'Goes with the release', pressed: true }).waitFor()
  expect(await lee.axe()).toEqual([])
  await lee.page.getByRole('button', { name: 'Release to candidate' }).click()
  await said(lee.page, /One of your notes goes with it/)
  await lee.page.getByRole('button', { name: 'Release it' }).click()
  await said(mina.page, 'Scored blind, then opened')
  await said(mina.page, 'Given to Mina')
  expect(await mina.page.getByText('Kept by Lee').count()).toBe(0)
  await mina.page
    .getByRole('row', { name: /^Metric/ })
    .getByText('was 4')
    .waitFor()
  expect(await mina.axe()).toEqual([])
  const looks = await mina.page
    .getByRole('img', { name: /Lee\W* 3.*Nora\W* 3/ })
    .locator('.rounded-full')
    .evaluateAll(dots =>
      dots.map(dot => [getComputedStyle(dot).backgroundColor, dot.getBoundingClientRect().left] as const),
    )
  expect(new Set(looks.map(([colour]) => colour)).size).toBe(2)
  expect(Math.abs((looks[0]?.[1] ?? 0) - (looks[1]?.[1] ?? 0))).toBeGreaterThanOrEqual(13.9)
  expect([lee, nora, mina].map(one => one.faults)).toEqual([[], [], []])
})

async function submit(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Submit my scores' }).click()
  await page.getByRole('button', { name: 'Submit', exact: true }).click()
}

async function notes(page: Page, ...lines: readonly string[]): Promise<void> {
  await page.getByRole('tab', { name: 'Notes' }).click()
  const panel = page.getByRole('tabpanel', { name: 'Notes' })
  for (const line of lines) {
    await panel.getByRole('textbox').fill(line)
    await panel.getByRole('textbox').press('Enter')
    await panel.getByText(line).first().waitFor()
  }
}
