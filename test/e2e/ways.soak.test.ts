/** The other ways through: alone, lost, late, with the server gone for a while. */
import type { Browser } from 'playwright-core'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadRounds } from '../../server/src/content/rounds.js'
import { launch } from '../kit/chromium.js'
import { until } from '../kit/clients.js'
import { enter, someone } from '../kit/people.js'
import { paste } from '../kit/paste.js'
import { openRoom, openServer, temporaryFolder } from '../kit/server.js'

const content = loadRounds(fileURLToPath(new URL('../../server/content', import.meta.url)))
const minute = 60_000
let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(async () => {
  await browser.close()
})

describe('ways to be kept out', () => {
  test('[L5] an unknown link, half a link, a forgotten seat and an unknown page each have a page of their own', async () => {
    const server = await openServer({ content })
    const { page, axe } = await someone(browser, server.origin)
    try {
      await page.goto(`${server.origin}/r/nosuchroom#${'x'.repeat(22)}`)
      await page.getByRole('textbox', { name: 'Your name' }).fill('Nora')
      await page.getByRole('button', { name: 'Join room' }).click()
      await page.getByRole('heading', { name: 'This link opens no room' }).waitFor()
      expect(await axe()).toEqual([])

      await page.goto(`${server.origin}/r/otherroom`)
      await page.getByRole('heading', { name: 'This address is only half of the link' }).waitFor()
      expect(await axe()).toEqual([])

      await page.evaluate(() =>
        localStorage.setItem(
          'signalroom:seats:goneroom',
          JSON.stringify([{ seat: 's', role: 'candidate', token: 'forgotten', name: 'Nora', keyMark: 'k' }]),
        ),
      )
      await page.goto(`${server.origin}/r/goneroom`)
      await page.getByRole('heading', { name: 'Your seat is no longer known here' }).waitFor()
      expect(await axe()).toEqual([])

      await page.goto(`${server.origin}/nowhere`)
      await page.getByRole('heading', { name: 'There is no such page' }).waitFor()
      for (const [path, name] of [
        ['/questions', 'Questions'],
        ['/rounds', 'My rounds'],
        ['/host', 'Host it'],
      ] as const) {
        await page.goto(server.origin + path)
        await page.getByRole('heading', { name, level: 1 }).waitFor()
        expect(await axe()).toEqual([])
      }
    } finally {
      await page.context().close()
      await server.close()
    }
  })
})

test('[L19] the page is light or dark as the system is, and goes with it, until somebody chooses by hand', async () => {
  const server = await openServer({ content })
  const context = await browser.newContext({ colorScheme: 'light' })
  const page = await context.newPage()
  const shown = () => page.evaluate(() => document.documentElement.dataset['theme'])
  const isShown = (theme: string) => until(`it is ${theme}`, async () => (await shown()) === theme)
  try {
    await page.goto(server.origin)
    await page.getByRole('button', { name: 'Switch to dark theme' }).waitFor()
    expect(await shown()).toBe('light')
    await page.emulateMedia({ colorScheme: 'dark' })
    await isShown('dark')
    await page.getByRole('button', { name: 'Switch to light theme' }).click()
    await isShown('light')
    await page.emulateMedia({ colorScheme: 'light' })
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.getByRole('button', { name: 'Switch to dark theme' }).waitFor()
    expect(await shown()).toBe('light')
    await page.reload()
    await page.getByRole('button', { name: 'Switch to dark theme' }).waitFor()
  } finally {
    await context.close()
    await server.close()
  }
})

describe('alone', () => {
  test('[L6] one click to a room, facts on request, cards at their minutes, one’s own score at the end', async () => {
    const server = await openServer({ content })
    const { page, axe, faults, strangers } = await someone(browser, server.origin, { theme: 'dark' })
    try {
      await page.goto(server.origin)
      await page.getByRole('button', { name: 'Rehearse alone' }).click()
      await page.getByRole('textbox', { name: 'Your name' }).fill('Mina')
      await page.getByRole('button', { name: 'Join room' }).click()
      await page.getByRole('button', { name: 'Start the round' }).click()
      await page.getByRole('timer', { name: 'Time left' }).waitFor()
      expect(await page.getByRole('region', { name: 'Rubric' }).count()).toBe(0)
      const question = content.questions.find(one => one.kind === 'design')
      const hint = question?.hints[0]
      expect(await page.content()).not.toContain(hint?.text ?? '?')
      await page.getByRole('button', { name: hint?.topic ?? '?' }).click()
      await page.getByText(hint?.text ?? '?').waitFor()
      server.time.advance(26.5 * minute)
      await page.getByText(question?.cards[0]?.text ?? '?').waitFor()
      await page.getByRole('button', { name: 'I answered it' }).click()
      expect(await axe()).toEqual([])
      await page.getByRole('button', { name: 'More for this round' }).click()
      await page.getByRole('menuitem', { name: /End the round/ }).click()
      await page.getByRole('button', { name: 'End it now' }).click()
      await page.getByRole('heading', { name: 'Debrief' }).waitFor()
      for (const name of ['Score Metric', 'Score Decision', 'Score Outcome'])
        await page.getByRole('radiogroup', { name }).getByRole('radio', { name: /^3/ }).click()
      await page.getByRole('button', { name: /^Pin / }).first().click()
      await page.getByRole('button', { name: 'Finish' }).click()
      await page.getByRole('button', { name: 'Finish now' }).click()
      await page.getByText('By your own scores').waitFor()
      await page.getByText('No hire').first().waitFor()
      expect(await axe()).toEqual([])
      expect([faults, strangers]).toEqual([[], []])
    } finally {
      await page.context().close()
      await server.close()
    }
  })
})

describe('a server that goes and comes back', () => {
  test('[L7][L8] the same room, clock, drawing and code, and nobody is asked to do anything', async () => {
    const { folder, remove } = temporaryFolder()
    let server = await openServer({ content, folder })
    const port = Number(new URL(server.origin).port)
    const lee = await someone(browser, server.origin)
    const mina = await someone(browser, server.origin, { width: 390, height: 844 })
    try {
      const room = await openRoom(server.origin)
      await enter(lee, room.links.interviewer, 'Lee')
      await enter(mina, room.links.candidate, 'Mina')
      await lee.page.getByRole('button', { name: 'Start the round' }).click()
      await mina.page.getByRole('button', { name: 'Code', exact: true }).click()
      await mina.page.locator('.cm-content').click()
      await mina.page.keyboard.type('kept = 1')
      await lee.page.locator('.cm-content').getByText('kept = 1').waitFor()
      await lee.page.getByRole('button', { name: 'Next phase' }).click()
      const title = content.plans.find(plan => plan.id === 'design')?.phases[1]?.title ?? '?'
      await until(
        'the second phase',
        async () =>
          (await mina.page.locator('[aria-current="step"]').getAttribute('title'))?.startsWith(title) ===
          true,
      )

      await server.close()
      await mina.page.getByRole('status', { name: 'Cue' }).getByText('Offline').waitFor({ timeout: 15_000 })
      await mina.page.locator('.cm-content').click()
      await mina.page.keyboard.press('End')
      await mina.page.keyboard.type('; typed_offline = 2')
      server = await openServer({ content, folder, port })

      await until(
        'the candidate is back',
        async () => (await mina.page.getByRole('status', { name: 'Cue' }).getByText('Offline').count()) === 0,
        20_000,
      )
      await lee.page.locator('.cm-content').getByText('typed_offline = 2').waitFor({ timeout: 15_000 })
      expect(await mina.page.locator('[aria-current="step"]').getAttribute('title')).toContain(title)
      await until('the clock runs', async () => (await mina.page.getByRole('timer').textContent()) !== '5:00')
      await mina.page.getByRole('button', { name: 'Talk', exact: true }).click()
      await mina.page.getByLabel('Say something in writing').fill('We are back.')
      await mina.page.getByLabel('Say something in writing').press('Enter')
      await lee.page.getByRole('tab', { name: /Talk/ }).click()
      await lee.page.getByRole('list', { name: 'Messages' }).getByText('We are back.').waitFor()

      // A closed tab opens again on the seat it had, by the address alone.
      const again = await mina.context.newPage()
      await mina.page.close()
      await again.goto(`${server.origin}/r/${room.room}`)
      await again.getByRole('timer', { name: 'Time left' }).waitFor()
      await again.getByRole('button', { name: 'Code', exact: true }).click()
      await again.locator('.cm-content').getByText('typed_offline = 2').waitFor()
    } finally {
      await lee.context.close()
      await mina.context.close()
      await server.close()
      remove()
    }
  })

  test('[L9][Y47] Saved is shown for what is on the disk; what was typed offline survives the tab, and a large paste is saved', async () => {
    const server = await openServer({ content })
    const lee = await someone(browser, server.origin)
    const mina = await someone(browser, server.origin)
    try {
      const room = await openRoom(server.origin)
      await enter(lee, room.links.interviewer, 'Lee')
      await enter(mina, room.links.candidate, 'Mina')
      await lee.page.getByRole('button', { name: 'Start the round' }).click()
      const code = mina.page.getByRole('region', { name: 'Code' })
      await mina.page.locator('.cm-content').click()
      await mina.page.keyboard.type('kept = 1')
      await code.getByText('Saved', { exact: true }).waitFor()
      await mina.context.setOffline(true)
      await code.getByText('Offline, kept on this device').waitFor({ timeout: 15_000 })
      await mina.page.keyboard.type('; offline = 2')
      // What was typed 300 ms ago is on the device.
      await mina.page.waitForTimeout(300)
      await mina.page.close({ runBeforeUnload: false })
      await mina.context.setOffline(false)
      const again = await mina.context.newPage()
      await again.goto(`${server.origin}/r/${room.room}`)
      await lee.page.locator('.cm-content').getByText('kept = 1; offline = 2').waitFor({ timeout: 15_000 })
      await again.getByRole('region', { name: 'Code' }).getByText('Saved', { exact: true }).waitFor()
      expect(await again.locator('.cm-content').textContent()).toContain('kept = 1; offline = 2')

      // [Y47] More than a megabyte: more than the server takes in one frame.
      await again.locator('.cm-content').click()
      await again.keyboard.press('Control+End')
      await paste(again.locator('.cm-content'), `${`${'ü'.repeat(89)}\n`.repeat(6500)}behind = 3`)
      await lee.page.locator('.cm-content').click()
      await lee.page.keyboard.press('Control+End')
      await lee.page.locator('.cm-content').getByText('behind = 3').waitFor({ timeout: 30_000 })
      await again.getByRole('region', { name: 'Code' }).getByText('Saved', { exact: true }).waitFor()
    } finally {
      await lee.context.close()
      await mina.context.close()
      await server.close()
    }
  })
})
