/** Artifact cards on the screens of two people: filled by keyboard, seen by the other, laid on the board, read afterwards. */
import { readFileSync } from 'node:fs'
import type { ArtifactKind } from '@signalroom/shared'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { headByKey, rowsByKey, type KeyStep } from '../kit/cards-by-key.js'
import { launch } from '../kit/chromium.js'
import { control, type Control } from '../kit/clients.js'
import { pair, type Pair } from '../kit/pair.js'
import { enter, seatOf, someone } from '../kit/people.js'
import { openRoom } from '../kit/server.js'
import { wholeCards } from '../kit/whole-cards.js'

let browser: Browser
let two: Pair
let lead: Control
beforeAll(async () => {
  browser = await launch()
  two = await pair(browser)
  lead = control(two.server.origin, (await two.room.sit('interviewer')).token)
  await lead.welcome
})
afterAll(async () => {
  lead.close()
  await two.close()
  await browser.close()
})

/** In the plan's order: the phase, then its cards. */
const phases: readonly (readonly [
  phase: string,
  cards: readonly (readonly [title: string, kind: ArtifactKind])[],
])[] = [
  ['scope', [['Out of scope', 'scope']]],
  ['layers', [['Commitment', 'commitment']]],
  ['contract', []],
  ['high-level', [['Latency budget', 'latency-budget']]],
  [
    'deep-dive',
    [
      ['Options', 'trade-offs'],
      ['Bottleneck', 'bottleneck'],
      ['Sharding', 'sharding'],
    ],
  ],
  [
    'stress',
    [
      ['SLO', 'slo'],
      ['Retry budget', 'retry-budget'],
      ['Three levels', 'capacity'],
    ],
  ],
]

/** From its first field on, by what a keyboard can: words, Tab and Enter. */
async function fillByKeys(page: Page, title: string, kind: ArtifactKind): Promise<void> {
  const does = async (steps: readonly KeyStep[]) => {
    for (const step of steps)
      await ('types' in step ? page.keyboard.type(step.types) : page.keyboard.press(step.presses))
  }
  const region = page.getByRole('region', { name: title, exact: true })
  await region.locator('input, select, textarea').first().focus()
  await does(headByKey(kind))
  // A criterion has its column once it has its name.
  if (kind === 'trade-offs')
    await region
      .getByText(wholeCards[kind].head?.['criterion-1'] ?? '', { exact: true })
      .first()
      .waitFor()
  await does(rowsByKey(kind))
  await region.getByText('complete', { exact: true }).waitFor()
}

test('[AC16] each card is filled by keyboard alone, row after row without a wait, and is complete', async () => {
  for (const [i, [phase, cards]] of phases.entries()) {
    const before = phases[i - 1]?.[0]
    if (before) await lead.ask({ type: 'phase.enter', from: before, to: phase })
    for (const [title, kind] of cards) await fillByKeys(two.mina.page, title, kind)
  }
  expect(two.mina.faults).toEqual([])
})

test('[AC16] the page of a post-mortem is filled by keyboard alone', async () => {
  const room = await openRoom(two.server.origin, { plan: 'postmortem' })
  const ivo = await someone(browser, two.server.origin)
  await enter(ivo, room.links.candidate, 'Ivo')
  const leads = control(two.server.origin, (await room.sit('interviewer')).token)
  await leads.welcome
  await leads.ask({ type: 'round.start' })
  await leads.ask({ type: 'phase.enter', from: 'rules', to: 'actions' })
  await fillByKeys(ivo.page, 'One page', 'one-page')
  leads.close()
  await ivo.context.close()
})

test('[AC16] Escape leaves the fields with what stood there before', async () => {
  const { page } = two.mina
  const region = page.getByRole('region', { name: 'SLO', exact: true })
  const target = region.getByRole('textbox', { name: /^Target, Reads/ })
  await target.fill('12 %')
  await target.press('Escape')
  expect(await target.inputValue()).toBe('99.9 %')
  expect(await target.evaluate(field => field === document.activeElement)).toBe(false)
})

test('[AC16] what is written in another tab stands, also while another field of the row is typed into', async () => {
  const { page } = two.mina
  const region = page.getByRole('region', { name: 'SLO', exact: true })
  const target = region.getByRole('textbox', { name: /^Target, Reads/ })
  const added = lead.events.find(event => event.type === 'line.added' && event.list === 'slo')
  if (added?.type !== 'line.added') throw new Error('the row is not in the room')
  const { seq: line, text, fields = {} } = added
  const hers = control(two.server.origin, (await seatOf(page)).token)
  await hers.welcome
  await target.fill('99.95 %')
  const another = { type: 'line.change', line, text, fields: { ...fields, window: '7 days' } }
  expect(await hers.ask(another)).toMatchObject({ ok: true })
  await region.getByText('10.08 min').waitFor()
  expect(await region.getByRole('textbox', { name: /^Window, Reads/ }).inputValue()).toBe('7 days')
  expect(await target.inputValue()).toBe('99.95 %')
  await target.press('Tab')
  await region.getByText('5.04 min').waitFor()
  expect(await hers.ask({ type: 'line.change', line, text, fields })).toMatchObject({ ok: true })
  await region.getByText('43.2 min').waitFor()
  expect(await target.inputValue()).toBe('99.9 %')
  hers.close()
})

test('[AC2] what cannot be is told at its field and stays as it was typed', async () => {
  const { page } = two.mina
  const region = page.getByRole('region', { name: 'SLO', exact: true })
  const target = region.getByRole('textbox', { name: /^Target, Reads/ })
  await target.fill('100 %')
  await target.press('Tab')
  await region.getByText('100 % leaves nothing to spend: no release could ever go out.').waitFor()
  expect([await target.inputValue(), await target.getAttribute('aria-invalid')]).toEqual(['100 %', 'true'])
  await target.fill('99.9 %')
  await target.press('Tab')
  await region.getByText('43.2 min').waitFor()
})

test('[AC17] a card on the board is moved by keys and by hand, for both, and both read it', async () => {
  const { lee, mina } = two
  await lead.ask({ type: 'board.open' })
  await mina.page.getByRole('button', { name: 'Lay on the board: Three levels' }).press('Enter')
  const onBoard = lee.page.getByRole('region', { name: 'Card: Three levels' })
  await onBoard.getByText('$0.78').waitFor()
  const grip = mina.page.getByRole('button', { name: /^Move Three levels/ })
  const placed = () => lead.events.filter(event => event.type === 'card.placed')
  await grip.press('ArrowRight')
  await expect
    .poll(() => placed().map(({ x, y }) => [x, y]))
    .toEqual([
      [36, 72],
      [46, 72],
    ])
  const [from] = [(await grip.boundingBox())!]
  await mina.page.mouse.move(from.x + 5, from.y + 5)
  await mina.page.mouse.down()
  await mina.page.mouse.move(from.x + 65, from.y + 105, { steps: 4 })
  await mina.page.mouse.up()
  await expect.poll(() => placed().length).toBe(3)
  const { x = 0, y = 0 } = placed().at(-1) ?? {}
  expect(Math.abs(x - 106) + Math.abs(y - 172)).toBeLessThan(6)
  expect([...(await lee.axe()), ...(await mina.axe())]).toEqual([])
})

test('[AC20] [AC21] a card says what it is about, and goes into a pin that leads back to it', async () => {
  const { lee, mina } = two
  await lead.ask({
    type: 'drawing.tell',
    changes: [{ is: 'node', id: 'gone-soon', kind: 'cache', name: 'Cache', frame: null }],
  })
  const sheet = mina.page.getByRole('region', { name: 'Three levels', exact: true })
  await sheet.getByLabel('About, on the board').selectOption({ label: 'Cache' })
  const onBoard = lee.page.getByRole('region', { name: 'Card: Three levels' })
  await onBoard.getByText('about Cache').waitFor()
  await onBoard.getByRole('heading', { name: 'Three levels' }).click()
  await lee.page.getByRole('tab', { name: 'Rubric' }).click()
  await lee.page.keyboard.press('e')
  await lee.page.getByTitle('Show it: Three levels').first().click()
  await lead.ask({ type: 'drawing.tell', changes: [{ is: 'gone', id: 'gone-soon' }] })
  await onBoard.getByText('“Cache” is no longer on the board.').waitFor()
  await sheet.getByText('“Cache” is no longer on the board.').waitFor()
})

test('[SYS-11] [AC6] one key pulls back what was left out, and the candidate sees it', async () => {
  const { lee, mina } = two
  await lee.page.getByRole('tab', { name: 'Question' }).click()
  await lee.page.getByText('Scope', { exact: true }).last().click()
  await lee.page.getByRole('button', { name: 'Accept: Search' }).press('p')
  await mina.page.getByText('Scope', { exact: true }).last().click()
  await mina.page.getByText('pulled it back').waitFor()
})

test('[AC17] the debrief holds each card, and its replay the board with the card as it lay then', async () => {
  const { mina } = two
  await lead.ask({ type: 'round.end' })
  const cards = mina.page.getByRole('heading', { name: 'Numbers on the table' })
  await cards.waitFor()
  for (const [, those] of phases)
    for (const [title] of those) await mina.page.getByRole('region', { name: title, exact: true }).waitFor()
  await mina.page.getByRole('region', { name: 'Card: Three levels' }).waitFor()
  expect(await mina.axe()).toEqual([])
})

test('[AC22] the board is taken home with the cards that lie on it: as pictures and in the file to draw on in', async () => {
  const { page } = two.mina
  const save = async (form: string): Promise<Buffer> => {
    await page.getByRole('button', { name: 'Save the board' }).click()
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('menuitem', { name: form }).click(),
    ])
    return readFileSync((await download.path())!)
  }
  const svg = (await save('Picture, SVG')).toString()
  expect([svg.includes('Three levels'), svg.includes('$0.78')]).toEqual([true, true])
  const png = await save('Picture, PNG')
  expect([png.subarray(1, 4).toString(), png.readUInt32BE(16) > 600]).toEqual(['PNG', true])
  expect((await save('File to draw on in')).toString()).toContain('Three levels')
})
