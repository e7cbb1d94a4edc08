/** Code that runs, in the browsers of two people: what the other sees of it, the queue, a stop, and what stays hidden. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fileURLToPath } from 'node:url'
import { loadRounds } from '../../server/src/content/rounds.js'
import { launch } from '../kit/chromium.js'
import { enter, someone, type Someone } from '../kit/people.js'
import { openRoom, openServer, type TestRoom, type TestServer } from '../kit/server.js'
import { full } from '../kit/sizes.js'
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

  test.runIf(full)(
    '[X29] three press Run at once: one runs, two wait in order, one is taken back, and all see the same',
    async () => {
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
    },
  )

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
    // Control: what is looked for above can be found in these bytes.
    expect(tap.bytes().includes(secret)).toBe(true)
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
    await lee.page
      .getByRole('group', { name: 'Runs', exact: true })
      .getByRole('button', { name: /Mina/ })
      .first()
      .waitFor()
    expect(await lee.axe()).toEqual([])
    expect([lee.faults, mina.faults, lee.strangers, mina.strangers]).toEqual([[], [], [], []])
  })
})

describe('alone', () => {
  // Nobody is left in the other room, and nothing of it works on.
  beforeAll(async () => {
    await lee.context.close()
    await mina.context.close()
  })

  test('[X33] the candidate asks for the hidden tests, and then runs them', async () => {
    const starter = [{ name: 'sketch.ts', text: 'export const answer = (): number => 41\n' }]
    const text = `import { answer } from './sketch'\n\ntest('edge: answer', () => expect(answer()).toBe(42))\ntest('example: kind', () => expect(answer).toBeTypeOf('function'))\n`
    const typescript = { starter, hidden: [{ name: 'hidden.test.ts', text }], solution: starter }
    if (!question) throw new Error('the content lacks the question of this test')
    const own = await openServer({
      content: { ...content, questions: [{ ...question, code: { typescript } }] },
    })
    const solo = await openRoom(own.origin, { plan: 'coding', alone: true })
    const one = await someone(browser, own.origin)
    try {
      await enter(one, solo.links.candidate, 'Mina')
      await button(one.page, 'Start the round').click()
      await one.page.locator('.cm-content').waitFor()
      expect(await button(one.page, 'Hidden tests').count()).toBe(0)
      await one.page.getByRole('button', { name: 'Show the runs' }).click()
      await button(one.page, 'Ask for the hidden tests').click()
      await button(one.page, 'Hidden tests').click()
      await runs(one.page).getByText('1 of 2 passed').waitFor({ timeout: 60_000 })
      expect(one.faults).toEqual([])
    } finally {
      await one.context.close()
      await own.close()
    }
  })
})

describe('rows', () => {
  const check = (name: string, data: string) => ({
    name: `${data}.sql`,
    text: `-- name: ${data}: ${name}\n-- data: ${data}\n-- ordered: no\n-- twice: no\nselect sum(amount) as total from sales where amount > 0;\n`,
  })
  const rows = (amounts: readonly number[]) =>
    `create table sales (amount int);\n${amounts.map(one => `insert into sales values (${one});`).join('\n')}\n`

  test.runIf(full)(
    '[X34] queries run on the clean rows; the others are the interviewer’s until they are handed over',
    async () => {
      const sql = {
        starter: [{ name: 'answer.sql', text: 'select sum(amount) as total from sales;\n' }],
        hidden: [check('sums', 'clean'), check('leaves refunds out', 'dirty')],
        solution: [
          { name: 'answer.sql', text: 'select sum(amount) as total from sales where amount > 0;\n' },
        ],
        data: rows([1000, 200]),
        moreData: { dirty: rows([1000, 200, -77]) },
      }
      const plan = content.plans.find(one => one.id === 'coding')
      if (!plan || !question) throw new Error('the content lacks the plan of this test')
      const its = { ...content, plans: [plan], questions: [{ ...question, code: { sql } }] }
      const own = await openServer({ content: its })
      const their = await openRoom(own.origin, { plan: 'coding' })
      const ida = await someone(browser, own.origin)
      const max = await someone(browser, own.origin)
      try {
        await enter(ida, their.links.interviewer, 'Ida')
        await enter(max, their.links.candidate, 'Max')
        await button(ida.page, 'Start the round').click()
        await max.page.locator('.cm-content').click()
        await max.page.keyboard.press('Control+Enter')
        await runs(max.page).getByText('1200').waitFor({ timeout: 60_000 })
        await ida.page.getByRole('tab', { name: 'Question' }).click()
        await button(ida.page, 'Run hidden tests').click()
        const tab = ida.page.getByRole('region', { name: 'Question' })
        await tab.getByText('1 of 2 passed').waitFor({ timeout: 60_000 })
        expect(await tab.getByText('dirty: leaves refunds out').count()).toBe(1)
        expect(await max.page.getByLabel('Rows').count()).toBe(0)
        await button(ida.page, 'Hand over the dirty rows').click()
        await button(ida.page, 'Hand over').click()
        await max.page.getByLabel('Rows').selectOption('dirty')
        await max.page.locator('.cm-content').click()
        await max.page.keyboard.press('Control+Enter')
        await runs(max.page).getByText('1123').waitFor({ timeout: 30_000 })
        await runs(max.page)
          .getByText(/on the dirty rows/)
          .waitFor()
        expect([ida.faults, max.faults, await max.axe()]).toEqual([[], [], []])
      } finally {
        await ida.context.close()
        await max.context.close()
        await own.close()
      }
    },
  )
})

describe('when it cannot run', () => {
  /** A room of the design plan, in which no engine is loaded before somebody presses Run. */
  async function rehearsing(prepare: (one: Someone) => Promise<unknown>) {
    const design = await openServer({ content })
    const alone = await openRoom(design.origin, { plan: 'design', alone: true })
    const one = await someone(browser, design.origin)
    await prepare(one)
    await enter(one, alone.links.candidate, 'Mina')
    await button(one.page, 'Start the round').click()
    await one.page.locator('.cm-content').waitFor()
    return {
      ...one,
      close: async () => {
        await one.context.close()
        await design.close()
      },
    }
  }

  test.runIf(full)(
    '[X35] an engine that does not load says so, and loads when it is tried again',
    async () => {
      let broken = true
      const asked: string[] = []
      const one = await rehearsing(({ context }) =>
        context.route(/\/engines\//, route => {
          asked.push(route.request().url())
          return broken && route.request().url().endsWith('/python.js') ? route.abort() : route.continue()
        }),
      )
      await one.page.waitForTimeout(3500)
      expect(asked).toEqual([])
      await button(one.page, 'Run').click()
      await one.page.getByText('Python did not load').waitFor({ timeout: 60_000 })
      broken = false
      await button(one.page, 'Try again').click()
      await one.page.getByText(/Python · pytest/).waitFor({ timeout: 60_000 })
      await button(one.page, 'Run').click()
      await runs(one.page).getByText('Ran to its end').waitFor({ timeout: 30_000 })
      expect(one.faults).toEqual([])
      await one.close()
    },
  )

  test('[X35] no WebAssembly, a language that is only written, and too much text each have a sentence', async () => {
    const one = await rehearsing(({ context }) =>
      context.addInitScript(() => Reflect.deleteProperty(globalThis, 'WebAssembly')),
    )
    await button(one.page, 'Add a file').click()
    await one.page.getByRole('textbox', { name: 'Name of the new file' }).fill('Main.java')
    await one.page.keyboard.press('Enter')
    await one.page.getByText('Java does not run here: it is for reading and writing').waitFor()
    expect(await button(one.page, 'Run').isDisabled()).toBe(true)
    await one.page.getByRole('textbox', { name: 'Code editor: Main.java' }).click()
    await one.page.keyboard.insertText('x'.repeat(140_000))
    await one.page.getByRole('tab', { name: 'sketch.py' }).click()
    await button(one.page, 'Run').click()
    await one.page
      .getByText(/more than 128 thousand characters, too much for a run. Nothing is lost/)
      .waitFor()
    await one.page.getByRole('tab', { name: 'Main.java' }).click()
    await button(one.page, 'Remove Main.java').click()
    await button(one.page, 'Remove it').click()
    await button(one.page, 'Run').click()
    await one.page.getByText('Python cannot run in this browser').waitFor()
    expect(one.faults).toEqual([])
    await one.close()
  })
})
