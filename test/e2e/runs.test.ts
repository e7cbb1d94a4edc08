/** Code that runs, in the browsers of two people: what the other sees of it, the queue, a stop, and what stays hidden. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fileURLToPath } from 'node:url'
import { loadRounds } from '../../server/src/content/rounds.js'
import { launch } from '../kit/chromium.js'
import { enter, someone, type Someone } from '../kit/people.js'
import { openRoom, openServer, type TestRoom, type TestServer } from '../kit/server.js'
import { wiretap } from '../kit/wiretap.js'

const content = loadRounds(fileURLToPath(new URL('../../server/content', import.meta.url)))
const question = content.questions.find(one => one.id === 'rate-limiter')
const secret = 'hidden-marker-4711'

let browser: Browser
let server: TestServer
let tap: Awaited<ReturnType<typeof wiretap>>
let room: TestRoom
let lee: Someone
let mina: Someone

beforeAll(async () => {
  browser = await launch()
  const python = question?.code?.python
  if (!question || !python) throw new Error('the content lacks the question of this test')
  const hidden = [
    {
      name: 'test_hidden.py',
      text: `import sketch\n\ndef test_edge_answer():\n    assert sketch.answer() == 42, "${secret}"\n\ndef test_example_name():\n    print("${secret}")\n    assert sketch.__name__ == 'sketch'\n`,
    },
  ]
  const starter = [{ name: 'sketch.py', text: 'def answer():\n    return 41\n' }]
  const code = { python: { ...python, starter, hidden, solution: starter } }
  server = await openServer({ content: { ...content, questions: [{ ...question, code }] } })
  tap = await wiretap(server.origin)
  room = await openRoom(server.origin, { plan: 'coding' })
  lee = await someone(browser, server.origin)
  mina = await someone(browser, tap.origin, { theme: 'dark' })
})
afterAll(async () => {
  await browser.close()
  await tap.close()
  await server.close()
})

const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true })
const runs = (page: Page) => page.getByRole('region', { name: 'Runs', exact: true })
/** Replaces the file in front. */
async function write(page: Page, text: string) {
  await page.locator('.cm-content').click()
  await page.keyboard.press('Control+a')
  await page.keyboard.insertText(text)
}

describe('two people and one piece of code', () => {
  test('[X27] the candidate runs Python by key from the editor; the interviewer sees output and end', async () => {
    await enter(lee, room.links.interviewer, 'Lee')
    await enter(mina, room.links.candidate.replace(server.origin, tap.origin), 'Mina')
    await button(lee.page, 'Start the round').click()
    await mina.page.locator('.cm-content').waitFor()
    await mina.page.getByText('Python · pytest').waitFor({ timeout: 60_000 })
    await lee.page.getByRole('button', { name: 'Show the runs' }).click()
    await write(
      mina.page,
      'import time\nfor i in range(8):\n    print("tick", i)\n    end = time.time() + 0.25\n    while time.time() < end: pass\n',
    )
    await mina.page.keyboard.press('Control+Enter')
    // As it comes: the first ticks stand there while it still runs.
    await runs(lee.page).getByText('tick 1').waitFor()
    expect(await runs(lee.page).getByText('Running').count()).toBe(1)
    await runs(lee.page).getByText('Ran to its end').waitFor()
    await runs(mina.page).getByText('tick 7').waitFor()
    expect(
      await runs(lee.page)
        .getByText(/Mina · at .*sketch\.py · Python/)
        .count(),
    ).toBe(1)
  })

  test('[X27] cases come one by one; the line that failed is one press away, in its file', async () => {
    await button(mina.page, 'Add a file').click()
    await mina.page.getByRole('textbox', { name: 'Name of the new file' }).fill('test_sketch.py')
    await mina.page.keyboard.press('Enter')
    await mina.page.getByRole('textbox', { name: 'Code editor: test_sketch.py' }).waitFor()
    await write(
      mina.page,
      'import sketch\n\ndef test_good():\n    assert 1 + 1 == 2\n\ndef test_bad():\n    assert 1 + 1 == 3\n',
    )
    await mina.page.getByRole('tab', { name: 'sketch.py', exact: true }).click()
    await write(mina.page, 'def answer():\n    return 41\n')
    await mina.page.keyboard.press('Control+Shift+Enter')
    await runs(mina.page).getByText('1 of 2 passed').waitFor()
    await runs(lee.page).getByText('1 of 2 passed').waitFor()
    await runs(lee.page).getByRole('button', { name: 'test_sketch.py, line 7' }).click()
    await lee.page.getByRole('textbox', { name: 'Code editor: test_sketch.py' }).waitFor()
    expect(await lee.axe()).toEqual([])
    expect(await mina.axe()).toEqual([])
  })

  test('[X28] an endless loop is stopped by the interviewer, and the next run works', async () => {
    await write(mina.page, 'print("before")\nwhile True:\n    pass\n')
    await mina.page.keyboard.press('Control+Enter')
    await runs(lee.page).getByText('before').waitFor()
    await button(lee.page, 'Stop').click()
    await runs(mina.page).getByText('Stopped', { exact: true }).waitFor()
    await runs(mina.page)
      .getByText(/stopped by Lee/)
      .waitFor()
    await write(mina.page, 'def answer():\n    return 41\n\nprint("after")\n')
    await mina.page.keyboard.press('Control+Enter')
    await runs(lee.page).getByText('after').waitFor()
    await runs(lee.page).getByText('Ran to its end').waitFor()
  })

  test('[X29] three press Run at once: one runs, two wait in order, one is taken back, and all see the same', async () => {
    const ada = await someone(browser, server.origin, { width: 390, height: 844, theme: 'dark' })
    await enter(ada, room.links.candidate, 'Ada')
    await button(ada.page, 'Code').click()
    await ada.page.getByText('Python · pytest').waitFor({ timeout: 60_000 })
    await write(
      mina.page,
      'import time\nend = time.time() + 3\nwhile time.time() < end: pass\nprint("slow")\n',
    )
    await ada.page.locator('.cm-content').getByText('slow').waitFor()
    await mina.page.keyboard.press('Control+Enter')
    await lee.page.getByText('Running').first().waitFor()
    await lee.page.getByRole('tab', { name: 'sketch.py', exact: true }).click()
    await button(lee.page, 'Run').click()
    await lee.page.getByText(/Mina’s run is under way; yours is next/).waitFor()
    await button(ada.page, 'Run').click()
    await ada.page.getByText(/1 before yours/).waitFor()
    await button(ada.page, 'Take it back').click()
    await runs(ada.page)
      .getByText(/Lee · at/)
      .waitFor({ timeout: 20_000 })
    await runs(ada.page).getByText('Ran to its end').waitFor({ timeout: 20_000 })
    await button(ada.page, /^All runs/).click()
    const list = ada.page.getByRole('list', { name: 'All runs' })
    await list.getByText('Taken back').waitFor()
    expect(await ada.axe()).toEqual([])
    expect(ada.faults).toEqual([])
    await ada.context.close()
  })

  test('[X30] a page that is reloaded while it ran something has ended it; the room goes on', async () => {
    await write(mina.page, 'print("loop")\nwhile True: pass\n')
    await mina.page.keyboard.press('Control+Enter')
    await runs(lee.page).getByText('loop').waitFor()
    await mina.page.reload()
    await runs(lee.page).getByText('The engine gave up').waitFor({ timeout: 15_000 })
    await mina.page.locator('.cm-content').waitFor()
    await write(mina.page, 'def answer():\n    return 41\n')
  })
})

describe('hidden tests', () => {
  test('[X31] they run in the interviewer’s browser, and no byte of them reaches the candidate', async () => {
    await lee.page.getByRole('tab', { name: 'Question' }).click()
    await button(lee.page, 'Run hidden tests').click()
    const tab = lee.page.getByRole('region', { name: 'Question' })
    await tab.getByText('1 of 2 passed').waitFor({ timeout: 30_000 })
    await tab.getByText('edge: answer').waitFor()
    expect(await tab.getByText(secret).count()).toBeGreaterThan(0)
    expect(await lee.axe()).toEqual([])
    // The candidate does something more, and whatever was on its way has come.
    await mina.page.keyboard.press('Control+Enter')
    await runs(mina.page).getByText('Ran to its end').waitFor({ timeout: 30_000 })
    expect(tap.bytes().includes(secret)).toBe(false)
    expect(tap.bytes().includes('test_hidden')).toBe(false)
    expect(await mina.page.content()).not.toContain(secret)
  })

  test('[X31] handed over, the candidate reads and runs them like any other', async () => {
    await button(lee.page, 'Hand them over').click()
    await button(lee.page, 'Hand over').click()
    await button(mina.page, 'Hidden tests').click()
    await runs(mina.page).getByText('1 of 2 passed').waitFor({ timeout: 30_000 })
    await runs(mina.page).getByText('edge: answer').waitFor()
    await runs(lee.page)
      .getByText(/Mina · at .*hidden tests/)
      .waitFor()
  })

  test('[X32] a pin made on a run says which, and leads back to it in the debrief', async () => {
    await lee.page.getByRole('tab', { name: 'Rubric' }).click()
    await runs(lee.page).getByText('1 of 2 passed').click()
    await lee.page.keyboard.press('e')
    await lee.page
      .getByRole('list', { name: 'Pins' })
      .getByText(/Run at .*1 of 2 passed/)
      .waitFor()
    await button(lee.page, 'End the round').click()
    await button(lee.page, 'End it now').click()
    const pin = lee.page.getByRole('button', { name: /Run at .*1 of 2 passed/ })
    await pin.click()
    await runs(lee.page).getByText('edge: answer').waitFor()
    await runs(lee.page).getByText('The text it was given').click()
    await runs(lee.page).getByText('return 41').first().waitFor()
    await lee.page.getByRole('img', { name: /^Runs: .*Mina/ }).waitFor()
    expect(await lee.axe()).toEqual([])
    expect([lee.faults, mina.faults, lee.strangers, mina.strangers]).toEqual([[], [], [], []])
  })
})

describe('alone', () => {
  test('[X33] the candidate asks for the hidden tests, and then runs them', async () => {
    const solo = await openRoom(server.origin, { plan: 'coding', alone: true })
    const one = await someone(browser, server.origin)
    await enter(one, solo.links.candidate, 'Mina')
    await button(one.page, 'Start the round').click()
    await one.page.locator('.cm-content').waitFor()
    await one.page.getByText('Python · pytest').waitFor({ timeout: 60_000 })
    expect(await button(one.page, 'Hidden tests').count()).toBe(0)
    await one.page.getByRole('button', { name: 'Show the runs' }).click()
    await button(one.page, 'Ask for the hidden tests').click()
    await button(one.page, 'Hidden tests').click()
    await runs(one.page).getByText('1 of 2 passed').waitFor({ timeout: 30_000 })
    expect(one.faults).toEqual([])
    await one.context.close()
  })
})
