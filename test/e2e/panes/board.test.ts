/** The board, by two people in two browsers: what one does the other sees, and nobody can break it for the other. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  apart,
  arrows,
  boundsOf,
  canvas,
  drag,
  eventually,
  label,
  lineOf,
  node,
  nodes,
  place,
  take,
  toBoard,
} from './hands.js'
import { hostile } from './hostile.js'
import { setStage, type Stage } from './stage.js'

const mina = { seat: 'seat-1', name: 'Mina', color: '#0f6b5c', role: 'candidate', panes: 'board' }
const ravi = { seat: 'seat-2', name: 'Ravi', color: '#6a4bb0', role: 'interviewer', panes: 'board' }

let stage: Stage
let a: Page
let b: Page
let rooms = 0

beforeAll(async () => {
  stage = await setStage()
  ;[a, b] = await Promise.all([
    stage.open({ ...mina, room: 'lobby' }),
    stage.open({ ...ravi, room: 'lobby' }),
  ])
})
afterAll(() => stage?.close())

/** Both people go to a fresh board; the pages stay, as they do for a person. */
async function meet() {
  const room = `board-${++rooms}`
  const fresh = JSON.stringify({ room, readOnly: false, theme: 'light', panes: ['board'] })
  for (const page of [a, b]) {
    await page.evaluate(`panes.set(${fresh})`)
    await page.getByText('Boxes and arrows of the design go here').waitFor()
    await toBoard(page)
  }
  return { room, doc: stage.doc(room) }
}

type Entry = { key: string; val: Record<string, unknown> }
const entries = (room: string) => stage.doc(room).getArray<Entry>('board').toArray()
/** Records whole; what was changed of one since stands behind it. */
const wholes = (room: string) => entries(room).filter(entry => 'val' in entry)
const bindings = (room: string) => wholes(room).filter(({ key }) => key.startsWith('binding:'))
const shapes = (room: string) => wholes(room).filter(({ key }) => key.startsWith('shape:'))
const first = (room: string, type: string) => {
  const found = shapes(room).find(({ val }) => val.type === type)
  if (!found) throw new Error(`no ${type} was drawn`)
  return found.val
}
const lastMeasure = (page: Page) => page.evaluate('panes.measures.at(-1)')

describe('drawing together', () => {
  test('a service placed from the palette is named at once and appears on the other page, with its kind', async () => {
    const { room } = await meet()
    await a.getByText('Boxes and arrows of the design go here').waitFor()
    await place(a, 's', { x: 300, y: 200 }, 'Gateway')
    await node(b, 'Gateway').waitFor()
    expect(await a.getByText('Boxes and arrows of the design go here').count()).toBe(0)
    expect(shapes(room).map(({ val }) => [val.type, val.meta])).toEqual([['geo', { kind: 'service' }]])
    expect(wholes(room).length).toBe(2)
  })

  test('[L47] a box that is named as fast as one can, from its very click on, has its letters in order', async () => {
    const { room } = await meet()
    const hands = await a.context().newCDPSession(a)
    for (let row = 0; row < 6; row++) {
      await take(a, 's')
      // Everything is under way before the page has seen the first of it.
      const at = { x: 300, y: 60 + row * 90, button: 'left', clickCount: 1 } as const
      const pressed = [
        hands.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...at }),
        hands.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...at }),
        ...[...`Feed API ${row}`].map(key =>
          hands.send('Input.dispatchKeyEvent', { type: 'keyDown', key, text: key, unmodifiedText: key }),
        ),
      ]
      await Promise.all(pressed)
      await node(b, `Feed API ${row}`).waitFor()
      await a.keyboard.press('Enter')
      await a.locator('.tl-container [contenteditable=true]').waitFor({ state: 'detached' })
    }
    expect(shapes(room).length).toBe(6)
  })

  test('an arrow between two boxes stays bound when one is moved, on both pages', async () => {
    await meet()
    await place(a, 'u', { x: 160, y: 200 }, 'Phone')
    await place(a, 's', { x: 480, y: 200 }, 'Gateway')
    await a.keyboard.press('a')
    await drag(a, { x: 160, y: 200 }, { x: 480, y: 200 })
    await arrows(b).waitFor()
    await a.keyboard.press('Escape')
    await drag(a, { x: 426, y: 184 }, { x: 446, y: 464 })
    for (const page of [a, b]) {
      await eventually(async () => (await boundsOf(node(page, 'Gateway'))).y).toBeGreaterThan(400)
      const ends = ['Phone', 'Gateway'].map(async name =>
        apart(await lineOf(arrows(page)), await boundsOf(node(page, name))),
      )
      for (const gap of await Promise.all(ends)) expect(gap).toBeLessThan(24)
    }
  })

  test('an editor that tidies up what came from elsewhere keeps that to itself, in the room and in its undo', async () => {
    const { room, doc } = await meet()
    await place(a, 'u', { x: 160, y: 200 }, 'Phone')
    await place(a, 's', { x: 480, y: 200 }, 'Gateway')
    await a.keyboard.press('a')
    await drag(a, { x: 160, y: 200 }, { x: 480, y: 200 })
    await arrows(b).waitFor()
    await eventually(() => bindings(room).length).toBe(2)
    // An arrow below its boxes is what every editor lifts above them as soon as it is bound.
    doc.getArray('board').push(below(first(room, 'arrow'), bindings(room)))
    for (const page of [a, b]) await eventually(() => arrows(page).count()).toBe(2)
    await canvas(b).focus()
    for (const key of ['Control+z', 'Control+y']) await b.keyboard.press(key)
    await place(a, 's', { x: 300, y: 500 }, 'Later')
    await node(b, 'Later').waitFor()
    expect(entries(room).find(({ key }) => key === 'shape:below')?.val.index).toBe('a0')
    expect(await arrows(b).count()).toBe(2)
  })

  test('a time typed on a fresh arrow is its label, and the counts say so', async () => {
    await meet()
    await place(a, 'u', { x: 160, y: 200 }, 'Phone')
    await place(a, 'd', { x: 480, y: 200 }, 'Photos')
    await place(a, 'q', { x: 480, y: 400 }, 'Jobs')
    await a.keyboard.press('a')
    await drag(a, { x: 160, y: 200 }, { x: 480, y: 200 })
    await a.keyboard.press('1')
    await a.locator('.tl-container [contenteditable=true]').waitFor()
    await eventually(() => caretIsLast(a)).toBe(true)
    await a.keyboard.type('2 ms p99')
    await a.keyboard.press('Enter')
    await arrows(b).filter({ hasText: '12 ms p99' }).waitFor()
    const counted = { nodes: 3, arrows: 1, orphans: 1, latencies: 1, stores: 1, paths: 1 }
    await eventually(() => lastMeasure(a)).toEqual(counted)
    await eventually(() => lastMeasure(b)).toEqual(counted)
  })

  test('without a mouse one can place two boxes, connect them and give the hop a time', async () => {
    await meet()
    await a.keyboard.press('s')
    await label(a, 'Gateway')
    await a.keyboard.press('d')
    await label(a, 'Photos')
    await a.keyboard.press('Escape')
    await a.keyboard.press('n')
    await a.keyboard.press('Shift+N')
    await a.keyboard.press('a')
    await arrows(b).waitFor()
    await a.keyboard.press('Enter')
    await label(a, '5 ms')
    await arrows(b).filter({ hasText: '5 ms' }).waitFor()
    expect(apart(await boundsOf(node(a, 'Gateway')), await boundsOf(node(a, 'Photos')))).toBeGreaterThan(40)
  })

  test("the other's cursor shows the name the room gave, and nobody without a name is shown", async () => {
    const { room } = await meet()
    const nameless = await stage.open({ seat: 'seat-9', room, panes: 'board' })
    await toBoard(nameless)
    await nameless.mouse.move(100, 100)
    await a.mouse.move(300, 200)
    await a.mouse.move(320, 220)
    await b.locator('.tl-nametag', { hasText: 'Mina' }).waitFor()
    expect(await b.locator('.tl-collaborator__cursor').count()).toBe(1)
    expect(await a.locator('.tl-collaborator__cursor').count()).toBe(0)
    await nameless.close()
  })

  test('undo takes back one’s own step only', async () => {
    await meet()
    await place(a, 's', { x: 200, y: 200 }, 'Mine')
    await node(b, 'Mine').waitFor()
    await place(b, 's', { x: 500, y: 200 }, 'Yours')
    await node(a, 'Yours').waitFor()
    await canvas(a).focus()
    for (let step = 0; step < 6; step++) await a.keyboard.press('Control+z')
    await node(b, 'Mine').waitFor({ state: 'detached' })
    expect(await node(a, 'Yours').count()).toBe(1)
    await a.keyboard.press('Control+Shift+z')
    await eventually(() => nodes(b).count()).toBe(2)
  })
})

describe('what must not get in', () => {
  test('bad records are kept aside and counted; both pages, and a later one, live on', async () => {
    const { room, doc } = await meet()
    await place(a, 's', { x: 300, y: 200 }, 'Before')
    await a.keyboard.press('a')
    await drag(a, { x: 500, y: 500 }, { x: 600, y: 600 })
    await arrows(b).waitFor()
    const bad = hostile(first(room, 'geo'), first(room, 'arrow'))
    doc.getArray('board').push([...bad])
    const later = await stage.open({ ...ravi, seat: 'seat-3', room })
    for (const page of [a, b, later]) {
      await page.getByText(`${bad.length} items not shown`).waitFor()
      expect(await node(page, 'Before').count()).toBe(1)
    }
    await canvas(b).focus()
    await place(b, 's', { x: 500, y: 300 }, 'After')
    for (const page of [a, later]) await node(page, 'After').waitFor()
    expect(await nodes(later).count()).toBe(2)
    expect(stage.errors).toEqual([])
    await later.close()
  })

  test('who may only look cannot draw, by key, mouse, paste or undo', async () => {
    const { room } = await meet()
    await place(a, 's', { x: 300, y: 200 }, 'Gateway')
    const looks = await stage.open({ ...ravi, seat: 'seat-3', room, readOnly: 'yes' })
    await looks.getByText('View only').waitFor()
    await node(looks, 'Gateway').waitFor()
    expect(await looks.getByRole('toolbar').count()).toBe(0)
    const before = entries(room)
    await toBoard(looks)
    await looks.keyboard.press('s')
    await looks.mouse.click(500, 500)
    await looks.mouse.dblclick(500, 400)
    const at = await boundsOf(node(looks, 'Gateway'))
    await drag(looks, { x: at.x + 20, y: at.y + 20 }, { x: 700, y: 600 })
    for (const key of ['Delete', 'Control+d', 'Control+z', 'Enter', 'a']) await looks.keyboard.press(key)
    await place(a, 's', { x: 300, y: 400 }, 'Marker')
    await node(looks, 'Marker').waitFor()
    expect(entries(room).slice(0, before.length)).toEqual(before)
    expect(await nodes(looks).count()).toBe(2)
    await looks.close()
  })

  test('when the right to write ends in the middle of a step, the step is taken back and never sent', async () => {
    await meet()
    await place(a, 's', { x: 200, y: 200 }, 'Gateway')
    await node(b, 'Gateway').waitFor()
    const start = await boundsOf(node(b, 'Gateway'))
    await a.evaluate(`{
      const press = { key: 'ArrowRight', code: 'ArrowRight', bubbles: true }
      window.wrote = 0
      panes.doc().on('update', (_update, _origin, _doc, { local }) => (window.wrote += Number(local)))
      for (const type of ['keydown', 'keyup']) document.activeElement.dispatchEvent(new KeyboardEvent(type, press))
      panes.set({ readOnly: true })
    }`)
    await a.getByText('View only').waitFor()
    await place(b, 's', { x: 500, y: 500 }, 'Later')
    await node(a, 'Later').waitFor()
    for (const page of [a, b]) expect(await boundsOf(node(page, 'Gateway'))).toEqual(start)
    expect(await a.evaluate('window.wrote')).toBe(0)
  })

  test('a board written by a newer page is shown but not written to', async () => {
    const { room, doc } = await meet()
    await place(a, 's', { x: 300, y: 200 }, 'Gateway')
    await node(b, 'Gateway').waitFor()
    const written = entries(room).find(({ key }) => key === 'schema')?.val as {
      sequences: Record<string, number>
    }
    const sequences = { ...written.sequences, 'com.tldraw.shape.geo': 999 }
    doc.getArray('board').push([{ key: 'schema', val: { schemaVersion: 2, sequences } }])
    await a.getByText('Reload the page to draw').waitFor()
    await node(a, 'Gateway').waitFor()
    const before = entries(room).length
    await a.keyboard.press('s')
    await a.mouse.click(500, 500)
    await a.keyboard.press('Control+a')
    await a.keyboard.press('Delete')
    expect(await nodes(a).count()).toBe(1)
    expect(entries(room).length).toBe(before)
  })

  test('what is called an image and is none is refused with a sentence, and nothing of it enters the document', async () => {
    const { room } = await meet()
    await a.locator('.tl-canvas').evaluate(element => {
      const files = new DataTransfer()
      files.items.add(new File([new Uint8Array(64)], 'board.png', { type: 'image/png' }))
      element.dispatchEvent(new DragEvent('drop', { dataTransfer: files, bubbles: true, cancelable: true }))
    })
    await a.getByRole('status').getByText('board.png: this is no image that a board takes.').waitFor()
    expect(entries(room)).toEqual([])
  })
})

describe('living in a page', () => {
  test('a change of theme, of document and a new mount lose nothing and mix nothing', async () => {
    const { room } = await meet()
    await place(a, 's', { x: 300, y: 200 }, 'First')
    await a.evaluate('panes.set({ theme: "dark" })')
    await eventually(() => a.locator('.tl-container.tl-theme__dark').count()).toBe(1)
    await a.keyboard.press('Control+z')
    await a.keyboard.press('Control+Shift+z')
    await node(a, 'First').waitFor()

    await a.evaluate(`panes.set({ room: '${room}-other' })`)
    await a.getByText('Boxes and arrows of the design go here').waitFor()
    await toBoard(a)
    await place(a, 's', { x: 300, y: 200 }, 'Second')
    await eventually(() => shapes(`${room}-other`).length).toBe(1)
    expect(await nodes(b).count()).toBe(1)

    await a.evaluate(`panes.set({ room: '${room}' })`)
    await node(a, 'First').waitFor()
    expect(await node(a, 'Second').count()).toBe(0)
    for (const panes of [[], ['board']]) await a.evaluate(`panes.set({ panes: ${JSON.stringify(panes)} })`)
    await node(a, 'First').waitFor()
  })

  test('what is unmounted no longer listens', async () => {
    await meet()
    const listeners = `(() => {
      const { doc, provider } = panes.opened.at(-1)
      return [doc.getArray('board')._eH.l.length, provider.awareness._observers.get('change')?.size ?? 0]
    })()`
    await a.evaluate('panes.set({ panes: [] })')
    await canvas(a).waitFor({ state: 'detached' })
    expect(await a.evaluate(listeners)).toEqual([0, 0])
  })

  test('pictures, regions and the way back to them', async () => {
    await meet()
    expect(await a.evaluate('panes.board().exportPng()')).toBe(null)
    await place(a, 's', { x: 300, y: 200 }, 'Gateway')
    const head = await a.evaluate(
      'panes.board().exportPng().then(async b => [...new Uint8Array(await b.arrayBuffer())].slice(1, 4))',
    )
    expect(String.fromCharCode(...(head as number[]))).toBe('PNG')
    expect(await a.evaluate('panes.board().exportSvg()')).toContain('Gateway')
    const region = (await a.evaluate('panes.board().region()')) as { shapes: string[]; w: number }
    expect(region.shapes.length).toBe(1)
    expect(region.w).toBeCloseTo(136, 0)
    await a.keyboard.press('Escape')
    for (let press = 0; press < 20; press++) await a.keyboard.press('ArrowRight')
    await eventually(() => onScreen(a)).toBe(false)
    await a.evaluate(`panes.board().show(${JSON.stringify(region)})`)
    await eventually(() => onScreen(a)).toBe(true)
    expect(await a.evaluate('panes.board().region()')).toMatchObject({ shapes: region.shapes })
  })

  test('keys are the board’s only while it has the focus', async () => {
    const { room } = await meet()
    await a.evaluate('document.activeElement.blur()')
    await a.keyboard.press('s')
    await a.keyboard.press('Enter')
    expect(await a.getByRole('button', { name: /^Select/ }).getAttribute('aria-pressed')).toBe('true')
    expect(entries(room)).toEqual([])
    await toBoard(a)
    // The engine's own mark lies inside its canvas and takes one step.
    for (const key of ['Tab', 'Tab']) await a.keyboard.press(key)
    expect(await canvas(a).evaluate(element => element.contains(document.activeElement))).toBe(false)
  })

  test('where tldraw would refuse to work without a key, it is not mounted and the page says why', async () => {
    const page = await stage.open({ ...mina, room: 'board-licence' }, { host: 'app.localhost' })
    await page.getByText('TLDRAW_LICENSE_KEY').waitFor()
    expect(await canvas(page).count()).toBe(0)
  })

  test('no page asked anything of another host, and none reported an error', () => {
    expect(stage.strayed).toEqual([])
    expect(stage.errors).toEqual([])
  })
})

/** A copy of a bound arrow with the lowest place on the page. */
const below = (arrow: Entry['val'], bound: readonly Entry[]): Entry[] => [
  { key: 'shape:below', val: { ...arrow, id: 'shape:below', index: 'a0' } },
  ...bound.map(({ val }, at) => {
    const id = `binding:below-${at}`
    return { key: id, val: { ...val, id, fromId: 'shape:below' } }
  }),
]

const onScreen = async (page: Page) => {
  const { x, width } = (await nodes(page).first().boundingBox()) ?? { x: -1, width: 0 }
  return x >= 0 && x + width <= 1200 && (await nodes(page).first().isVisible())
}

/** True once the caret stands behind the first typed character. */
const caretIsLast = (page: Page) =>
  page.evaluate(() => {
    const selection = getSelection()
    const length = selection?.anchorNode?.textContent?.length ?? 0
    return length > 0 && selection?.isCollapsed === true && selection.anchorOffset === length
  })
