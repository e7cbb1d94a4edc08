/** How smoothly the board is drawn on, without an ear and with one, in one page and in turn. */
import type { Page } from 'playwright-core'
import { control } from '../../kit/clients.js'
import { unmarked } from '../../kit/page-code.js'
import { enter, someone } from '../../kit/people.js'
import { openRoom } from '../../kit/server.js'
import type { Talk } from '../../kit/voice/script.js'
import { speaker } from '../../kit/voice/speaker.js'

export interface Frames {
  /** Frames a second while a line is drawn. */
  readonly without: number
  readonly with: number
}

export const strokeMs = 6000

export async function framesOf(origin: string, talk: Talk): Promise<Frames> {
  const mouth = await speaker(talk)
  const room = await openRoom(origin)
  const lee = control(origin, (await room.sit('interviewer', 'Lee')).token)
  try {
    const mina = await someone(mouth.browser, origin)
    await mina.context.addInitScript(unmarked)
    await enter(mina, room.links.candidate, 'Mina')
    await lee.ask({ type: 'round.start' })
    await lee.ask({ type: 'board.open' })
    await mina.page.locator('.tl-canvas').waitFor()
    const microphone = (word: string) => mina.page.getByRole('button', { name: `Microphone: ${word}` })
    // The first one warms up what draws. The drawing grows from one to the next, to the ear's disadvantage.
    await stroke(mina.page, strokeMs)
    const without = await stroke(mina.page, strokeMs)
    await microphone('Mic off').click()
    await microphone('Mic on').waitFor()
    // Until what listens is loaded and the talk has begun.
    await mina.page.waitForTimeout(6000)
    return { without, with: await stroke(mina.page, strokeMs) }
  } finally {
    lee.close()
    await mouth.close()
  }
}

/** Draws a wave for so long; gives the frames the page drew meanwhile, a second. */
export async function stroke(page: Page, length: number): Promise<number> {
  const box = await page.getByRole('region', { name: 'Board' }).boundingBox()
  if (!box) throw new Error('there is no board')
  await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2)
  await page.keyboard.press('p')
  const counted = page.evaluate(
    until =>
      new Promise<number>(done => {
        const start = performance.now()
        let frames = 0
        const next = (now: number) => {
          frames += 1
          if (now - start < until) requestAnimationFrame(next)
          else done((frames * 1000) / (now - start))
        }
        requestAnimationFrame(next)
      }),
    length,
  )
  await page.mouse.move(box.x + 40, box.y + box.height / 2)
  await page.mouse.down()
  const drawing = { over: false }
  void counted.finally(() => (drawing.over = true))
  for (let step = 0; !drawing.over; step++) {
    const x = box.x + 40 + ((step * 4) % (box.width - 80))
    await page.mouse.move(x, box.y + box.height / 2 + 80 * Math.sin(step / 9))
  }
  await page.mouse.up()
  return counted
}
