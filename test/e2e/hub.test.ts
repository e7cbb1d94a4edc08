/** The hub in a browser: begun without an account, a loop made and laid over days by keyboard, its room, its verdicts. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { control } from '../kit/clients.js'
import { hold } from '../kit/held-round.js'
import { enter, type Someone } from '../kit/people.js'
import { beginPerson } from '../kit/persons.js'
import { openRoom, type TestServer } from '../kit/server.js'
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

test('[PY7] SYS-30 SYS-31 SYS-15 a table of pay with what it marks, the right to work asked first, and [PY6] a row cited in the talk', async () => {
  const ana = await beginPerson(server.origin)
  const loop = await ana.openLoop({ template: 'london_senior' })
  const { page } = mina
  await page.goto(ana.link)
  await page.getByRole('button', { name: 'Open the one of this link' }).click()
  await page.getByRole('link', { name: /^Two weeks in May/ }).click()
  await page.getByText('Before the first round: your right to work.').waitFor()
  await page.getByRole('link', { name: 'Say it now' }).click()
  await page.getByLabel('Right to work').selectOption('Held by a permit')
  await page.getByLabel('Where you would work').selectOption('United Kingdom')
  const add = async (fields: Readonly<Record<string, string>>, kind: string) => {
    await page.getByRole('button', { name: 'Add a row' }).click()
    const form = page.getByRole('form', { name: 'A new row' })
    await form.getByLabel('What it is').selectOption(kind)
    for (const [label, value] of Object.entries(fields))
      await form.getByLabel(label, { exact: true }).fill(value)
    await form.getByRole('button', { name: 'Keep' }).click()
    return form
  }
  const first = await add(
    { 'Of whom': 'Survey', 'Base a year, from': '170k', 'Base a year, to': 'much' },
    'What the market pays',
  )
  await first.getByText('A number, like 182,000 or 182k.').waitFor()
  await first.getByLabel('Base a year, to').fill('190,000')
  await first.getByLabel('Where you have it from').fill('Pay survey, page 4')
  await first.getByRole('button', { name: 'Keep' }).click()
  await page.getByRole('heading', { name: 'Survey' }).waitFor()
  await add({ 'Of whom': 'Shop', 'Base a year': '172000' }, 'An offer to me')
  await page.getByText('Inside the band').waitFor()
  await page.getByText('No source').waitFor()
  await page.getByLabel('Below the middle of the market: why would you take it?').fill('Four days a week.')
  await page.getByRole('button', { name: 'Keep the reason' }).click()
  await page.getByText('Below the middle of the market, because: Four days a week.').waitFor()
  expect(await mina.axe()).toEqual([])
  // Another place asks other things, and every amount stays.
  await page.getByRole('button', { name: 'Change' }).last().click()
  const form = page.getByRole('form', { name: 'Change Shop' })
  expect(await form.getByLabel('IR35').count()).toBe(0)
  await form.getByLabel('Place').selectOption('United Kingdom, by contract')
  await form.getByLabel('IR35').waitFor()
  expect(await form.getByLabel('Base a year').inputValue()).toBe('172000')
  await page.goto(`${server.origin}/loops/${loop.id}`)
  await page.getByText('Held by a permit').waitFor()
  // All rounds are laid out by one press; the form goes with the last.
  await page.getByRole('button', { name: 'Lay the rounds out' }).click()
  await page.getByRole('form', { name: 'Lay the rounds out' }).waitFor({ state: 'detached' })
  expect((await loop.get()).loop.rounds.every(({ at }) => at !== null)).toBe(true)

  const room = await openRoom(server.origin, { plan: 'hm-final' })
  await enter(two.lee, room.links.interviewer, 'Lee')
  await enter(mina, room.links.candidate, 'Mina')
  await two.lee.page.getByRole('button', { name: 'Start the round' }).click()
  const kim = control(server.origin, (await room.sit('interviewer', 'Kim')).token)
  await kim.welcome
  expect(await kim.ask({ type: 'phase.enter', from: 'set-up', to: 'pay' })).toMatchObject({ ok: true })
  kim.close()
  await page.getByLabel('From your own table').selectOption('Survey: base £170,000 to £190,000')
  await page.getByText('Pay survey, page 4').waitFor()
  expect(mina.faults).toEqual([])
})
