/** A whole round in three browsers under a fast clock, from the home page to both debriefs, on a real question. */
import type { Debrief } from '@signalroom/shared'
import type { Browser } from 'playwright-core'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fileURLToPath } from 'node:url'
import { loadRounds } from '../../server/src/content/rounds.js'
import { launch } from '../kit/chromium.js'
import { until } from '../kit/clients.js'
import { enter, someone, type Someone } from '../kit/people.js'
import { openServer, type TestServer } from '../kit/server.js'

let browser: Browser
let server: TestServer
let lee: Someone
let mina: Someone
let omar: Someone
const minute = 60_000
const hour = 60 * minute
const rounds = loadRounds(fileURLToPath(new URL('../../server/content', import.meta.url)))

beforeAll(async () => {
  browser = await launch()
  server = await openServer({ content: rounds })
  lee = await someone(browser, server.origin)
  mina = await someone(browser, server.origin, { clockSkew: -hour })
  omar = await someone(browser, server.origin, { clockSkew: hour, width: 390, height: 844, theme: 'dark' })
})
afterAll(async () => {
  await browser.close()
  await server.close()
})
const everybody = () => [lee, mina, omar]
const timeLeft = (person: Someone) => person.page.getByRole('timer', { name: 'Time left' })
/** Time goes on for everybody at once. */
const pass = (milliseconds: number) => server.time.advance(milliseconds)

describe('a whole round', () => {
  let links: Record<string, string>

  test('[L1] two clicks from landing to a room with its link on the clipboard; the way in is a link', async () => {
    await lee.page.goto(server.origin)
    await lee.page.getByRole('button', { name: 'Create room' }).click()
    for (const role of ['interviewer', 'candidate', 'observer'])
      await lee.page.getByRole('button', { name: `Copy ${role} link` }).waitFor()
    await lee.page.getByRole('button', { name: 'Copy candidate link' }).click()
    const candidate = await lee.page.evaluate(() => navigator.clipboard.readText())
    await lee.page.getByRole('button', { name: 'Copy observer link' }).click()
    const observer = await lee.page.evaluate(() => navigator.clipboard.readText())
    links = { candidate, observer }
    expect(candidate).toMatch(new RegExp(`^${server.origin}/r/[a-z0-9]+#\\S{20,}$`))
    expect(await lee.axe()).toEqual([])
    await lee.page.getByRole('link', { name: 'Enter as interviewer' }).click()
    await lee.page.getByRole('textbox', { name: 'Your name' }).fill('Lee')
    await lee.page.getByRole('button', { name: 'Join room' }).click()
    await lee.page.getByRole('button', { name: 'Start the round' }).waitFor()
  })

  test('[L2] the key leaves the address bar at once; a reload needs no key', async () => {
    await mina.page.goto(links['candidate'] ?? '')
    await mina.page.getByRole('textbox', { name: 'Your name' }).waitFor()
    expect(mina.page.url()).not.toContain('#')
    expect(await mina.axe()).toEqual([])
    await mina.page.getByRole('textbox', { name: 'Your name' }).fill('Mina')
    await mina.page.getByRole('textbox', { name: 'Your name' }).press('Enter')
    await mina.page.getByText('Lee starts the round').waitFor()
    await mina.page.reload()
    await mina.page.getByText('Lee starts the round').waitFor()
    await enter(omar, links['observer'] ?? '', 'Omar')
    await omar.page.getByText('Who will see what').waitFor()
    for (const person of everybody()) expect(await person.axe()).toEqual([])
  })

  test('[L3] the interviewer starts; everybody is in the room, with what is theirs', async () => {
    expect(await mina.page.getByRole('button', { name: 'Start the round' }).count()).toBe(0)
    await lee.page.getByRole('button', { name: 'Start the round' }).click()
    for (const person of everybody()) await timeLeft(person).waitFor()
    await lee.page.getByRole('region', { name: 'Rubric' }).waitFor()
    for (const name of ['Board', 'Code', 'Question', 'Phases'])
      await mina.page.getByRole('region', { name }).first().waitFor()
    expect(await mina.page.getByRole('region', { name: 'Rubric' }).count()).toBe(0)
    await mina.page.getByRole('status', { name: 'Cue' }).waitFor()
  })

  test('[C10] three screens show the same time, though their own clocks are two hours apart', async () => {
    const shown = async () => Promise.all(everybody().map(person => timeLeft(person).textContent()))
    const seconds = (text: string | null) => {
      const [, m, s] = /(\d+):(\d\d)/.exec(text ?? '') ?? []
      return Number(m) * 60 + Number(s)
    }
    // Once what a round begins with is loaded: a page that is busy paints late.
    for (const { page } of everybody())
      await page.evaluate(
        () => new Promise<void>(idle => requestIdleCallback(() => idle(), { timeout: 5000 })),
      )
    for (let i = 0; i < 5; i++) {
      const begun = performance.now()
      const read = (await shown()).map(seconds)
      // Three pages are not read at one moment: what the reading took is allowed them.
      const took = Math.ceil((performance.now() - begun) / 1000)
      expect(Math.max(...read) - Math.min(...read)).toBeLessThanOrEqual(1 + took)
      expect(read[0]).toBeGreaterThan(200)
    }
  })

  test('[P13] three layers with a number each open the board; the candidate draws and everybody sees it', async () => {
    await mina.page.getByText('First three numbers, then the board').waitFor()
    for (const [layer, text] of [
      ['Business', '99.9 % available'],
      ['Data', '10 TB a day'],
      ['Operational', 'cold start under 200 ms'],
    ]) {
      const field = mina.page.getByRole('textbox', { name: new RegExp(`^${layer} layer`) })
      await field.fill(text ?? '')
      await field.press('Enter')
    }
    await lee.page.getByText('all three layers hold a number').waitFor()
    const board = mina.page.getByRole('region', { name: 'Board' })
    await board.locator('.tl-canvas').waitFor()
    await board.locator('.tl-canvas').click({ position: { x: 300, y: 420 } })
    for (const [key, x, y, name] of [
      ['S', 140, 160, 'Upload API'],
      ['D', 420, 160, 'Photo store'],
    ] as const) {
      await board.locator(`.board-tool[aria-keyshortcuts=${key}]`).click()
      await board.locator('.tl-canvas').click({ position: { x, y } })
      await mina.page.keyboard.type(name)
      await mina.page.keyboard.press('Escape')
    }
    await lee.page.getByRole('region', { name: 'Board' }).getByText('Upload API').first().waitFor()
    await omar.page.getByRole('button', { name: 'Board', exact: true }).click()
    await omar.page.getByRole('region', { name: 'Board' }).getByText('Photo store').first().waitFor()
  })

  test('[Y1] the candidate types code and both others read it', async () => {
    await mina.page.locator('.cm-content').click()
    await mina.page.keyboard.type('def allow(key):')
    await lee.page.locator('.cm-content').getByText('def allow(key):').waitFor()
    await omar.page.getByRole('button', { name: 'Code', exact: true }).click()
    await omar.page.locator('.cm-content').getByText('def allow(key):').waitFor()
  })

  test('[K1] chunk, pause, confirm by hand: one cue at a time, an answer with one key', async () => {
    const cue = mina.page.getByRole('status', { name: 'Cue' })
    await mina.page.getByRole('region', { name: 'Phases' }).click()
    await mina.page.keyboard.press('Escape')
    await mina.page
      .locator('header')
      .first()
      .click({ position: { x: 2, y: 2 } })
    await mina.page.keyboard.press('Space')
    await mina.page.waitForTimeout(3200)
    await mina.page.keyboard.press('Space')
    await cue.getByText('Now ask').waitFor()
    await mina.page.keyboard.press('a')
    await cue.getByText('Waiting for Lee').waitFor()
    await lee.page.getByRole('button', { name: /^Yes/ }).waitFor()
    await lee.page
      .locator('header')
      .first()
      .click({ position: { x: 2, y: 2 } })
    await lee.page.keyboard.press('y')
    await cue.getByText('Lee: yes').waitFor()
  })

  test('[D1] a fact is told on request and reaches the candidate by value', async () => {
    await lee.page.getByRole('tab', { name: 'Question' }).click()
    await lee.page.getByRole('button', { name: /^Tell/ }).first().click()
    await lee.page.getByRole('button', { name: /^Tell/ }).first().click()
    await until(
      'two facts are told',
      async () =>
        (await mina.page.getByRole('region', { name: 'Question' }).textContent())?.includes(
          'Told when asked',
        ) === true,
    )
    const told = rounds.questions.find(question => question.kind === 'design')?.hints[0]?.text ?? 'none'
    await mina.page.getByText(told).waitFor()
  })

  test('[P3] all seven phases are entered, and two cards played and answered', async () => {
    const play = async () => {
      await lee.page.getByRole('tab', { name: /Deck/ }).click()
      await lee.page.getByRole('button', { name: /^Play/ }).first().click()
    }
    for (let phase = 1; phase < 7; phase++) {
      pass(2 * minute)
      await lee.page.getByRole('button', { name: 'Next phase' }).click()
      await until(
        'the phase is entered',
        async () =>
          (await mina.page.locator('[aria-current="step"]').getAttribute('title'))?.startsWith(
            rounds.plans.find(plan => plan.id === 'design')?.phases[phase]?.title ?? '?',
          ) === true,
      )
      if (phase === 4 || phase === 5) await play()
    }
    expect(await mina.page.getByRole('list', { name: 'Changes' }).getByRole('listitem').count()).toBe(2)
    for (let card = 0; card < 2; card++)
      await mina.page.getByRole('button', { name: 'Got it' }).first().click()
    for (let card = 0; card < 2; card++)
      await lee.page
        .getByRole('button', { name: /^Answered/i })
        .first()
        .click()
    await until(
      'both are answered',
      async () => (await mina.page.getByText('answered', { exact: true }).count()) === 2,
    )
  })

  test('[C4] a laptop closed for ten minutes: the clock waits, and everything goes on by itself', async () => {
    await mina.context.setOffline(true)
    await mina.page.getByRole('status', { name: 'Cue' }).getByText('Offline').waitFor({ timeout: 15_000 })
    pass(4000)
    await timeLeft(lee).locator('..').getByText('waiting for Mina').waitFor({ timeout: 20_000 })
    const before = await timeLeft(lee).textContent()
    pass(10 * minute)
    await mina.context.setOffline(false)
    await mina.page
      .getByRole('status', { name: 'Cue' })
      .getByText('Offline')
      .waitFor({ state: 'detached', timeout: 15_000 })
    await until('the clock runs again', async () => (await timeLeft(lee).textContent()) !== before, 15_000)
    // Ten minutes later the phase of three minutes has not run over.
    expect(await timeLeft(mina).textContent()).toMatch(/^[23]:/)
  })

  test('[D9] scores rest on pins to a moment and to what it shows', async () => {
    await lee.page.getByRole('tab', { name: 'Rubric' }).click()
    await lee.page
      .locator('header')
      .first()
      .click({ position: { x: 2, y: 2 } })
    for (const score of ['3', '4', '3']) {
      await lee.page.keyboard.press(score)
      await lee.page.keyboard.press('e')
      await lee.page.keyboard.press(']')
    }
    await lee.page.keyboard.press('c')
    await until(
      'three gates are pinned',
      async () =>
        !(await lee.page.getByRole('region', { name: 'Rubric' }).textContent())?.includes('no pin yet'),
    )
    for (const person of everybody()) expect(await person.axe()).toEqual([])
  })

  test('[D10] a flag is raised by its letter and taken back; no letter of a flag is the microphone’s', async () => {
    const last = lee.page.getByRole('region', { name: 'Rubric' }).getByText(/^\d+:\d\d Loss of momentum$/)
    await lee.page.keyboard.press('m')
    await last.waitFor()
    await lee.page.getByRole('button', { name: 'Microphone: Mic off' }).waitFor()
    await lee.page.keyboard.press('z')
    await last.waitFor({ state: 'detached' })
    await lee.page.keyboard.press('Shift+M')
    await lee.page.getByRole('button', { name: 'Microphone: Mic on' }).waitFor()
    await lee.page.keyboard.press('Shift+M')
  })

  test('[P4] the end opens the debrief everywhere, from its top; both score blind', async () => {
    await lee.page.getByRole('tab', { name: /Talk/ }).click()
    await lee.page.getByLabel('Say something in writing').fill('That is the bell.')
    await lee.page.getByLabel('Say something in writing').press('Enter')
    await mina.page.getByRole('tab', { name: /Talk · 1/ }).waitFor()
    await lee.page.getByRole('button', { name: 'End the round' }).first().click()
    await lee.page.getByRole('button', { name: 'End it now' }).click()
    for (const person of everybody()) {
      await person.page.getByRole('heading', { name: 'Debrief' }).waitFor()
      await person.page.getByRole('region', { name: 'Timeline' }).waitFor()
      await person.page.getByRole('slider', { name: 'Replay position' }).waitFor()
      expect(await person.page.evaluate(() => scrollY)).toBe(0)
      expect(await person.axe()).toEqual([])
    }
    await mina.page.getByRole('radio', { name: /^2/ }).first().click()
    await until(
      'her score is kept',
      async () =>
        (await mina.page.getByRole('radio', { name: /^2/ }).first().getAttribute('aria-checked')) === 'true',
    )
    expect(await mina.page.getByText('Recommendation').count()).toBeLessThanOrEqual(1)
    expect(await mina.page.content()).not.toContain('Clear communicator')
  })

  test('[D6] released, both see both, with the same cadence; export gives Markdown and JSON', async () => {
    await lee.page.getByRole('button', { name: 'Release to candidate' }).click()
    await lee.page.getByRole('button', { name: 'Release it' }).click()
    await mina.page.getByText('released', { exact: true }).waitFor()
    await mina.page.getByText('Clear communicator').filter({ visible: true }).first().waitFor()
    const saved = async (person: Someone, form: string) => {
      await person.page.getByRole('button', { name: 'Export' }).click()
      const [download] = await Promise.all([
        person.page.waitForEvent('download'),
        person.page.getByRole('menuitem', { name: form }).click(),
      ])
      return readFile(await download.path(), 'utf8')
    }
    expect(await saved(mina, 'Markdown')).toMatch(/^# Debrief: /)
    const [his, hers] = [
      JSON.parse(await saved(lee, 'JSON')) as Debrief,
      JSON.parse(await saved(mina, 'JSON')) as Debrief,
    ]
    expect(his.released).toBe(true)
    expect(his.rows[0]?.scores).toHaveLength(2)
    expect(hers.cadence).toEqual(his.cadence)
    expect(his.cadence.confirms).toBe(1)
    expect(hers.recommendation).toEqual(his.recommendation)
    expect([his.notes, hers.notes]).toEqual([[], null])
    for (const person of everybody()) expect(await person.axe()).toEqual([])
  })

  test('[L4] no tab asked another origin for anything, and none had a script error', () => {
    for (const person of everybody()) {
      expect(person.strangers).toEqual([])
      expect(person.faults).toEqual([])
    }
  })
})
