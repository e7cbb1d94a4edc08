/** How long it takes from a link to a board that can be drawn on, in a browser that has nothing yet. Knows the built product. */
import { launch } from '../../kit/chromium.js'
import { enter, someone } from '../../kit/people.js'
import { openRoom, openServer } from '../../kit/server.js'
import { median, times } from '../bench.js'

const runs = 3

/** Milliseconds, by engine. */
export const readiness = async () => ({ tldraw: await of('tldraw'), excalidraw: await of('excalidraw') })

const of = async (engine: 'tldraw' | 'excalidraw') => median(await times(runs, () => once(engine)))

async function once(engine: 'tldraw' | 'excalidraw'): Promise<number> {
  const server = await openServer({ board: engine })
  const browser = await launch()
  try {
    const { links } = await openRoom(server.origin)
    const lee = await someone(browser, server.origin)
    await enter(lee, links.interviewer, 'Lee')
    await lee.page.getByRole('button', { name: 'Start the round' }).click()
    await lee.page.getByRole('button', { name: 'More for this round' }).click()
    await lee.page.getByRole('menuitem', { name: 'Open the board now' }).click()
    const mina = await someone(browser, server.origin)
    const began = performance.now()
    await enter(mina, links.candidate, 'Mina')
    const canvas = mina.page.getByRole('application', { name: 'Board canvas' })
    await canvas.waitFor()
    await canvas.focus()
    await mina.page.keyboard.press('s')
    await mina.page
      .locator('.board [contenteditable=true], .board textarea.excalidraw-wysiwyg')
      .first()
      .waitFor()
    return performance.now() - began
  } finally {
    await browser.close()
    await server.close()
  }
}
