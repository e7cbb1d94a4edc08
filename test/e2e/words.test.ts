/** What was said, by two people in browsers: the density for the interviewer, one suggestion by its key, the debrief with its lines. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enter, type Someone } from '../kit/people.js'
import { openRoom, type TestServer } from '../kit/server.js'
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

const options = [
  'We could use Kafka.',
  'We could add a cache.',
  'We could shard it by hash.',
  'You could also split it.',
]
const dense =
  "The target is 99.9% availability, so I have 43 minutes a month. Writes arrive at about 58 photos per second. I'll put a log in front of storage rather than write to the index; I give up read-your-write for two seconds. Does that fit the 200 ms you gave me?"

test('[WD10] three open options are one suggestion, taken by its key; a claim can be asked about, and waved away for good; the debrief underlines', async () => {
  const room = await openRoom(server.origin, { plan: 'design' })
  await enter(lee, room.links.interviewer, 'Lee')
  await enter(mina, room.links.candidate, 'Mina')
  await lee.page.getByRole('button', { name: 'Start the round' }).click()
  const words = lee.page.getByRole('region', { name: 'Their words' })
  await words.getByText('too few words yet').waitFor()
  await mina.page.getByRole('tab', { name: /^Talk/ }).click()
  const box = mina.page.getByLabel('Say something in writing')
  const unread = (count: number) =>
    lee.page.getByRole('tab', { name: new RegExp(`Talk.*${count}`) }).waitFor()
  const says = async (text: string) => {
    await box.fill(text)
    await box.press('Enter')
    await mina.page.getByText(text).first().waitFor()
  }
  await says(dense)
  await unread(1)
  server.time.advance(62_000)
  await words.getByText(/dense$/).waitFor()
  expect(await words.getByRole('img').getAttribute('aria-label')).toMatch(
    /^Signal density by minute: minute 1: \d/,
  )

  await lee.page.getByRole('tab', { name: 'Rubric' }).focus()
  await lee.page.keyboard.press('Shift+Q')
  await mina.page.getByRole('tab', { name: /^Question/ }).click()
  await mina.page.getByText('Where does “two seconds” come from?').first().waitFor()
  await mina.page.getByRole('tab', { name: /^Talk/ }).click()

  for (const text of options) {
    await says(text)
    server.time.advance(31_000)
  }
  const status = words.getByRole('status', { name: 'Suggested flag' })
  await status.getByText('3 options in five minutes, and no pick.').waitFor()
  expect(await status.textContent()).toContain('Vague?')
  expect(await mina.page.content()).not.toContain('Vague')
  expect(await lee.axe()).toEqual([])
  await lee.page.getByRole('tab', { name: 'Rubric' }).focus()
  await lee.page.keyboard.press('v')
  await lee.page.getByRole('button', { name: /^Vague 1 raised/ }).waitFor()
  await status.getByText('Vague?').waitFor({ state: 'detached' })

  await says('I know how Raft elects a leader.')
  await status.getByText('Knows, has not done?').waitFor()
  await lee.page.keyboard.press('Shift+K')
  await mina.page.getByText('When did you do that?').first().waitFor()
  await lee.page.keyboard.press('z')
  await status.getByText('Knows, has not done?').waitFor({ state: 'detached' })

  // Waved away it stays, through a reload and when it is said again.
  await lee.page.reload()
  await words.getByText(/dense$|adequate$/).waitFor()
  await says('I know how Paxos works, and I understand Raft.')
  await says("I'm a team player and I always communicate well.")
  await status.getByText('Filler culture answer?').waitFor()
  await lee.page.getByRole('tab', { name: 'Rubric' }).focus()
  await lee.page.keyboard.press('z')
  await words.getByText(/dense$|adequate$/).waitFor()
  expect(await status.count()).toBe(0)

  await lee.page.getByRole('button', { name: 'End the round' }).click()
  await lee.page.getByRole('alertdialog').getByRole('button', { name: /^End/ }).click()
  for (const { page, axe } of [lee, mina]) {
    await page.getByRole('heading', { name: 'What was said' }).waitFor()
    const table = page.getByRole('group', { name: 'What was said, by phase' })
    await table.getByRole('row', { name: /^Whole round/ }).waitFor()
    const lines = page.getByRole('list', { name: 'What they said' })
    await lines.locator('mark', { hasText: 'rather than' }).waitFor()
    expect(await lines.locator('mark').allTextContents()).toContain('We could use (an option nobody picked)')
    await page.getByText('it sees words, not truth').waitFor()
    await page.getByRole('heading', { name: 'Numbers challenged and not answered' }).waitFor()
    expect(await axe()).toEqual([])
  }
  expect(await lee.page.content()).toContain(
    'We could use Kafka. … We could add a cache. … We could shard it by hash.',
  )
  expect(lee.faults).toEqual([])
  expect(mina.faults).toEqual([])
})
