/** What one sees of others at the board: their view, their laser, where they write; whichever engine draws it. */
import type { Box } from '@signalroom/shared'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findings } from '../../kit/axe.js'
import { eventually, toBoard } from './hands.js'
import { setStage, type Stage } from './stage.js'
import { openTwo } from './two.js'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage?.close())

describe.each(['tldraw', 'excalidraw'] as const)('%s', engine => {
  let a: Page
  let b: Page

  beforeAll(async () => {
    ;[a, b] = await openTwo(stage, engine, engine, { width: 900, height: 800 })
    for (const page of [a, b]) await toBoard(page)
  })
  afterAll(() => stage.clear())

  const look = async (page: Page) =>
    ((await page.evaluate('panes.awareness().getLocalState().look')) as { view: Box }).view
  const resting = async (page: Page): Promise<Box> => {
    let before = await look(page)
    await eventually(async () => {
      await page.waitForTimeout(250)
      const now = await look(page)
      const isSame = JSON.stringify(now) === JSON.stringify(before)
      before = now
      return isSame
    }).toBe(true)
    return before
  }
  const middle = ({ x, y, w, h }: Box) => ({ x: Math.round(x + w / 2), y: Math.round(y + h / 2) })

  test('[O15] also where only the scale is another: the middle of both views is the same', async () => {
    await a.keyboard.press('-')
    await a.keyboard.press('-')
    await b.getByRole('button', { name: 'Follow Mina' }).click()
    await eventually(async () => (await look(b)).w >= (await look(a)).w - 2).toBe(true)
    await b.waitForTimeout(600)
    await b.getByRole('button', { name: 'Following Mina' }).waitFor()
    await b.keyboard.press('Escape')
    await a.keyboard.press('Shift+Digit0')
  })

  test('[O15] who follows has in view what the other has, until Escape or a hand of their own', async () => {
    await b.getByRole('button', { name: 'Follow Mina' }).click()
    await b.getByRole('button', { name: 'Following Mina' }).waitFor()
    for (let times = 0; times < 4; times += 1) await a.keyboard.press('ArrowRight')
    await a.keyboard.press('-')
    await eventually(async () => {
      const [theirs, mine] = [await look(a), await look(b)]
      const [one, other] = [middle(theirs), middle(mine)]
      const near = Math.abs(one.x - other.x) < 4 && Math.abs(one.y - other.y) < 4
      // All that the other sees is in the narrower pane too.
      return near && one.x > 200 && mine.w >= theirs.w - 2
    }).toBe(true)
    expect(await findings(b)).toEqual([])

    await b.keyboard.press('Escape')
    await b.getByRole('button', { name: 'Follow Mina' }).waitFor()
    // What one has in view is told some frames behind: it is looked at once it rests.
    const left = await resting(b)
    await a.keyboard.press('ArrowDown')
    await a.waitForTimeout(400)
    expect(await look(b)).toEqual(left)

    await b.keyboard.press('Shift+F')
    await b.getByRole('button', { name: 'Following Mina' }).waitFor()
    await eventually(async () => middle(await look(b)).y).toBe(middle(await look(a)).y)
    await b.keyboard.press('ArrowLeft')
    await b.getByRole('button', { name: 'Follow Mina' }).waitFor()
  })

  test('[O15] a laser shows where the other points, and draws nothing', async () => {
    await toBoard(a)
    await a.keyboard.press('r')
    await a.mouse.move(400, 300)
    await a.mouse.down()
    await a.mouse.move(520, 340, { steps: 6 })
    await a.mouse.up()
    await b.locator('.board-light .board-tag').getByText('Mina', { exact: true }).waitFor()
    expect(await b.locator('.board-light polyline').getAttribute('points')).toMatch(/\d,/)
    const { x, w } = await look(a)
    await eventually(async () => {
      const at = (await a.evaluate('panes.awareness().getLocalState().look.laser')) as { x: number }
      return Math.abs(at.x - (x + (520 / 1200) * w))
    }).toBeLessThan(12)
    await a.keyboard.press('Escape')
    await b.locator('.board-light').waitFor({ state: 'detached' })
    expect(await a.evaluate('panes.board().reading().nodes.length + panes.board().reading().strokes')).toBe(0)
  })

  test('[O15] who writes a label has their name at it, and what they type there is no key of the board', async () => {
    await toBoard(a)
    await a.keyboard.press('s')
    await a.keyboard.type('Router')
    await b.getByText('Mina writes').waitFor()
    await a.keyboard.press('Enter')
    await b.getByText('Mina writes').waitFor({ state: 'detached' })
    await eventually(() => b.evaluate('panes.board().reading().nodes.map(node => node.name)')).toEqual([
      'Router',
    ])
    expect(await a.evaluate('panes.awareness().getLocalState().look.laser')).toBe(null)
  })

  test('[O15] what others say of themselves is not believed where it is of no form', async () => {
    for (const junk of [
      7,
      { view: 'all' },
      { view: { x: 1e99, y: 0, w: 5, h: 5 } },
      { view: { x: 0, y: 0, w: 0, h: 0 } },
    ]) {
      await a.evaluate(said => {
        const { panes } = window as unknown as {
          panes: { awareness: () => { setLocalStateField: (field: string, value: unknown) => void } }
        }
        panes.awareness().setLocalStateField('look', said)
      }, junk)
      await b.getByRole('button', { name: /Mina/ }).waitFor({ state: 'detached' })
    }
    await toBoard(a)
    await a.keyboard.press('-')
    await b.getByRole('button', { name: 'Follow Mina' }).waitFor()
    expect(stage.errors).toEqual([])
  })
})
