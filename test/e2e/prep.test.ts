/** The prep hub in a browser: stories, the plan and what ticks it, artifacts from a debrief and from the keyboard. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { control } from '../kit/clients.js'
import { enter, seatOf, someone, type Someone } from '../kit/people.js'
import { beginPerson } from '../kit/persons.js'
import { openRoom, type TestServer } from '../kit/server.js'
import { twoPeople, type TwoPeople } from '../kit/two-people.js'
import { fill } from '../kit/whole-cards.js'

let two: TwoPeople
let server: TestServer
let mina: Someone
beforeAll(async () => {
  two = await twoPeople()
  ;({ server, mina } = two)
})
afterAll(() => two.close())

type Person = Awaited<ReturnType<typeof beginPerson>>
/** This browser becomes the person's; one that was here before is left. */
async function becomes({ page }: Someone, person: Person, part: string): Promise<void> {
  await page.goto(server.origin)
  await page.evaluate(secret => localStorage.setItem('signalroom:person', secret), person.secret)
  await page.goto(`${server.origin}/hub/${part}`)
}
const incident = {
  slot: 'incident',
  title: 'Checkout down',
  text: 'Checkout p99 was 900 ms. I led three teams through the rollback. Time to resolve fell by 40 %.',
}
const keepRow = (person: Person, shelf: string, id: string, value: object, seen = 0) =>
  person.command({ type: 'row.keep', shelf, id, seen, value })

test('[PH5] SYS-33 SYS-36 a story says at its fields what it lacks, and what was typed outlasts every refusal', async () => {
  const ana = await beginPerson(server.origin)
  const { page } = mina
  await becomes(mina, ana, 'stories')
  await page.getByText('None yet. Begin with the incident').waitFor()
  expect(await mina.axe()).toEqual([])
  await page.getByRole('button', { name: 'Write it: A process that saved hours' }).press('Enter')
  const form = page.getByRole('form', { name: 'A new story' })
  await page.keyboard.type('Reviews of specs')
  await form.getByText('How it was before, with its figure.').waitFor()
  await form.getByLabel('Before').fill('48 h')
  await form.getByText('How it was before, with its figure.').waitFor({ state: 'detached' })
  const text = form.getByLabel('The story, as you would say it')
  await text.fill('words'.repeat(10_000))
  await form.getByRole('button', { name: 'Keep the story' }).click()
  await form.getByText('50,000 characters are more than the 10,000 that fit here.').waitFor()
  expect((await text.inputValue()).length).toBe(50_000)
  expect(await mina.axe()).toEqual([])
  await text.fill('I decided that reviews are written, and each went from 48 h to 12 h.')
  await form.getByRole('button', { name: 'Keep the story' }).click()
  const open = page.getByRole('list', { name: 'Still open' })
  await open.getByText('After: How it is since, with its figure.').waitFor()

  // Another device is quicker: what was typed here stays, and the other is shown beside it.
  const row = (await ana.me()).rows.story[0]
  await page.getByRole('button', { name: 'Change Reviews of specs' }).click()
  const change = page.getByRole('form', { name: 'Change Reviews of specs' })
  await change.getByLabel('After').fill('12 h')
  await keepRow(ana, 'story', row?.id ?? '', { ...row?.value, title: 'Specs, of the other device' }, row?.seq)
  await change.getByRole('button', { name: 'Keep the story' }).click()
  await change.getByText('It was changed on another device since.').waitFor()
  await change.getByText('Specs, of the other device').waitFor()
  expect(await change.getByLabel('After').inputValue()).toBe('12 h')
  await change.getByRole('button', { name: 'Put mine in its place' }).click()
  await page.getByRole('heading', { name: 'Reviews of specs' }).waitFor()
  expect((await ana.me()).rows.story[0]?.value).toMatchObject({ after: '12 h', title: 'Reviews of specs' })
  await open.waitFor({ state: 'detached' })

  await page.getByRole('button', { name: 'Write it: A failure of your own' }).click()
  await form.getByLabel('Title').fill('Moved a job')
  await form.getByLabel('Your own decision').fill('It was moved.')
  await form.getByText('Say it as yours: “I” with what you decided or did.').waitFor()
  await form.getByLabel('What it cost').fill('a lot')
  await form.getByText('A cost has a figure: money, time, a share.').waitFor()
  expect(mina.faults).toEqual([])
})

test('[PH4] a story is rehearsed by a key, and its whole seconds are kept', async () => {
  const ana = await beginPerson(server.origin)
  await keepRow(ana, 'story', 'one', { ...incident, seconds: 61 })
  // Somebody of their own: a clock that was put forward stays so.
  const nia = await someone(two.browser, server.origin)
  const { page } = nia
  await page.clock.install()
  await becomes(nia, ana, 'stories')
  await page.getByText('told in 61 s: under 45 s is asked for').waitFor()
  await page.getByRole('button', { name: 'Rehearse it: Checkout down' }).click()
  const watch = page.getByRole('group', { name: 'Rehearse Checkout down' })
  await watch.getByRole('button', { name: 'Start' }).waitFor()
  await page.keyboard.press('t')
  await watch.getByRole('button', { name: 'Stop' }).waitFor()
  await page.clock.fastForward(46_000)
  await watch.getByText('too long').waitFor()
  expect(await nia.axe()).toEqual([])
  await page.keyboard.press('t')
  await page.getByText(/^told in 4[6-9] s: under 45 s is asked for$/).waitFor()
  await page.keyboard.press('t')
  await page.clock.fastForward(20_000)
  await page.keyboard.press('t')
  await page.getByText(/^told in [23]\d s$/).waitFor()
  const [story] = (await ana.me()).rows.story
  expect(story?.value.seconds).toBeGreaterThanOrEqual(20)
  expect(story?.value.seconds).toBeLessThan(45)
  await nia.context.close()
})

test('[PH6] SYS-32 the loop and the lobby say which of the two stories are missing, to nobody else, and hold nothing up', async () => {
  const ana = await beginPerson(server.origin)
  const loop = await ana.openLoop({ rounds: [{ plan: 'design', title: 'First' }] })
  const { page } = mina
  const line = (of: Someone) => of.page.getByText(/your story bank has no story with a figure yet/)
  await becomes(mina, ana, '')
  await page.goto(`${server.origin}/loops/${loop.id}`)
  await line(mina)
    .filter({ hasText: 'an incident across teams and mentoring through a bottleneck' })
    .waitFor()
  expect(await mina.axe()).toEqual([])
  await page.getByRole('link', { name: 'Go to your stories' }).click()
  await page.getByRole('heading', { name: 'Story bank' }).waitFor()

  const room = await openRoom(server.origin, { plan: 'design' })
  await enter(two.lee, room.links.interviewer, 'Lee')
  await enter(mina, room.links.candidate, 'Mina')
  await line(mina).waitFor()
  expect(await mina.axe()).toEqual([])
  await two.lee.page.getByText('Mina').first().waitFor()
  expect(await line(two.lee).count()).toBe(0)
  await keepRow(ana, 'story', 'one', incident)
  await page.reload()
  await line(mina)
    .filter({ hasText: /yet for mentoring/ })
    .waitFor()
  await keepRow(ana, 'story', 'two', { ...incident, slot: 'mentoring', title: 'Reviews' })
  await page.reload()
  await page.getByRole('heading', { name: 'The round has not started yet' }).waitFor()
  await line(mina).waitFor({ state: 'detached' })
  // A loop that began says nothing of it.
  const ben = await beginPerson(server.origin)
  const begun = await ben.openLoop({ rounds: [{ plan: 'design', title: 'First' }] })
  await begun.room(begun.first.rounds[0]?.id ?? '')
  await becomes(mina, ben, '')
  await page.goto(`${server.origin}/loops/${begun.id}`)
  await page.getByRole('heading', { name: 'Rounds' }).waitFor()
  expect(await line(mina).count()).toBe(0)
  expect(mina.faults).toEqual([])
})

test('[PH13] SYS-29 a card and a drill go from a debrief into the hub by one press; there a page is written by hand', async () => {
  const ana = await beginPerson(server.origin)
  // Browsers with one seat alone, so that it is this room's.
  const [lee, nia] = [await someone(two.browser, server.origin), await someone(two.browser, server.origin)]
  const { page } = nia
  await becomes(nia, ana, 'artifacts')
  await page.getByText('Nothing yet: metric 0 %, decision 0 %, outcome 0 %.').waitFor()
  expect(await nia.axe()).toEqual([])
  const room = await openRoom(server.origin, { plan: 'estimate_3x' })
  await enter(lee, room.links.interviewer, 'Lee')
  await enter(nia, room.links.candidate, 'Mina')
  await lee.page.getByRole('button', { name: 'Start the round' }).click()
  await page.getByRole('heading', { name: 'The round has not started yet' }).waitFor({ state: 'detached' })
  const lead = control(server.origin, (await seatOf(lee.page)).token)
  const own = control(server.origin, (await seatOf(page)).token)
  await Promise.all([lead.welcome, own.welcome])
  for (const command of fill('capacity', 'levels')) expect(await own.ask(command)).toMatchObject({ ok: true })
  expect(await lead.ask({ type: 'round.end' })).toMatchObject({ ok: true })
  lead.close()
  own.close()
  // Lee has no hub: nothing is offered.
  await lee.page.getByRole('heading', { name: 'Numbers on the table' }).waitFor()
  expect(await lee.page.getByText('Keep in my hub').count()).toBe(0)
  const press = async (called: string) => {
    await page.getByRole('button', { name: `Keep in my hub: ${called}` }).click()
  }
  await press('Three levels')
  await page.getByText('Kept in your hub.').waitFor()
  await press('Estimate at 3 levels, 5 min')
  await page.getByText('Kept in your hub.').nth(1).waitFor()
  expect(await nia.axe()).toEqual([])
  // Once more on another visit: kept anew, once.
  await page.reload()
  await press('Three levels')
  await page.getByText('Kept in your hub.').waitFor()
  const { artifact, drill } = (await ana.me()).rows
  expect(artifact.map(({ value }) => [value.kind, value.whole, value.signals])).toEqual([
    ['capacity', true, ['S1', 'S3']],
  ])
  expect(drill.map(({ value }) => [value.plan, value.passed])).toEqual([['estimate_3x', true]])

  await page.goto(`${server.origin}/hub/artifacts`)
  const cell = (row: string, nth: number) => page.getByRole('row', { name: row }).getByRole('cell').nth(nth)
  await page.getByRole('row', { name: 'Of all' }).waitFor()
  expect(await cell('Of all', 1).innerText()).toBe('0 %')
  await page.getByRole('button', { name: 'Write an artifact' }).press('Enter')
  const form = page.getByRole('form', { name: 'A new artifact' })
  const fields = {
    Title: 'Search was slow',
    'Impact, with a figure': 'It was bad',
    Trigger: 'A restart without a warm cache',
    'Root and contributing causes': 'Nothing warms it',
    'How it was noticed': 'By a customer, after 9 minutes',
    'How it ended': 'The cache filled',
    'Actions: owner, date, proof': 'Search team warms it by Friday; the alarm shows it',
    'Timeline 1': 'The index was restarted',
    When: '14:02',
  }
  for (const [label, text] of Object.entries(fields)) await form.getByLabel(label, { exact: true }).fill(text)
  await form.getByText('An impact has a figure: how many, how much, how long.').waitFor()
  await form.getByRole('button', { name: 'Keep the artifact' }).click()
  await form.getByText('It is not kept yet: see what is missing.').waitFor()
  expect(await nia.axe()).toEqual([])
  await form.getByLabel('Impact, with a figure').fill('41,000 searches failed in 12 minutes')
  await form.getByRole('button', { name: 'Keep the artifact' }).press('Enter')
  await page.getByRole('heading', { name: 'Search was slow' }).waitFor()
  expect([await cell('Of all', 0).innerText(), await cell('Of all', 1).innerText()]).toEqual(['50 %', '50 %'])
  await page.getByText('One artifact with a figure before and after something was done about it.').waitFor()
  expect(await nia.axe()).toEqual([])
  expect(nia.faults).toEqual([])
  await Promise.all([lee.context.close(), nia.context.close()])
})

test('[PH7] SYS-68 SYS-69 SYS-70 SYS-46d a plan is begun, flagged and warned about, and nothing on the page ticks a line', async () => {
  const ana = await beginPerson(server.origin)
  const { page } = mina
  await becomes(mina, ana, 'plan')
  await page.getByText('No plan yet.').waitFor()
  expect(await mina.axe()).toEqual([])
  await page.getByRole('radio', { name: 'Four sprints' }).focus()
  await page.keyboard.press('Space')
  await page.getByLabel('It begins on').fill('2020-05-04')
  await page.getByRole('button', { name: 'Begin the plan' }).press('Enter')
  const sprint = page.getByRole('region', { name: 'Scaling' })
  await sprint.getByText('It was for May 24, 2020. It still counts.').first().waitFor()
  const line = (title: string) => sprint.getByRole('listitem').filter({ hasText: title }).first()
  await line('A capacity sheet at three levels').getByText('0 of 1').waitFor()
  expect(await page.getByRole('checkbox').count()).toBe(0)
  expect(await page.getByText('Four weeks or more.').count()).toBe(0)
  await keepRow(ana, 'profile', 'mine', { trade: 'machine-learning' })
  const value = {
    kind: 'capacity',
    title: 'Levels',
    signals: ['S1'],
    improves: false,
    whole: true,
    told: 'Three levels',
    at: 1,
  }
  await keepRow(ana, 'artifact', 'one', value)
  await page.reload()
  await page.getByText('Four weeks or more.').waitFor()
  await line('A capacity sheet at three levels').getByLabel('Done').waitFor()
  await page.getByText('1 of 13 done').waitFor()
  await page
    .getByRole('heading', { name: /^Distributed systems, late stage/ })
    .getByText('1 of 7')
    .waitFor()

  await page.getByRole('button', { name: 'Add a line of your own' }).click()
  const form = page.getByRole('form', { name: 'A line of your own' })
  await form.getByLabel('What is to be done').fill('Read a book')
  await form.getByLabel('To day').fill('0')
  await form.getByRole('button', { name: 'Add the line' }).click()
  await form.getByText('A day from 1 to 120.').waitFor()
  await form.getByLabel('To day').fill('3')
  await form.getByRole('button', { name: 'Add the line' }).click()
  const own = page.getByRole('region', { name: 'Your own' })
  await own.getByText('prepares for no round and no signal').waitFor()
  await own.getByText('Nothing can tick it yet: tie it to a round.').waitFor()
  expect(await mina.axe()).toEqual([])
  await own.getByRole('button', { name: 'Take away Read a book' }).press('Enter')
  await own.waitFor({ state: 'detached' })
  expect(mina.faults).toEqual([])
})

test('[PH7] a plan that does not load says so, and asks again', async () => {
  const ana = await beginPerson(server.origin)
  const { page } = mina
  await page.route('**/api/prep', route => route.abort())
  await becomes(mina, ana, 'plan')
  await page.getByText('The server cannot be reached.').waitFor()
  expect(await mina.axe()).toEqual([])
  await page.unroute('**/api/prep')
  await page.getByRole('button', { name: 'Try again' }).click()
  await page.getByText('No plan yet.').waitFor()
})
