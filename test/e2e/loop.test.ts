/** Rounds of a loop by two people in browsers: a story with its sealed sketch, a report read and found in, a swap of roles. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { content } from '../kit/pair.js'
import { enter, type Someone } from '../kit/people.js'
import { call, openRoom, type TestServer } from '../kit/server.js'
import { twoPeople, type TwoPeople } from '../kit/two-people.js'

let two: TwoPeople
let server: TestServer
let lee: Someone
let mina: Someone
beforeAll(async () => {
  two = await twoPeople()
  ;({ server, lee, mina } = two)
})
afterAll(() => two.close())

async function started(plan: string, more: object = {}): Promise<void> {
  const room = await openRoom(server.origin, { plan, ...more })
  await enter(lee, room.links.interviewer, 'Lee')
  await enter(mina, room.links.candidate, 'Mina')
  // It is chosen when the room says so.
  await lee.page.getByRole('radio', { name: 'A hiring manager' }).click()
  await lee.page.getByRole('radio', { name: 'A hiring manager', checked: true }).waitFor()
  await lee.page.getByRole('button', { name: 'Start the round' }).click()
  await lee.page.getByRole('tab', { name: 'Question' }).click()
  await mina.page.getByRole('region', { name: 'Question', exact: true }).waitFor()
}
const next = async (): Promise<void> => {
  await lee.page.getByRole('button', { name: /^Next phase/ }).click()
}
async function end(): Promise<void> {
  await lee.page.getByRole('button', { name: 'End the round' }).click()
  await lee.page.getByRole('alertdialog').getByRole('button', { name: /^End/ }).click()
  await lee.page.getByRole('heading', { name: 'Debrief' }).waitFor()
  await mina.page.getByRole('heading', { name: 'Debrief' }).waitFor()
}

describe('a story', () => {
  test('[U26] is ended by key, its sketch opens on both screens after the sealed gap, the first stroke is timed', async () => {
    await started('bar-raiser')
    await next()
    const block = mina.page.getByRole('region', { name: 'This block' })
    await block.waitFor()
    const question = content.questions.find(one => one.kind === 'bar-raiser')?.stories?.[0]
    await block.getByText(question?.ask ?? '').waitFor()
    await mina.page.getByText('closed for now').first().waitFor()
    // The key asks once, for what it does is seen by the other and cannot be taken back.
    await mina.page.locator('body').press('e')
    await mina.page.getByText('I have told it?').waitFor()
    await mina.page.waitForTimeout(150)
    await mina.page.locator('body').press('Enter')
    await block.getByText(/What comes next opens in/).waitFor()
    expect(await mina.page.content()).not.toContain(question?.follow)
    await lee.page.getByRole('button', { name: /opens by itself/ }).waitFor()
    server.time.advance(20_000)
    await block.getByText(question?.follow ?? '').waitFor()
    await lee.page.getByText(/gap 20\.0 s/).waitFor()
    await mina.page.getByRole('region', { name: 'Code', exact: true }).locator('.cm-content').click()
    await mina.page.keyboard.type('queue -> worker')
    await lee.page.getByText(/first stroke after/).waitFor({ timeout: 30_000 })
    await end()
    await lee.page.getByRole('heading', { name: 'Stories' }).waitFor()
    await mina.page.getByText(/interviewed by a hiring manager/).waitFor()
  })

  test('[U24] roles are swapped when both agree: each is in the second half in the other’s role', async () => {
    await mina.page.getByRole('button', { name: 'Swap roles' }).click()
    await lee.page.getByRole('button', { name: /Mina.* wants to swap/ }).click()
    for (const [person, role] of [
      [lee, 'candidate'],
      [mina, 'interviewer'],
    ] as const) {
      const first = new URL(person.page.url()).pathname
      await person.page.getByRole('button', { name: 'To the second half' }).click()
      await person.page.waitForURL(url => url.pathname !== first)
      await person.page.getByRole('button', { name: /^(?:Join room|Come in)$/ }).click()
      await person.page.getByText('The round has not started yet').waitFor()
      const seen = person.page.getByRole('list', { name: 'People in the room' })
      await seen.getByText('(you)').waitFor()
      await seen.getByText(role).first().waitFor()
    }
  })
})

describe('a report', () => {
  test('[U27] is noted in privately, then found in; the interviewer judges; a card says what it lacks; what was planted comes with the release', async () => {
    await started('postmortem', { question: content.questions.find(one => one.kind === 'postmortem')?.id })
    expect(await mina.page.getByRole('article').count()).toBe(0)
    await next()
    const planted = content.questions.find(one => one.kind === 'postmortem')?.planted ?? []
    await mina.page.getByRole('article').waitFor()
    const margin = mina.page.getByRole('button', { name: /^A note at/ })
    await margin.nth(2).click()
    await mina.page.keyboard.type('Who noticed?')
    await mina.page.keyboard.press('Enter')
    await mina.page.getByText('Who noticed?').waitFor()
    expect(await lee.page.getByText('Who noticed?').count()).toBe(0)
    await next()
    await lee.page.getByText('Who noticed?').waitFor()
    await mina.page
      .getByRole('button', { name: /^A finding at/ })
      .nth(2)
      .click()
    const form = mina.page.getByRole('article').getByRole('form')
    await form.getByRole('textbox').first().fill('Nobody was paged')
    await form.getByRole('button', { name: 'Add' }).click()
    const side = lee.page.getByRole('region', { name: 'Question', exact: true })
    await side.getByText('Nobody was paged').waitFor()
    await mina.page
      .getByText(/still open:/)
      .first()
      .waitFor()
    await side.getByRole('combobox', { name: 'What this finding is' }).selectOption(planted[0]?.id ?? '')
    await lee.page.getByText(`Planted · 1 of ${planted.length} found`).waitFor()
    expect(await mina.page.content()).not.toContain(planted[0]?.title)
    await end()
    await mina.page.getByText('What was planted in it is told with the release.').waitFor()
    await lee.page.getByRole('button', { name: 'Release to candidate' }).click()
    await lee.page
      .getByRole('alertdialog')
      .getByRole('button', { name: /Release/ })
      .click()
    await mina.page.getByText(`1 of ${planted.length} found`).waitFor()
    await mina.page
      .getByText(planted[0]?.title ?? '')
      .first()
      .waitFor()
  })
})

describe('a question of one’s own', () => {
  test('[U28] is written, checked, kept, saved as a file and asked in a room', async () => {
    const { page } = mina
    await page.goto(`${server.origin}/write`)
    await page.getByLabel('Title', { exact: true }).first().fill('Parking by the hour')
    await page.getByLabel('What is asked').fill('Design the meters of a town.')
    await page.getByText('What does not fit yet').waitFor()
    await page.getByLabel('Topic, gives nothing away').fill('Volume')
    await page.getByLabel('The fact', { exact: true }).fill('40,000 meters.')
    for (const card of await page.getByRole('group', { name: /^card \d/ }).all()) {
      await card.getByLabel('Title').fill('Rain')
      await card.getByLabel('Said to the candidate').fill('Every screen is wet.')
      await card.getByLabel('A good first answer').fill('Asks what still works.')
    }
    await page.getByLabel(/^Worked numbers/).fill('One a second each | 40000 / 1 hour = 12 / s')
    await page.getByLabel('A strong answer, one point a line').fill('Asks first')
    await page.getByLabel('A weak answer, one point a line').fill('Draws first')
    await page.getByLabel(/^Notes:/).fill('Hold back the volume.')
    await page.getByText(/numbers\.0/).waitFor()
    await page.getByLabel(/^Worked numbers/).fill('Eleven a second | 40000 / 1 hour = 11 / s')
    await page.getByText(/It may be asked/).waitFor()
    await page.getByRole('button', { name: 'The interviewer sees' }).click()
    await page.getByText('Volume: 40,000 meters.').waitFor()
    const saving = page.waitForEvent('download')
    await page.getByRole('button', { name: 'Save as a file' }).click()
    expect((await saving).suggestedFilename()).toBe('own-parking-by-the-hour.yaml')
    await page.getByRole('button', { name: 'Keep it here' }).click()
    await page.getByRole('link', { name: 'Rehearse' }).click()
    await page.getByRole('button', { name: 'Rehearse alone' }).click()
    await page.getByRole('button', { name: /^(?:Enter|Come in|Join)/ }).click()
    await page.getByText('Parking by the hour').first().waitFor()
    expect((await call(server.origin, 'GET', '/api/questions')).text).not.toContain('Parking')
  })
})
