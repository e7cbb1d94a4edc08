/** A photo on the board of a real room: from the candidate to everybody who may see it, and on into the debrief. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { launch } from '../kit/chromium.js'
import * as made from '../kit/images.js'
import { enter, someone, type Someone } from '../kit/people.js'
import { openRoom, openServer } from '../kit/server.js'

let browser: Browser
beforeAll(async () => {
  browser = await launch()
})
afterAll(() => browser?.close())

const canvas = ({ page }: Someone) => page.getByRole('application', { name: 'Board canvas' })
const sketch = made.png(300, 200).toString('base64')

/** A file comes by the hand of a person, over the middle of the board. */
const drop = ({ page }: Someone) =>
  canvas({ page } as Someone).evaluate((element, text) => {
    const data = new DataTransfer()
    const bytes = Uint8Array.from(atob(text), letter => letter.charCodeAt(0))
    data.items.add(new File([bytes], 'sketch.png', { type: 'image/png' }))
    const { left, top, width, height } = element.getBoundingClientRect()
    const [x, y] = [left + width / 2, top + height / 2]
    const given = { bubbles: true, cancelable: true, dataTransfer: data, clientX: x, clientY: y }
    document.elementFromPoint(x, y)?.dispatchEvent(new DragEvent('drop', given))
  }, sketch)

/** How many units of its colour stand on the board, as a person sees it. */
const greens = async (person: Someone) => {
  const shot = await canvas(person).screenshot()
  return person.page.evaluate(async text => {
    const image = new Image()
    image.src = `data:image/png;base64,${text}`
    await image.decode()
    const board = document.createElement('canvas')
    ;[board.width, board.height] = [image.width, image.height]
    const context = board.getContext('2d')!
    context.drawImage(image, 0, 0)
    const { data } = context.getImageData(0, 0, board.width, board.height)
    let count = 0
    for (let at = 0; at < data.length; at += 4)
      // In the dark one of the engines turns colours a little.
      if (data[at + 1]! - data[at]! > 40 && Math.abs(data[at + 1]! - data[at + 2]!) < 50) count += 1
    return count
  }, shot.toString('base64'))
}
const sees = (person: Someone) =>
  expect.poll(() => greens(person), { timeout: 8_000 }).toBeGreaterThan(15_000)

describe.each(['tldraw', 'excalidraw'] as const)('%s', engine => {
  test('[O17] [O20] one that the candidate drops is seen by all, not taken while the board is locked, and in the debrief', async () => {
    const server = await openServer({ board: engine })
    try {
      const { links } = await openRoom(server.origin)
      const lee = await someone(browser, server.origin)
      const mina = await someone(browser, server.origin, { theme: 'dark' })
      await enter(lee, links.interviewer, 'Lee')
      await enter(mina, links.candidate, 'Mina')
      await lee.page.getByRole('button', { name: 'Start the round' }).click()
      await canvas(lee).waitFor()
      await lee.page.getByRole('button', { name: 'More for this round' }).click()
      await lee.page.getByRole('menuitem', { name: 'Open the board now' }).click()
      await mina.page.getByText('First three numbers, then the board').waitFor({ state: 'detached' })
      await canvas(mina).waitFor()
      await drop(mina)
      await mina.page.getByRole('status').getByText('The image is on the board.').waitFor()
      for (const person of [lee, mina]) await sees(person)
      for (const person of [lee, mina]) expect(await person.axe()).toEqual([])
      await mina.page.reload()
      await canvas(mina).waitFor()
      await sees(mina)

      await lee.page.getByRole('button', { name: /^Lock the board/ }).click()
      await mina.page.getByText('View only').first().waitFor()
      await drop(mina)
      await mina.page.getByText('View only: no image is put on the board.').first().waitFor()

      await lee.page.getByRole('button', { name: 'End the round' }).first().click()
      await lee.page.getByRole('button', { name: 'End it now' }).click()
      for (const person of [lee, mina]) {
        await person.page.getByRole('heading', { name: 'Debrief' }).waitFor()
        const sheet = person.page.getByRole('region', { name: 'Board and code' })
        await sheet.scrollIntoViewIfNeeded()
        await canvas(person).waitFor()
        await sees(person)
        expect([person.strangers, person.faults]).toEqual([[], []])
        await person.context.close()
      }
    } finally {
      await server.close()
    }
  })
})
