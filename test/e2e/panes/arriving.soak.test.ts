/** A slow page that comes to a board on which others work: what they change while it loads is shown, and stays. */
import type { BoardReading } from '@signalroom/shared'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Map as YMap, type Doc } from 'yjs'
import { eventually, toBoard } from './hands.js'
import { setStage, type Stage } from './stage.js'
import { mina, ravi } from './two.js'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage?.close())

/** So many boxes, each of which is moved once, one after another, while the page arrives. */
const boxes = 120
const moved = 5_000

/** How the boxes of an engine stand in its document. */
interface Boxes {
  /** Whether one is there. */
  isWritten(doc: Doc): boolean
  /** As many more like the one that is there. */
  add(doc: Doc): readonly string[]
  move(doc: Doc, id: string, x: number): void
  xOf(doc: Doc, id: string): unknown
}
interface Entry {
  readonly key: string
  readonly val: { readonly id: string; readonly typeName: string }
}
const rectangleIn = (doc: Doc) =>
  [...doc.getMap('board').values()].find(one => one instanceof YMap && one.get('type') === 'rectangle')
const shapeIn = (doc: Doc) =>
  doc
    .getArray<Entry>('board')
    .toArray()
    .find(({ val }) => val?.typeName === 'shape')
const engines: Readonly<Record<'excalidraw' | 'tldraw', Boxes>> = {
  excalidraw: {
    isWritten: doc => rectangleIn(doc) !== undefined,
    add(doc) {
      const map = doc.getMap('board')
      const first = rectangleIn(doc)
      const fields = [...(first as YMap<unknown>).entries()].filter(([name]) => name !== 'boundElements')
      const ids = Array.from({ length: boxes }, (_, n) => `arriving-${n}`)
      doc.transact(() => {
        for (const [n, id] of ids.entries())
          map.set(id, new YMap<unknown>([...fields, ['x', n], ['y', n * 3]]))
      })
      return ids
    },
    move: (doc, id, x) => (doc.getMap('board').get(id) as YMap<unknown>).set('x', x),
    xOf: (doc, id) => (doc.getMap('board').get(id) as YMap<unknown>).get('x'),
  },
  tldraw: {
    isWritten: doc => shapeIn(doc) !== undefined,
    add(doc) {
      const array = doc.getArray<Entry>('board')
      const first = shapeIn(doc)
      const all = Array.from({ length: boxes }, (_, n): Entry => {
        const key = `shape:arriving${n}`
        return { key, val: { ...(first as Entry).val, id: key, x: n, y: n * 3 } as Entry['val'] }
      })
      array.push(all)
      return all.map(({ key }) => key)
    },
    move(doc, id, x) {
      const array = doc.getArray<Entry>('board')
      const at = array.toArray().findIndex(({ key }) => key === id)
      const { key, val } = array.get(at)
      doc.transact(() => {
        array.delete(at)
        array.push([{ key, val: { ...val, x } as Entry['val'] }])
      })
    },
    xOf(doc, id) {
      const entry = doc
        .getArray<Entry>('board')
        .toArray()
        .find(({ key }) => key === id)
      return entry && Reflect.get(entry.val, 'x')
    },
  },
}

describe.each(['excalidraw', 'tldraw'] as const)('%s', engine => {
  afterAll(() => stage.clear())
  const { isWritten, add, move, xOf } = engines[engine]

  test('[O3] what others change while a slow page takes the board in is on that page, and nothing of it is written back', async () => {
    const room = `${engine}-arriving`
    const doc = stage.doc(room)
    const first = await stage.open({ ...ravi, engine, room })
    await toBoard(first)
    await first.keyboard.press('s')
    await first.keyboard.type('Gateway')
    await first.keyboard.press('Enter')
    await eventually(() => nodesOf(first)).toHaveLength(1)
    await eventually(() => isWritten(doc)).toBe(true)
    await stage.clear()

    const ids = add(doc)
    const page = await stage.open({ ...mina, engine, room: `${engine}-lobby` })
    await toBoard(page)
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 6 })
    await page.evaluate(`panes.set({ room: ${JSON.stringify(room)} })`)
    for (const id of ids) {
      move(doc, id, moved)
      await new Promise(done => setTimeout(done, 12))
    }
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 })
    await eventually(async () => (await nodesOf(page)).length).toBeGreaterThan(boxes)
    await eventually(async () => stale(await nodesOf(page))).toEqual([])
    await page.waitForTimeout(500)
    expect(ids.filter(id => xOf(doc, id) !== moved)).toEqual([])
    expect(stage.errors).toEqual([])
  })
})

const nodesOf = async (page: Page): Promise<BoardReading['nodes']> =>
  ((await page.evaluate('panes.board().reading()')) as BoardReading).nodes

/** Boxes that stand on the page where they were first. */
const stale = (nodes: BoardReading['nodes']) =>
  nodes.filter(({ box }) => Math.round(box?.x ?? 0) < 400).map(({ id }) => id)
