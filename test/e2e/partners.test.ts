/** Slots between strangers, and a library of notes, by two people in browsers. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from '../kit/chromium.js'
import { hold } from '../kit/held-round.js'
import { content } from '../kit/pair.js'
import { someone, type Someone } from '../kit/people.js'
import { beginPerson } from '../kit/persons.js'
import { openServer, type TestServer } from '../kit/server.js'

let server: TestServer
let browser: Awaited<ReturnType<typeof launch>>
let ana: Someone
let ben: Someone
beforeAll(async () => {
  browser = await launch()
  server = await openServer({ content, partners: true })
  ana = await someone(browser, server.origin)
  ben = await someone(browser, server.origin, { width: 390, height: 844, theme: 'dark' })
})
afterAll(async () => {
  await browser.close()
  await server.close()
})

test('[FP1] one offers a slot, a stranger takes it, and both come to the same door, each in their role', async () => {
  const people = [await beginPerson(server.origin), await beginPerson(server.origin)] as const
  await ana.page.goto(people[0].link)
  await ana.page.getByRole('link', { name: 'Partners' }).click()
  await ana.page.getByText('Nobody offers one just now.').waitFor()
  const form = ana.page.getByRole('form', { name: 'Offer a slot' })
  await form.getByRole('button', { name: 'Offer it' }).click()
  await form.getByText('Pick a kind of round.').waitFor()
  await form.getByLabel('Kind of round').selectOption('System design')
  const at = new Date(server.time.now() + 26 * 3_600_000).toISOString().slice(0, 16)
  await form.getByLabel('Day and time').fill(at)
  await form.getByLabel('Time zone').selectOption('Europe/London')
  await form.getByLabel(/^A line to whoever/).fill('Hard questions, please.')
  await form.getByRole('button', { name: 'Offer it' }).click()
  await form.getByText('Offered.').waitFor()
  expect(await ana.axe()).toEqual([])

  await ben.page.goto(people[1].link)
  await ben.page.getByRole('link', { name: 'Partners' }).click()
  await ben.page.getByText('Hard questions, please.').waitFor()
  expect(await ben.axe()).toEqual([])
  await ben.page.getByRole('button', { name: /^Take it: System design/ }).click()
  await ben.page.getByText('You sit as interviewer.').waitFor()
  await ben.page.getByRole('button', { name: 'Enter the room' }).click()
  await ben.page.getByRole('textbox', { name: 'Your name' }).waitFor()
  await ana.page.reload()
  await ana.page.getByText('You sit as candidate.').waitFor()
  await ana.page.getByRole('button', { name: 'Enter the room' }).click()
  await ana.page.getByRole('textbox', { name: 'Your name' }).waitFor()
  expect(new URL(ana.page.url()).pathname).toBe(new URL(ben.page.url()).pathname)
})

test('[LB4] SYS-34 a note is kept from a debrief without a name, tagged, shared, and found by another by its words and tag', async () => {
  const [one, other] = [await beginPerson(server.origin), await beginPerson(server.origin)]
  const loop = await one.openLoop({ rounds: [{ plan: 'design', title: 'First' }] })
  const { links } = await loop.room(loop.first.rounds[0]?.id ?? '')
  await hold(server, links)
  await ana.page.goto(one.link)
  await ana.page.getByRole('button', { name: 'Open the one of this link' }).click()
  await ana.page.getByRole('heading', { name: 'Your loops' }).waitFor()
  await ana.page.goto((await loop.room(loop.first.rounds[0]?.id ?? '')).links.candidate)
  await ana.page.getByRole('textbox', { name: 'Your name' }).fill('Ana Novak')
  await ana.page.getByRole('button', { name: 'Join room' }).click()
  await ana.page.getByRole('button', { name: 'Keep a note…' }).click()
  const dialog = ana.page.getByRole('dialog')
  await dialog
    .getByLabel('What it said')
    .fill('Lee said that Mina named p99 first; write to lee@example.com.')
  await dialog.getByRole('button', { name: 'Keep it' }).click()
  await dialog.getByText('Is it vague or concrete? Say which.').waitFor()
  expect(await ana.axe()).toEqual([])
  await dialog.getByText('concrete', { exact: true }).click()
  await dialog.getByRole('button', { name: 'Keep it' }).click()
  await dialog.getByText('Kept, without a name.').waitFor()
  await ana.page.goto(`${server.origin}/hub/library`)
  await ana.page
    .getByText('the interviewer said that the candidate named p99 first; write to [mail].')
    .waitFor()
  await ana.page.getByRole('button', { name: 'Share…' }).click()
  await ana.page.getByRole('alertdialog').getByRole('button', { name: 'Share' }).click()
  await ana.page.getByText('Yours, shared').waitFor()
  await ana.page.getByRole('button', { name: 'Write one up' }).click()
  const form = ana.page.getByRole('form', { name: 'A new write-up' })
  await form.getByLabel('Title').fill('A feed in 45 minutes')
  await form.getByLabel('The lesson, in one line').fill('Numbers before boxes.')
  await form.getByText('System design', { exact: true }).click()
  await form.getByText('ML system design', { exact: true }).click()
  await form.getByRole('button', { name: 'Keep' }).click()
  await ana.page.getByRole('heading', { name: 'A feed in 45 minutes' }).waitFor()
  expect(await ana.axe()).toEqual([])

  await ben.page.goto(other.link)
  await ben.page.getByRole('button', { name: 'Open the one of this link' }).click()
  await ben.page.getByRole('link', { name: 'Library' }).click()
  const found = ben.page.getByText('named p99 first')
  await found.waitFor()
  await ben.page.getByLabel('Look for').fill('p99 box')
  await ben.page.getByText('0 of 1').waitFor()
  await ben.page.getByLabel('Look for').fill('P99 first')
  await ben.page.getByLabel('Notes that are').selectOption('concrete')
  await found.waitFor()
  await ben.page.getByLabel('Notes that are').selectOption('vague')
  await ben.page.getByText('0 of 1').waitFor()
  expect(await ben.page.content()).not.toContain('A feed in 45 minutes')
  expect([...ana.faults, ...ben.faults]).toEqual([])
})
