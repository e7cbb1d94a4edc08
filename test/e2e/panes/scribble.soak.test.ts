/** An hour of scribbling, on either engine: how much is written, and whether a replay sees each tenth of a second of it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Doc } from 'yjs'
import { replay, stroke } from './scribble.js'
import { setStage, type Stage } from './stage.js'
import { emptyBoard, mina } from './two.js'

/** Ten seconds of every twenty, for an hour. */
const strokes = 180
const seconds = 10
const most = 8_000_000

let stage: Stage
beforeAll(async () => {
  stage = await setStage('production')
})
afterAll(() => stage?.close())

describe.each(['tldraw', 'excalidraw'] as const)('%s', engine => {
  test(
    '[O16] an hour of scribbling is less than 8 MB of log, and a replay misses no tenth of a second of a stroke',
    async () => {
      const page = await stage.open({ ...mina, engine, room: `${engine}-scribble` })
      await emptyBoard(page)
      let bytes = 0
      let writes = 0
      const replayed = new Doc()
      for (let number = 0; number < strokes; number += 1) {
        await page.keyboard.press('p')
        const written = await stroke(page, number, seconds)
        bytes += written.updates.reduce((sum, { update }) => sum + update.length, 0)
        const { longestStill, steps } = replay(replayed, written)
        expect(longestStill, `stroke ${number}`).toBeLessThanOrEqual(100)
        writes += steps
      }
      expect(writes).toBeGreaterThan(strokes * seconds * 25)
      expect(bytes).toBeLessThan(most)
      expect(stage.errors).toEqual([])
      await stage.clear()
    },
    60 * 60_000,
  )
})
