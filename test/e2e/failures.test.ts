/** What a round is watched for, by two people in browsers: a line for each, a word on it by key, the debrief, the device. */
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

test('[FM17] is told to each in their own words, called right by keyboard, and read in the debrief', async () => {
  const room = await openRoom(server.origin, { plan: 'design' })
  await enter(lee, room.links.interviewer, 'Lee')
  await enter(mina, room.links.candidate, 'Mina')
  await lee.page.getByRole('button', { name: 'Start the round' }).click()
  await lee.page.getByRole('tab', { name: 'Question' }).click()
  await mina.page.getByRole('tab', { name: /^Talk/ }).click()
  const box = mina.page.getByLabel('Say something in writing')
  await box.fill('I begin with the photos themselves.')
  await box.press('Enter')
  await lee.page.getByRole('tab', { name: /Talk.*1/ }).waitFor()
  server.time.advance(181_000)
  await lee.page
    .getByRole('status', { name: 'Your cue' })
    .getByText('No question yet. Q marks one that they asked.')
    .waitFor()
  const hint = mina.page.getByRole('status', { name: 'Cue' })
  await hint.getByText('Ask two things that would change the design.').waitFor()
  expect(await mina.page.content()).not.toContain('Q marks one')
  const judged = lee.page.getByRole('group', { name: 'Boxes before questions: right or false' })
  await judged.getByRole('button', { name: 'Right' }).focus()
  await lee.page.keyboard.press('Enter')
  await judged.getByRole('button', { name: 'Right', pressed: true }).waitFor()
  expect(await lee.axe()).toEqual([])
  expect(await readOnPhone(lee)).toBe(true)

  await lee.page.getByRole('button', { name: 'End the round' }).click()
  await lee.page.getByRole('alertdialog').getByRole('button', { name: /^End/ }).click()
  await lee.page.getByRole('heading', { name: 'Noticed' }).waitFor()
  await lee.page.getByText('No question was marked or typed by 3:00.').first().waitFor()
  await lee.page.getByText('1 of 1 right, by your own word over one round on this device.').waitFor()
  await judged.getByRole('button', { name: 'False' }).focus()
  await lee.page.keyboard.press('Enter')
  await lee.page.getByText('0 of 1 right').waitFor()
  await lee.page.getByRole('button', { name: '3:00', exact: true }).first().click()
  await mina.page.getByRole('heading', { name: 'Noticed' }).waitFor()
  expect(await mina.page.getByRole('button', { name: 'False' }).count()).toBe(0)
  expect(await mina.page.content()).not.toContain('false alarm')
  await lee.page.goto(`${server.origin}/progress`)
  await lee.page
    .getByText('As interviewer: of what was noticed in one round, 0 of 1 right by your own word.')
    .waitFor()
})

/** Whether all of one's own cue stands on a phone's screen, with nothing of it cut. */
async function readOnPhone({ page }: Someone): Promise<boolean> {
  const before = page.viewportSize() ?? { width: 1280, height: 800 }
  await page.setViewportSize({ width: 390, height: 844 })
  const whole = await page.getByRole('status', { name: 'Your cue' }).evaluate(cue => {
    const { left, right, top, bottom } = cue.getBoundingClientRect()
    const foot = cue.parentElement?.getBoundingClientRect()
    return (
      cue.scrollWidth <= cue.clientWidth &&
      left >= 0 &&
      right <= innerWidth &&
      bottom <= innerHeight &&
      foot !== undefined &&
      top >= foot.top &&
      bottom <= foot.bottom
    )
  })
  await page.setViewportSize(before)
  return whole
}
