/** The hub in a browser: begun without an account, a loop made and laid over days by keyboard, its room, its verdicts. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hold } from '../kit/held-round.js'
import type { Someone } from '../kit/people.js'
import { beginPerson } from '../kit/persons.js'
import type { TestServer } from '../kit/server.js'
import { twoPeople, type TwoPeople } from '../kit/two-people.js'

let two: TwoPeople
let server: TestServer
let mina: Someone
beforeAll(async () => {
  two = await twoPeople()
  ;({ server, mina } = two)
})
afterAll(() => two.close())

/** Goes on by Tab until what has the focus is called so. */
async function tabTo({ page }: Someone, name: RegExp | string): Promise<void> {
  for (let steps = 0; steps < 120; steps++) {
    await page.keyboard.press('Tab')
    const called = await page.evaluate(() => {
      const at = document.activeElement
      const by = at?.id ? document.querySelector(`label[for="${CSS.escape(at.id)}"]`)?.textContent : null
      return at?.getAttribute('aria-label') ?? by ?? at?.textContent ?? ''
    })
    if (typeof name === 'string' ? called.trim() === name : name.test(called)) return
  }
  throw new Error(`no Tab leads to ${String(name)}`)
}

test('[HB1] from an empty hub to the first round by keyboard alone, and nothing is asked of who one is', async () => {
  const { page } = mina
  await page.goto(`${server.origin}/hub`)
  await page.getByRole('button', { name: 'Begin your hub' }).waitFor()
  expect(await mina.axe()).toEqual([])
  await tabTo(mina, 'Begin your hub')
  await page.keyboard.press('Enter')
  await page.getByRole('radio', { name: 'Machine learning, remote' }).waitFor()
  expect(await mina.axe()).toEqual([])
  await tabTo(mina, /^Machine learning, remote|^Empty/)
  // Within the group one goes by arrows.
  await page.getByRole('radio', { name: 'Machine learning, remote' }).focus()
  await page.keyboard.press('Space')
  await tabTo(mina, 'What it is called')
  await page.keyboard.type('Two weeks')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Two weeks', level: 1 }).waitFor()
  expect(
    await page
      .getByRole('listitem')
      .filter({ has: page.getByRole('heading', { level: 3 }) })
      .count(),
  ).toBe(5)
  expect(await mina.axe()).toEqual([])

  await tabTo(mina, 'Set its moment')
  await page.keyboard.press('Enter')
  const when = page.getByLabel('Day and time')
  await when.waitFor()
  expect(await when.evaluate(field => field === document.activeElement)).toBe(true)
  await when.fill(new Date(server.time.now() + 3 * 24 * 3_600_000).toISOString().slice(0, 16))
  await page.keyboard.press('Enter')
  await page.getByRole('list', { name: 'Windows before Coding' }).getByText('Reset').waitFor()
  await tabTo(mina, 'Open the room')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/r\/[a-z0-9]{10}$/)
  await page.getByRole('textbox', { name: 'Your name' }).waitFor()
})

test('[HB2] an hour that is skipped is refused, one that comes twice is asked about, a moment that is past is not taken', async () => {
  const ana = await beginPerson(server.origin)
  const loop = await ana.openLoop({ rounds: [{ plan: 'design', title: 'First' }] })
  const { page } = mina
  await page.goto(ana.link)
  // This browser has a hub of its own from before: it is asked, and takes the one of the link.
  await page.getByRole('button', { name: 'Open the one of this link' }).click()
  await page.getByRole('link', { name: /^Two weeks in May/ }).click()
  await page.getByRole('button', { name: 'Set its moment' }).click()
  const form = page.getByRole('form', { name: 'Moment of First' })
  const keep = form.getByRole('button', { name: 'Keep this moment' })
  const pick = async (local: string) => {
    await form.getByLabel('Day and time').fill(local)
    await keep.click()
  }
  await pick('2035-03-25T01:30')
  await form
    .getByText('There is no such time in London on that day: the clocks go from 01:00 to 02:00.')
    .waitFor()
  await pick('2001-01-01T10:00')
  await form.getByText('That moment is past. Pick one that is still to come.').waitFor()
  await pick('2035-10-28T01:30')
  await form.getByText('This hour comes twice in London that night. Which of the two is it?').waitFor()
  await form.getByRole('button', { name: 'The second, at +00:00' }).click()
  await page.getByText('Sun 28 Oct 2035, 01:30, London (+00:00), 45 min').waitFor()
  expect((await loop.get()).loop.rounds[0]?.at).toBe(Date.parse('2035-10-28T01:30Z'))
  expect(mina.faults).toEqual([])
})

test('[HB3] two who judge see nothing of each other before both have said it; then they talk, and one changes with a reason', async () => {
  const ana = await beginPerson(server.origin)
  const loop = await ana.openLoop({ rounds: [{ plan: 'design', title: 'First' }] })
  await hold(server, (await loop.room(loop.first.rounds[0]?.id ?? '')).links)
  await loop.get()
  const [eve, kim] = [await loop.invite('Eve'), await loop.invite('Kim')]
  const say = async ({ page }: Someone, link: string, verdict: string, why: string) => {
    await page.goto(link)
    await page.getByRole('heading', { name: 'What do you think?' }).waitFor()
    await page.getByText(verdict, { exact: true }).click()
    await page.getByLabel('Why').fill(why)
    await page.getByRole('button', { name: 'Submit it, sealed' }).click()
  }
  await say(two.lee, eve.link, 'Hire', 'The tail was named early.')
  await two.lee.page.getByText('You said hire. It opens once all have: still to come Kim.').waitFor()
  await mina.page.goto(kim.link)
  await mina.page.getByRole('heading', { name: 'What do you think?' }).waitFor()
  expect(await mina.page.content()).not.toContain('tail was named')
  expect(await mina.axe()).toEqual([])
  await say(mina, kim.link, 'No hire', 'No outcome.')
  await mina.page.getByText('The tail was named early.').waitFor()
  await mina.page.getByRole('button', { name: 'Change my verdict' }).click()
  const change = mina.page.locator('form', { has: mina.page.getByRole('heading', { name: /^Change it/ }) })
  await change.getByText('Hire', { exact: true }).click()
  await change.getByLabel('Why').fill('It was in the numbers.')
  await change.getByRole('button', { name: 'Change it' }).click()
  await mina.page.getByText('Changed from no hire to hire: It was in the numbers.').waitFor()
  expect(await mina.axe()).toEqual([])
})
