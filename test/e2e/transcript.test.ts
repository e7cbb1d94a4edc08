/** A Zoom transcript is added in the debrief, laid over the voices, put right and erased; in the room a draft is looked at. */
import { readTranscript } from '@signalroom/shared'
import { readFileSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launch } from '../kit/chromium.js'
import { control, until } from '../kit/clients.js'
import { enter, seatOf, someone, type Someone } from '../kit/people.js'
import { openRoom, openServer, type TestServer } from '../kit/server.js'
import { shapes } from '../kit/transcripts/shapes.js'
import { english, talkOf, voicesOf } from '../kit/transcripts/talk.js'

let browser: Browser
let server: TestServer
beforeAll(async () => {
  browser = await launch()
  server = await openServer()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

/** Small talk of half a minute before the round is in the file, too. */
const began = -30_000
const sentences = Array.from({ length: 40 }, (_, i) => `Point ${i + 1}, ${english[i % english.length]}`)
const talk = talkOf({ seed: 21, names: ['Mina Haddad', 'Lee'], sentences, turns: 40 })
const card = ({ page }: Someone) => page.getByRole('region', { name: 'Transcript' })
const line = (who: Someone, words: string) => card(who).getByRole('listitem').filter({ hasText: words })

test('[UT18] [UT19] a transcript comes in where its voices were, and who said a line erases it for both', async () => {
  const [lee, mina] = [await someone(browser, server.origin), await someone(browser, server.origin)]
  const room = await openRoom(server.origin)
  await enter(lee, room.links.interviewer, 'Lee')
  await enter(mina, room.links.candidate, 'Mina')
  await lee.page.getByRole('button', { name: 'Start the round' }).click()
  await mina.page.getByRole('tab', { name: 'Talk' }).click()
  const seats = { lee: await seatOf(lee.page), mina: await seatOf(mina.page) }
  const [leeEar, minaEar] = [
    control(server.origin, seats.lee.token),
    control(server.origin, seats.mina.token),
  ]
  const { at: startedAt } = await leeEar.seen('round.started')

  // What the tabs would tell of the voices, and one stretch in words.
  server.time.advance(240_000)
  const zero = startedAt + began
  for (const { seat, from, to } of voicesOf(talk, 4, zero, name => (name === 'Lee' ? 'lee' : 'mina')))
    if (from >= startedAt && to < startedAt + 235_000)
      await (seat === 'lee' ? leeEar : minaEar).ask({ type: 'voice.spoke', from, to })
  const heard = { type: 'words.utter', from: startedAt + 100, to: startedAt + 900, text: 'a cash in front' }
  expect(await minaEar.ask(heard)).toMatchObject({ ok: true })

  await mina.page.getByText('heard, a draft').waitFor()
  await mina.page.getByRole('button', { name: 'Put right: a cash in front' }).click()
  await mina.page.getByRole('textbox', { name: 'As you said it' }).fill('a cache in front')
  await mina.page.keyboard.press('Enter')
  await mina.page.getByRole('button', { name: 'Put right: a cache in front' }).waitFor()
  expect(await mina.page.getByText('heard, a draft').count()).toBe(0)
  await mina.page.getByRole('textbox', { name: 'Say something in writing' }).fill('typed too soon')
  await mina.page.keyboard.press('Enter')
  await lee.page.getByRole('tab', { name: 'Talk' }).click()
  await lee.page.getByText('typed too soon').last().waitFor()
  await mina.page.getByRole('button', { name: 'Erase: typed too soon' }).click()
  await mina.page.getByRole('button', { name: 'Erase', exact: true }).click()
  await lee.page.getByText('Erased by who wrote it').waitFor()
  expect(await lee.page.content()).not.toContain('typed too soon')

  await lee.page.getByRole('textbox', { name: 'Say something in writing' }).fill('said aloud: shard by user')
  await lee.page.getByRole('button', { name: 'They said it' }).click()
  await lee.page.getByText('Kept as their words.').waitFor()

  await lee.page.getByRole('button', { name: 'More for this round' }).click()
  await lee.page.getByRole('menuitem', { name: 'End the round…' }).click()
  await lee.page.getByRole('button', { name: 'End it now' }).click()
  await card(mina).getByText('first written as').waitFor()
  await line(lee, 'said aloud: shard by user').getByText('noted').waitFor()
  expect(await line(mina, 'said aloud: shard by user').count()).toBe(0)

  const { text } = shapes.zoom(talk)
  await card(mina).getByRole('button', { name: 'Add a transcript' }).click()
  const dialog = mina.page.getByRole('dialog', { name: 'Add a transcript' })
  const choose = (name: string, words: string) =>
    dialog
      .getByLabel('Choose a file')
      .setInputFiles({ name, mimeType: 'text/vtt', buffer: Buffer.from(words) })
  await choose('notes.txt', 'Mina: so\nLee: well\n')
  await dialog.getByText('No times stand in it').waitFor()
  const other = talkOf({ seed: 77, names: ['Mina Haddad', 'Lee'], sentences: english, turns: 40 })
  await choose('other.vtt', shapes.zoom(other).text)
  await dialog.getByText('Is it of another round?').waitFor()
  expect(await dialog.getByRole('button', { name: 'Add', exact: true }).isDisabled()).toBe(true)
  await choose('GMT20261130.vtt', text)
  await dialog.getByText('A Zoom transcript').waitFor()
  await dialog.getByText('Found by when each of you spoke').waitFor()
  expect(await dialog.getByLabel('First line of the file at').inputValue()).toMatch(/^-0:(28|29)$/)
  const option = async (name: string) =>
    dialog.getByLabel(name).evaluate(one => (one as HTMLSelectElement).selectedOptions[0]?.textContent)
  expect([await option('Mina Haddad'), await option('Lee')]).toEqual(['Mina', 'Lee'])
  await dialog.getByText(/^Left out: \d+ lines from before the round or after it\.$/).waitFor()
  expect(await mina.axe()).toEqual([])
  await dialog.getByRole('button', { name: /^Add \d+ lines$/ }).click()
  await dialog.waitFor({ state: 'detached' })

  const hers = talk.find(turn => turn.speaker !== 'Lee' && turn.from > 60_000)!
  await line(lee, hers.text).first().getByText('from a file').waitFor()
  expect(
    await card(lee)
      .getByRole('button', { name: `Erase: ${hers.text.slice(0, 40)}` })
      .count(),
  ).toBe(0)
  const before = await line(lee, hers.text).count()
  await line(mina, hers.text)
    .first()
    .getByRole('button', { name: /^Erase: / })
    .click()
  await card(mina).getByRole('button', { name: 'Erase', exact: true }).click()
  await until('the other sees it no more', async () => (await line(lee, hers.text).count()) === before - 1)
  expect([...(await mina.axe()), ...(await lee.axe())]).toEqual([])

  const saving = lee.page.waitForEvent('download')
  await lee.page.getByRole('button', { name: 'Export' }).click()
  await lee.page.getByRole('menuitem', { name: 'What was said, as WebVTT' }).click()
  const file = await saving
  expect(file.suggestedFilename()).toMatch(/\.vtt$/)
  const read = readTranscript(readFileSync(await file.path(), 'utf8'))
  expect(
    read.ok && read.transcript.lines.some(one => one.speaker === 'Mina' && one.text === 'a cache in front'),
  ).toBe(true)

  await card(mina).getByRole('button', { name: 'Erase all my words…' }).click()
  await mina.page.getByRole('button', { name: 'Erase my words' }).click()
  await until(
    'only the other is left',
    async () => (await card(lee).getByText('Mina', { exact: true }).count()) === 0,
  )
  expect(await card(lee).getByText('You', { exact: true }).count()).toBeGreaterThan(3)
  await lee.page.reload()
  await card(lee).getByText('You', { exact: true }).first().waitFor()
  expect(await card(lee).getByText('a cache in front').count()).toBe(0)
  expect([...lee.faults, ...mina.faults]).toEqual([])
  leeEar.close()
  minaEar.close()
  for (const { context } of [lee, mina]) await context.close()
})
