/** What a board does, whichever engine draws it: two people in two browsers, and the same for both engines. */
import { readBoard, type BoardReading } from '@signalroom/shared'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Doc, Map as YMap } from 'yjs'
import { canvas, drag, eventually, take, type Spot } from './hands.js'
import { replay, stroke } from './scribble.js'
import { setStage, type Stage } from './stage.js'
import { openTwo, ravi, toFreshBoard } from './two.js'

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage?.close())

describe.each(['tldraw', 'excalidraw'] as const)('%s', engine => {
  let a: Page
  let b: Page
  let rooms = 0

  beforeAll(async () => {
    ;[a, b] = await openTwo(stage, engine, `${engine}-lobby`)
  })
  afterAll(() => stage.clear())

  async function meet() {
    const room = `${engine}-${++rooms}`
    for (const page of [a, b]) await toFreshBoard(page, room)
    return { room, doc: stage.doc(room) }
  }

  const open = engine === 'tldraw' ? '.tl-container [contenteditable=true]' : 'textarea.excalidraw-wysiwyg'
  async function label(page: Page, words: string) {
    const text = page.locator(open)
    await text.waitFor()
    await page.keyboard.type(words)
    await page.keyboard.press('Enter')
    await text.waitFor({ state: 'detached' })
  }
  async function place(page: Page, key: string, spot: Spot, name: string) {
    await take(page, key)
    await page.mouse.click(spot.x, spot.y)
    await label(page, name)
    await eventually(() => names(page)).toContain(name)
  }

  /** What a page's board says, which the other's got from nowhere but the document. */
  const read = async (page: Page) => (await page.evaluate('panes.board().reading()')) as BoardReading
  const names = async (page: Page) => (await read(page)).nodes.map(({ name }) => name).toSorted()
  const see = async (page: Page, ...all: string[]) => eventually(() => names(page)).toEqual(all.toSorted())
  const spotOf = async (page: Page, name: string) => {
    const { x = NaN, y = NaN } = (await read(page)).nodes.find(node => node.name === name)?.box ?? {}
    return { x: Math.round(x), y: Math.round(y) }
  }
  /** Until a box stands where it was moved to, on a page. */
  const stands = (page: Page, name: string, { x, y }: Spot) =>
    eventually(async () => {
      const spot = await spotOf(page, name)
      return Math.hypot(spot.x - x, spot.y - y) < 12
    }).toBe(true)
  const arrows = async (page: Page) => {
    const { nodes, edges } = await read(page)
    const named = (id: string | null) => nodes.find(node => node.id === id)?.name ?? null
    return edges.map(({ from, to, label: words }) => [named(from), named(to), words])
  }

  /** A little above the middle, where no label is. */
  const grip = ({ x, y }: Spot): Spot => ({ x: x + 30, y: y - 18 })
  async function pick(page: Page, spot: Spot) {
    await page.keyboard.press('Escape')
    await page.keyboard.press('v')
    // Two clicks at one place within half a second are one that opens the label.
    await page.waitForTimeout(500)
    await page.mouse.click(grip(spot).x, grip(spot).y)
  }
  async function move(page: Page, spot: Spot, by: Spot) {
    await page.keyboard.press('Escape')
    await page.waitForTimeout(500)
    const from = grip(spot)
    await drag(page, from, { x: from.x + by.x, y: from.y + by.y })
  }
  const away = (page: Page, is: boolean) =>
    page.evaluate(`panes.opened.at(-1).provider.${is ? 'disconnect' : 'connect'}()`)
  async function undo(page: Page, keys = 'Control+z') {
    await canvas(page).focus()
    await page.keyboard.press(keys)
  }

  test('[O2] a box placed from the palette by a click is named at once, and the other sees it, with its kind', async () => {
    await meet()
    await place(a, 's', { x: 300, y: 200 }, 'Gateway')
    await place(a, 'd', { x: 560, y: 200 }, 'Orders')
    await see(b, 'Gateway', 'Orders')
    expect((await read(b)).nodes.map(({ kind }) => kind).toSorted()).toEqual(['service', 'store'])
    expect(await a.getByRole('button', { name: /^Select/ }).getAttribute('aria-pressed')).toBe('true')
  })

  test('[O2] a box that is named as fast as one can has its letters in order', async () => {
    await meet()
    await a.keyboard.press('s')
    await a.keyboard.type('Gateway of the world')
    await a.keyboard.press('Enter')
    await see(b, 'Gateway of the world')
  })

  test('[O2] by keys alone: two boxes, an arrow between them with a time, and the counts say so', async () => {
    await meet()
    for (const [key, name] of [
      ['s', 'Gateway'],
      ['d', 'Orders'],
    ] as const) {
      await a.keyboard.press(key)
      await label(a, name)
    }
    await a.keyboard.press('Escape')
    await a.keyboard.press('n')
    await a.keyboard.press('Shift+N')
    await a.keyboard.press('a')
    await a.getByText('Type a time for this hop').waitFor()
    await a.keyboard.type('12 ms')
    await a.keyboard.press('Enter')
    await eventually(async () => (await arrows(b)).map(([, , words]) => words)).toEqual(['12 ms'])
    expect((await arrows(b))[0]?.slice(0, 2).toSorted()).toEqual(['Gateway', 'Orders'])
    for (const page of [a, b])
      await eventually(() => page.evaluate('panes.measures.at(-1)')).toMatchObject({
        nodes: 2,
        arrows: 1,
        orphans: 0,
        latencies: 1,
        stores: 1,
      })
  })

  test('[O3] one moves a box, the other names it, without having heard of each other: it is moved and named for both', async () => {
    await meet()
    await place(a, 's', { x: 300, y: 200 }, 'Gate')
    await see(b, 'Gate')
    const { x, y } = await spotOf(b, 'Gate')
    await away(a, true)
    await pick(a, { x: 300, y: 200 })
    await a.keyboard.press('Enter')
    await label(a, 'Gateway')
    await move(b, { x: 300, y: 200 }, { x: 0, y: 120 })
    await stands(b, 'Gate', { x, y: y + 120 })
    await away(a, false)
    for (const page of [a, b]) {
      await see(page, 'Gateway')
      await stands(page, 'Gateway', { x, y: y + 120 })
    }
  })

  test('[O3] an arrow keeps its ends when either side moves, and lets go of one that is deleted', async () => {
    await meet()
    await place(a, 's', { x: 300, y: 200 }, 'Left')
    await place(a, 's', { x: 700, y: 200 }, 'Right')
    await a.keyboard.press('a')
    await drag(a, { x: 340, y: 205 }, { x: 660, y: 205 })
    for (const page of [a, b]) await eventually(() => arrows(page)).toEqual([['Left', 'Right', '']])
    const [left, right] = [await spotOf(b, 'Left'), await spotOf(b, 'Right')]
    await away(a, true)
    await move(a, { x: 300, y: 200 }, { x: 0, y: 150 })
    await move(b, { x: 700, y: 200 }, { x: 0, y: 300 })
    await away(a, false)
    for (const page of [a, b]) {
      await stands(page, 'Left', { x: left.x, y: left.y + 150 })
      await stands(page, 'Right', { x: right.x, y: right.y + 300 })
      expect(await arrows(page)).toEqual([['Left', 'Right', '']])
    }
    await pick(b, { x: 700, y: 500 })
    await b.keyboard.press('Delete')
    for (const page of [a, b]) {
      await see(page, 'Left')
      expect((await arrows(page)).flat()).not.toContain('Right')
    }
  })

  test('[O3] what one has deleted stays deleted, whoever moves it or steps back', async () => {
    await meet()
    await place(a, 's', { x: 300, y: 200 }, 'Stays')
    await place(a, 's', { x: 300, y: 420 }, 'Goes')
    await see(b, 'Stays', 'Goes')
    const [stays, goes] = [await spotOf(a, 'Stays'), await spotOf(a, 'Goes')]
    await move(a, { x: 300, y: 200 }, { x: 0, y: 60 })
    await move(a, { x: 300, y: 420 }, { x: 60, y: 0 })
    await stands(b, 'Goes', { x: goes.x + 60, y: goes.y })
    await pick(b, { x: 360, y: 420 })
    await b.keyboard.press('Delete')
    await see(a, 'Stays')
    await undo(a)
    for (const page of [a, b]) await stands(page, 'Stays', stays)
    await see(b, 'Stays')
    await undo(a, 'Control+Shift+Z')
    for (const page of [a, b]) await stands(page, 'Stays', { x: stays.x, y: stays.y + 60 })
    await see(b, 'Stays')
  })

  test('[O3] a step back takes back one’s own step and nothing of the other', async () => {
    await meet()
    await place(a, 's', { x: 300, y: 200 }, 'Mine')
    await place(b, 's', { x: 560, y: 200 }, 'Theirs')
    await see(a, 'Mine', 'Theirs')
    const [mine, theirs] = [await spotOf(a, 'Mine'), await spotOf(a, 'Theirs')]
    await move(a, { x: 300, y: 200 }, { x: 0, y: 140 })
    await move(b, { x: 560, y: 200 }, { x: 0, y: 200 })
    await stands(a, 'Theirs', { x: theirs.x, y: theirs.y + 200 })
    await undo(a)
    for (const page of [a, b]) {
      await stands(page, 'Mine', mine)
      await stands(page, 'Theirs', { x: theirs.x, y: theirs.y + 200 })
    }
  })

  test('[O3] a label has one writer at a time, and who comes second is told who writes', async () => {
    await meet()
    await place(a, 's', { x: 300, y: 200 }, 'Gate')
    await see(b, 'Gate')
    await pick(a, { x: 300, y: 200 })
    await a.keyboard.press('Enter')
    await a.locator(open).waitFor()
    const states = () => b.evaluate('JSON.stringify([...panes.awareness().getStates().values()])')
    await eventually(states).toContain('"editing":"')
    await pick(b, { x: 300, y: 200 })
    await b.keyboard.press('Enter')
    await b.getByText('Mina is writing here.').first().waitFor()
    expect(await b.locator(open).count()).toBe(0)
    await a.keyboard.press('Escape')
  })

  test('[O4] a stroke is seen while it is drawn', async () => {
    await meet()
    await a.keyboard.press('p')
    await a.mouse.move(200, 300)
    await a.mouse.down()
    for (let step = 1; step <= 20; step += 1) {
      await a.mouse.move(200 + step * 12, 300 + Math.sin(step / 3) * 60)
      await a.waitForTimeout(16)
    }
    await eventually(async () => (await read(b)).strokes).toBe(1)
    await a.mouse.up()
  })

  test('[O16] a replay of a stroke misses no tenth of a second of it', async () => {
    await meet()
    await a.keyboard.press('p')
    const { longestStill, steps } = replay(new Doc(), await stroke(a, 1, 3))
    expect(longestStill).toBeLessThanOrEqual(100)
    expect(steps).toBeGreaterThan(75)
    // Its clock goes no more.
    await a.reload()
  })

  test('[O2] who may only look cannot draw, by key, mouse or undo', async () => {
    await meet()
    await place(a, 's', { x: 300, y: 200 }, 'Gate')
    await see(b, 'Gate')
    await b.evaluate('panes.set({ readOnly: true })')
    await b.getByText('View only').waitFor()
    const held = JSON.stringify(await read(a))
    await canvas(b).focus()
    for (const key of ['s', 'Enter', 'Delete', 'Control+z', 'Control+a', 'Control+d'])
      await b.keyboard.press(key)
    await pick(b, { x: 300, y: 200 })
    await b.keyboard.press('Delete')
    await drag(b, { x: 330, y: 182 }, { x: 500, y: 400 })
    await b.waitForTimeout(400)
    for (const page of [a, b]) expect(JSON.stringify(await read(page))).toBe(held)
  })

  test('[O2] files that are no images, dropped and pasted, are refused with a sentence, and nothing of them enters the document', async () => {
    const { doc } = await meet()
    for (const kind of ['drop', 'paste'])
      await canvas(a).evaluate((element, type) => {
        const files = new DataTransfer()
        files.items.add(new File([new Uint8Array(64)], 'board.pdf', { type: 'application/pdf' }))
        const given = { bubbles: true, cancelable: true }
        element
          .querySelector('.tl-canvas, canvas')
          ?.dispatchEvent(
            type === 'drop'
              ? new DragEvent('drop', { dataTransfer: files, ...given })
              : new ClipboardEvent('paste', { clipboardData: files, ...given }),
          )
      }, kind)
    await a.getByRole('status').getByText('Of files, the board takes images').waitFor()
    await a.waitForTimeout(300)
    expect(await read(a)).toMatchObject({ nodes: [], images: 0 })
    const held = engine === 'tldraw' ? doc.getArray('board').length : doc.getMap('board').size
    expect(held).toBe(0)
  })

  test('[O3] bad entries are kept aside and counted; both pages, and a later one, live on', async () => {
    const { room, doc } = await meet()
    await place(a, 's', { x: 300, y: 200 }, 'Gate')
    await see(b, 'Gate')
    spoil(engine, doc)
    for (const page of [a, b]) await page.getByText(/items? not shown/).waitFor()
    await place(a, 's', { x: 560, y: 200 }, 'After')
    await see(b, 'Gate', 'After')
    const later = await stage.open({ ...ravi, engine, room })
    await canvas(later).waitFor()
    await see(later, 'Gate', 'After')
    await later.context().close()
  })

  test('[O2] a board that a newer page wrote is shown and not written to', async () => {
    const { doc } = await meet()
    await place(a, 's', { x: 300, y: 200 }, 'Gate')
    await see(b, 'Gate')
    if (engine === 'excalidraw') doc.getMap('board').set('form', 99)
    else newerSchema(doc)
    for (const page of [a, b]) await page.getByText('Changed by a newer page').waitFor()
    await canvas(a).focus()
    await a.keyboard.press('Control+a')
    await a.keyboard.press('Delete')
    await a.waitForTimeout(300)
    for (const page of [a, b]) await see(page, 'Gate')
  })

  test('[O2] pictures, a region and the way back to it', async () => {
    await meet()
    expect(await a.evaluate('panes.board().exportSvg()')).toBeNull()
    await place(a, 's', { x: 300, y: 200 }, 'Gateway')
    expect(await a.evaluate('panes.board().exportSvg()')).toContain('Gateway')
    const png = 'panes.board().exportPng().then(blob => [blob.type, blob.size > 1000])'
    expect(await a.evaluate(png)).toEqual(['image/png', true])
    const { ending, text } = (await a.evaluate('panes.board().exportFile()')) as Record<string, string>
    expect(ending).toBe(engine === 'tldraw' ? 'tldr' : 'excalidraw')
    expect(readBoard(recordsIn(text ?? '')).nodes.map(({ name }) => name)).toEqual(['Gateway'])
    await pick(a, { x: 300, y: 200 })
    const region = (await a.evaluate('panes.board().region()')) as { shapes: string[]; w: number }
    expect(region.shapes).toHaveLength(1)
    expect(region.w).toBeCloseTo(136, 0)
    await a.evaluate(`panes.board().show(${JSON.stringify(region)})`)
    expect(await a.evaluate('panes.board().region()')).toMatchObject({ shapes: region.shapes })
  })

  test('[O2] another theme, another document and a new mount lose nothing and mix nothing', async () => {
    const { room } = await meet()
    await place(a, 's', { x: 300, y: 200 }, 'First')
    await a.evaluate(`panes.set({ theme: 'dark' })`)
    await see(a, 'First')
    await meet()
    expect(await names(a)).toEqual([])
    await place(a, 's', { x: 300, y: 200 }, 'Second')
    await a.evaluate(`panes.set({ room: ${JSON.stringify(room)} })`)
    await canvas(a).waitFor()
    await eventually(() => a.evaluate('panes.board() !== null')).toBe(true)
    await see(a, 'First')
  })

  test('[O2] no page asked anything of another host, and none reported an error', () => {
    expect(stage.strayed).toEqual([])
    expect(stage.errors).toEqual([])
  })
})

/** What stands in a file of either engine. */
const recordsIn = (text: string) => {
  const { records, elements } = JSON.parse(text) as Record<string, unknown[]>
  return records ?? elements ?? []
}

/** Entries that no board can show: of no type, of a wrong one, far too large, and no entry at all. */
function spoil(engine: 'tldraw' | 'excalidraw', doc: Doc) {
  if (engine === 'tldraw') {
    const val = { id: 'shape:bad', typeName: 'shape', type: 'nothing' }
    doc.getArray('board').push([{ key: 'shape:bad', val }])
    return
  }
  const board = doc.getMap('board')
  const put = (id: string, fields: Record<string, unknown>) =>
    board.set(id, new YMap(Object.entries({ x: 0, y: 0, width: 10, height: 10, seed: 1, ...fields })))
  doc.transact(() => {
    board.set('no-map', 'text')
    put('no-type', {})
    put('embedded', { type: 'iframe' })
    put('huge', { type: 'rectangle', width: 1e12 })
    put('far', { type: 'rectangle', x: Number.NaN })
    put('linked', { type: 'rectangle', link: 'https://example.org' })
    put('pointless', { type: 'arrow', points: null })
  })
}

function newerSchema(doc: Doc) {
  const entries = doc.getArray<{ key: string; val: { sequences: Record<string, number> } }>('board')
  const schema = entries.toArray().findLast(({ key }) => key === 'schema')
  if (!schema) throw new Error('no schema stands in the document')
  const sequences = { ...schema.val.sequences, 'com.tldraw.shape.geo': 999 }
  entries.push([{ key: 'schema', val: { ...schema.val, sequences } }])
}
