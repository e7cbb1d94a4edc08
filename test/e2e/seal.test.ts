/** Seals as two people see them: a pane that is locked, and a part of the question that opens at its minute. */
import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from '../kit/chromium.js'
import { control } from '../kit/clients.js'
import { pair, paneOffline, paneSays, shows, textOf, type, type Pair } from '../kit/pair.js'
import { seatOf, type Someone } from '../kit/people.js'
import { runsOut } from '../kit/runs-out.js'

let browser: Browser
let two: Pair
beforeAll(async () => {
  browser = await launch()
  two = await pair(browser)
})
afterAll(async () => {
  await two.close()
  await browser.close()
})
const region = ({ page }: Someone, name: string): Locator => page.getByRole('region', { name, exact: true })
const press = ({ page }: Someone, name: string) => page.getByRole('button', { name, exact: true }).click()
const editorBox = ({ page }: Someone) => page.locator('.cm-editor').boundingBox()
const later = ({ page }: Someone) => page.getByRole('list', { name: 'Later parts' })
const form = ({ page }: Someone) => page.getByRole('form', { name: 'A part that opens later' })
const field = (who: Someone, role: 'textbox' | 'spinbutton', name: string) =>
  form(who).getByRole(role, { name, exact: true })
/** What is said at a field, which has the focus. */
const wrongAt = (input: Locator): Promise<string | null> =>
  input.evaluate(element =>
    element === document.activeElement
      ? (document.getElementById(element.getAttribute('aria-describedby') ?? '')?.textContent ?? null)
      : null,
  )

test('[Z10] a locked pane says so on both screens, takes nothing from the candidate, moves nothing, and opens again', async () => {
  const { lee, mina } = two
  const stood = await editorBox(mina)
  await press(lee, 'Lock the code')
  await region(mina, 'Code').getByText('locked by your interviewer').waitFor()
  await region(lee, 'Code').getByRole('button', { name: 'Unlock the code', exact: true }).waitFor()
  expect(await editorBox(mina)).toEqual(stood)
  const before = await textOf(mina)
  await mina.page.locator('.cm-content').click()
  await mina.page.keyboard.type('never')
  await type(lee, '# his ')
  await shows(mina, '# his ')
  expect(await textOf(mina)).not.toContain('never')
  expect((await textOf(mina)).replace('# his ', '')).toBe(before)
  expect([await lee.axe(), await mina.axe()]).toEqual([[], []])
  await press(lee, 'Unlock the code')
  await region(mina, 'Code').getByText('locked by your interviewer').waitFor({ state: 'detached' })
  await type(mina, '# hers ')
  await shows(lee, '# hers ')
})

test('[Z10] what was typed offline before the lock is said to be kept, not to be on its way, until it is lifted', async () => {
  const { lee, mina, net } = two
  net.hold()
  net.cut()
  await type(mina, '# away ')
  await paneOffline(mina).waitFor()
  await press(lee, 'Lock the code')
  net.pass()
  await paneSays(mina, 'Kept on this device until it is unlocked').waitFor({ timeout: 15_000 })
  expect(await paneSays(mina, 'Saving').count()).toBe(0)
  await press(lee, 'Unlock the code')
  await paneSays(mina, 'Saved').waitFor()
  await shows(lee, '# away ')
})

test('[Z9] what an interviewer hides says so in the head of the pane, to who sees it and to who does not', async () => {
  const { lee, mina, server } = two
  const hand = control(server.origin, (await seatOf(lee.page)).token)
  const on = { type: 'documents', documents: ['board', 'code'] }
  expect(await hand.ask({ type: 'seal.set', on, does: 'hides' })).toMatchObject({ ok: true })
  for (const pane of ['Board', 'Code']) {
    await region(lee, pane).getByText('only interviewers see this', { exact: true }).waitFor()
    await region(mina, pane)
      .getByText(/^your interviewer works here unseen: as it stood at \d+:\d\d$/)
      .waitFor()
  }
  expect([await lee.axe(), await mina.axe()]).toEqual([[], []])
  const hidden = hand.events.findLast(event => event.type === 'seal.set')
  expect(await hand.ask({ type: 'seal.lift', seal: hidden?.seal })).toMatchObject({ ok: true })
  await region(lee, 'Code').getByText('only interviewers see this').waitFor({ state: 'detached' })
  await region(mina, 'Code').getByText('works here unseen').waitFor({ state: 'detached' })
  hand.close()
})

test('[Z10] a part of the question is a title until its minute, and then a text for both', async () => {
  const { lee, mina, server } = two
  await lee.page.getByRole('tab', { name: 'Question' }).click()
  await press(lee, 'Add a part that opens later')
  await field(lee, 'textbox', 'Title, seen at once').fill('Two regions')
  await field(lee, 'textbox', 'What they read then').fill('Now readers live in two regions.')
  await field(lee, 'spinbutton', 'Opens at minute').fill('7')
  expect(await lee.axe()).toEqual([])
  await press(lee, 'Add it')
  await later(mina).getByText('opens at 7:00').waitFor()
  expect(await later(mina).textContent()).not.toContain('two regions')
  expect(await mina.page.content()).not.toContain('Now readers live')
  expect(await later(lee).textContent()).toContain('Now readers live in two regions.')
  server.time.advance(7 * 60_000)
  await later(mina).getByText('Now readers live in two regions.').waitFor()
  await later(mina).getByText('since 7:00').waitFor()
  expect([await lee.axe(), await mina.axe()]).toEqual([[], []])
})

test('[Z10] what is wrong with a later part is said in a sentence at its field, which gets the focus', async () => {
  const { lee } = two
  await press(lee, 'Add a part that opens later')
  const [title, text] = ['Title, seen at once', 'What they read then'].map(name =>
    field(lee, 'textbox', name),
  )
  const minute = field(lee, 'spinbutton', 'Opens at minute')
  if (!title || !text) throw new Error('no fields')
  const said = async (input: Locator, words: string) => {
    await press(lee, 'Add it')
    await form(lee).getByText(words, { exact: true }).waitFor()
    expect([await wrongAt(input), await form(lee).getByRole('alert').count()]).toEqual([words, 1])
  }
  await title.fill('  ')
  await said(title, 'Write a title of up to 80 characters.')
  await title.fill('W'.repeat(80))
  await said(text, 'Write what they will read, up to 2000 characters.')
  await text.fill(`https://example.org/${'w'.repeat(300)} and then some words`)
  for (const past of ['1', '', '-3']) {
    await minute.fill(past)
    await said(minute, 'Choose a minute that is still to come.')
  }
  await minute.fill('601')
  await said(minute, 'Choose a minute up to 600.')
  expect([await lee.axe(), await lee.page.getByText('a seal must end').count()]).toEqual([[], 0])
  await minute.fill('9')
  await press(lee, 'Add it')
  await form(lee).waitFor({ state: 'detached' })
})

test('[Z10] a title or an address that no line holds is broken inside of its card, at every width', async () => {
  const { lee, mina } = two
  await later(mina).getByText('opens at 9:00').waitFor()
  await press(lee, 'Open now')
  await later(mina).getByText('and then some words').waitFor()
  for (const who of [lee, mina]) {
    for (const width of [1440, 390, 320]) {
      await who.page.setViewportSize({ width, height: 844 })
      if (width < 900)
        await who.page.getByRole('button', { name: who === lee ? 'Guide' : 'Question' }).click()
      if (width < 900 && who === lee) await lee.page.getByRole('tab', { name: 'Question' }).click()
      await later(who).getByText('and then some words').waitFor()
      expect(await runsOut(later(who))).toEqual([])
    }
  }
  expect([lee.faults, mina.faults]).toEqual([[], []])
})
