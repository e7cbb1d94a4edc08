/** A board that is drawn by key alone, on either engine: one key a box, one a hop, and what both pages then read. */
import { componentKinds, type BoardReading } from '@signalroom/shared'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Doc } from 'yjs'
import { boundsOf, canvas, drag, eventually, take } from './hands.js'
import { sized } from '../../kit/sizes.js'
import { setStage, type Stage } from './stage.js'
import { openTwo, toFreshBoard } from './two.js'
import { drawTwelve } from './twelve.js'

/** The one that rooms have unless it is said otherwise; in full the other as well. */
const engines = sized(['excalidraw'] as const, ['excalidraw', 'tldraw'] as const)

let stage: Stage
beforeAll(async () => {
  stage = await setStage()
})
afterAll(() => stage?.close())

describe.each(engines)('%s', engine => {
  let a: Page
  let b: Page
  let rooms = 0

  beforeAll(async () => {
    ;[a, b] = await openTwo(stage, engine, `${engine}-lobby`)
  })
  afterAll(() => stage.clear())

  async function meet() {
    const room = `${engine}-by-key-${++rooms}`
    for (const page of [b, a]) await toFreshBoard(page, room)
    return { room, doc: stage.doc(room) }
  }
  const read = async (page: Page) => (await page.evaluate('panes.board().reading()')) as BoardReading

  test('[O7] one key puts a box of its kind on the board, named by what is typed next; all fifteen are told apart', async () => {
    await meet()
    for (const { key, id } of componentKinds) {
      await a.keyboard.press(key.toLowerCase())
      await a.keyboard.type(`the ${id}`)
      await a.keyboard.press('Enter')
    }
    const all = componentKinds.map(({ id }) => [`the ${id}`, id])
    for (const page of [a, b])
      await eventually(async () =>
        (await read(page)).nodes.map(({ name, kind }) => [name, kind]).toSorted(),
      ).toEqual(all.toSorted())
    const boxes = (await read(b)).nodes.map(({ box }) => box)
    for (const [at, one] of boxes.entries())
      for (const other of boxes.slice(at + 1))
        expect(
          one.x < other.x + other.w &&
            other.x < one.x + one.w &&
            one.y < other.y + other.h &&
            other.y < one.y + one.h,
        ).toBe(false)
  })

  test('[O7] the kinds that are seldom needed are under More, with names and keys, and are placed by mouse as well', async () => {
    await meet()
    const tools = a.getByRole('toolbar', { name: 'Board tools' })
    expect(await tools.getByRole('button', { name: 'CDN' }).count()).toBe(0)
    await tools.getByRole('button', { name: 'More' }).click()
    for (const { name, key } of componentKinds)
      await tools.getByRole('button', { name: `${name} ${key}`, exact: true }).waitFor()
    await tools.getByRole('button', { name: 'CDN W' }).click()
    expect(await tools.getByRole('button', { name: 'CDN' }).count()).toBe(0)
    await a.mouse.click(400, 300)
    await a.keyboard.type('Edge')
    await a.keyboard.press('Enter')
    for (const page of [a, b])
      await eventually(async () => (await read(page)).nodes).toMatchObject([{ name: 'Edge', kind: 'cdn' }])
    const [node] = (await read(a)).nodes
    expect(Math.abs((node?.box.x ?? 0) + (node?.box.w ?? 0) / 2 - 400)).toBeLessThan(3)
  })

  test('[O7] where nothing is selected the next box stands beside the last', async () => {
    await meet()
    for (const name of ['Left', 'Right']) {
      await a.keyboard.press('s')
      await a.keyboard.type(name)
      await a.keyboard.press('Enter')
      await a.keyboard.press('Escape')
    }
    await eventually(async () => (await read(a)).nodes.map(({ name }) => name)).toEqual(['Left', 'Right'])
    const [left, right] = (await read(a)).nodes
    expect(right?.box.y).toBeCloseTo(left?.box.y ?? NaN, 0)
    expect((right?.box.x ?? NaN) - (left?.box.x ?? NaN)).toBeGreaterThan(left?.box.w ?? NaN)
  })

  if (engine === 'tldraw')
    test('[O7] a page from before there were so many kinds takes the document for a newer page’s; one of later, for ours', async () => {
      const { doc } = await meet()
      const schema = () => writtenSchema(doc)
      await a.keyboard.press('g')
      await a.keyboard.type('Edge')
      await a.keyboard.press('Enter')
      await eventually(async () => (await read(b)).nodes).toMatchObject([{ kind: 'gateway' }])
      const written = schema()
      // A page from before compares version by version, and reads where one is higher than its own.
      const before = Object.fromEntries(
        Object.entries(written).map(([name, version]) => [name, version % 1_000]),
      )
      expect(Object.keys(written).filter(name => (written[name] ?? 0) > (before[name] ?? 0))).toHaveLength(1)
      // What such a page wrote is ours to go on with, and is then no more for it.
      writeSchema(doc, before)
      await a.keyboard.press('i')
      await a.keyboard.type('Index')
      await a.keyboard.press('Enter')
      await eventually(async () => (await read(b)).nodes.length).toBe(2)
      await eventually(schema).toEqual(written)
      const later = Object.fromEntries(
        Object.entries(written).map(([name, version]) => [
          name,
          version >= 1_000 ? version + 1_000 : version,
        ]),
      )
      writeSchema(doc, later)
      for (const page of [a, b]) await page.getByText('Changed by a newer page').waitFor()
    })

  test('[O8] twelve named boxes and fourteen labelled arrows are drawn with under ninety presses beside the words', async () => {
    await meet()
    const presses = await drawTwelve(a)
    const named = async (page: Page) => {
      const { nodes, edges } = await read(page)
      const name = (id: string | null) => nodes.find(node => node.id === id)?.name ?? '?'
      return {
        nodes: nodes.map(one => `${one.name}: ${one.kind}`).toSorted(),
        edges: edges.map(({ from, to, label }) => `${name(from)} > ${name(to)}: ${label}`).toSorted(),
      }
    }
    for (const page of [a, b])
      await eventually(() => named(page)).toEqual({
        nodes: [
          'Balancer: load-balancer',
          'Carts: cache',
          'Events: stream',
          'Gateway: gateway',
          'Orders DB: store',
          'Orders: service',
          'Paid: queue',
          'Phone: client',
          'Ranker: model',
          'Receipts: object-store',
          'Stripe: third-party',
          'Worker: service',
        ],
        edges: [
          'Balancer > Gateway: 2 ms',
          'Events > Ranker: 30 ms',
          'Gateway > Orders: 8 ms',
          'Orders > Carts: 1 ms',
          'Orders > Orders DB: 4 ms',
          'Orders > Paid: 3 ms',
          'Paid > Receipts: 11 ms',
          'Paid > Worker: 20 ms',
          'Phone > Balancer: 5 ms',
          'Ranker > Events: 9 ms',
          'Ranker > Paid: 7 ms',
          'Worker > Events: 6 ms',
          'Worker > Receipts: 40 ms',
          'Worker > Stripe: 250 ms',
        ],
      })
    expect(presses).toBe(50)
  })

  test('[O8] while one connects it is said from where and to what; Escape leaves, and a step back takes box and arrow', async () => {
    await meet()
    const told = (words: string) => a.getByRole('status').getByText(words).waitFor()
    for (const name of ['Gateway', 'Orders']) {
      await a.keyboard.press('s')
      await a.keyboard.type(name)
      await a.keyboard.press('Enter')
    }
    await a.keyboard.press('a')
    await told('Connecting from Orders')
    await a.keyboard.press('ArrowLeft')
    await told('Connecting from Orders to Gateway: Enter connects them')
    await a.keyboard.press('Escape')
    await a.getByText('Connecting from').first().waitFor({ state: 'detached' })
    expect((await read(a)).edges).toEqual([])
    for (const key of ['a', 'd']) await a.keyboard.press(key)
    await a.keyboard.press('Enter')
    await eventually(async () => (await read(b)).edges.length).toBe(1)
    await a.keyboard.press('Control+z')
    await eventually(async () => {
      const { nodes, edges } = await read(b)
      return [nodes.length, edges.length]
    }).toEqual([2, 0])
  })

  /** Names from the words, each box with an arrow from the one before. */
  async function chain(...names: readonly string[]) {
    for (const [at, name] of names.entries()) {
      if (at > 0) await a.keyboard.press('a')
      await a.keyboard.press('s')
      await a.keyboard.type(name)
      await a.keyboard.press('Enter')
    }
    for (const page of [a, b])
      await eventually(async () => (await read(page)).nodes.length).toBe(names.length)
  }
  const places = async (page: Page) =>
    Object.fromEntries(
      (await read(page)).nodes.map(({ name, box }) => [name, { x: Math.round(box.x), y: Math.round(box.y) }]),
    )

  test('[O9] Tidy lays the drawing out in one step of one’s own, and what another does meanwhile is kept', async () => {
    await meet()
    await chain('One', 'Two', 'Three', 'Four', 'Five')
    await a.keyboard.press('Escape')
    const before = await places(a)
    await b.evaluate('panes.opened.at(-1).provider.disconnect()')
    await b.keyboard.press('n')
    await b.keyboard.press('Enter')
    await b.keyboard.type('Uno')
    await b.keyboard.press('Enter')
    await b.keyboard.press('Escape')
    await a.keyboard.press('Shift+T')
    await eventually(() => places(a)).not.toEqual(before)
    await b.evaluate('panes.opened.at(-1).provider.connect()')
    for (const page of [a, b]) {
      await eventually(async () => Object.keys(await places(page)).toSorted()).toEqual(
        ['Five', 'Four', 'Three', 'Two', 'Uno'].toSorted(),
      )
      await eventually(async () => {
        const { nodes, edges } = await read(page)
        const at = (id: string | null) => nodes.find(node => node.id === id)?.box
        return edges.length === 4 && edges.every(({ from, to }) => at(from)!.x + at(from)!.w < at(to)!.x)
      }).toBe(true)
    }
    await a.keyboard.press('Control+z')
    const { One, ...others } = before
    for (const page of [a, b]) await eventually(() => places(page)).toEqual({ ...others, Uno: One })
  })

  test('[O9] what another holds stays where it is, and one is told', async () => {
    await meet()
    await chain('One', 'Two', 'Three')
    await a.keyboard.press('Escape')
    const before = await places(a)
    for (const key of ['n', 'n', 'n']) await b.keyboard.press(key)
    const held = `[...panes.awareness().getStates().values()].some(({ user, board }) => user?.name === 'Ravi' && board?.selected?.length === 1)`
    await eventually(() => a.evaluate(held)).toBe(true)
    await a.keyboard.press('Shift+T')
    await a.getByRole('status').getByText('stays where it is: Ravi has it.').waitFor()
    const after = await places(a)
    expect(Object.keys(before).filter(name => before[name]!.x === after[name]!.x)).not.toEqual([])
    await eventually(() => places(b)).toEqual(after)
    await b.keyboard.press('Escape')
  })

  test('[O9] what is selected is put in line, or at even distances, by a button', async () => {
    await meet()
    await chain('One', 'Two', 'Three')
    const tools = a.getByRole('toolbar', { name: 'Put the selected boxes in line' })
    expect(await tools.count()).toBe(0)
    await a.keyboard.press('Control+a')
    await tools.getByRole('button', { name: 'Left edges in line' }).click()
    for (const page of [a, b])
      await eventually(
        async () => new Set((await read(page)).nodes.map(({ box }) => Math.round(box.x))).size,
      ).toBe(1)
    await a.keyboard.press('Control+z')
    await eventually(
      async () => new Set((await read(b)).nodes.map(({ box }) => Math.round(box.x))).size,
    ).toBeGreaterThan(1)
  })

  test('[O10] on an empty board the frames of a round are laid out by a key or a button, in one step; what is drawn within is told so', async () => {
    await meet()
    const frames = async (page: Page) => (await read(page)).frames.map(({ name }) => name)
    await a.keyboard.press('Shift+B')
    for (const page of [a, b]) {
      await eventually(async () => (await frames(page)).length).toBe(16)
      expect(await frames(page)).toEqual(
        expect.arrayContaining(['In scope', 'Out of scope, and why', 'The first commitment', 'SLO']),
      )
      expect(await read(page)).toMatchObject({ nodes: [], labels: [], left: 0 })
      expect(await page.getByText(/not shown/).count()).toBe(0)
      await page.getByText('In scope', { exact: true }).first().waitFor()
      expect(await page.getByText('Error', { exact: true }).count()).toBe(0)
    }
    await a.keyboard.press('d')
    await a.keyboard.type('Orders')
    await a.keyboard.press('Enter')
    const held = async (page: Page) => {
      const { nodes, frames: all } = await read(page)
      return nodes.map(({ name, frame }) => [name, all.find(({ id }) => id === frame)?.name])
    }
    for (const page of [a, b])
      await eventually(() => held(page)).toEqual([
        ['Orders', 'The design: one path for each flow, a time on each hop'],
      ])
    await a.keyboard.press('Shift+B')
    expect(await frames(a)).toHaveLength(16)
    await a.keyboard.press('Control+z')
    await a.keyboard.press('Control+z')
    await eventually(() => frames(b)).toEqual([])
    for (let step = 0; step < 3 && (await read(a)).nodes.length > 0; step += 1)
      await a.keyboard.press('Control+z')
    await a.getByRole('button', { name: 'Lay out the frames of a round' }).click()
    for (const page of [a, b]) await eventually(async () => (await frames(page)).length).toBe(16)
  })

  test('[O10] what lies in a frame goes with it, and stays when the frame is deleted', async () => {
    await meet()
    await a.keyboard.press('Shift+B')
    await eventually(async () => (await read(a)).frames.length).toBe(16)
    await a.keyboard.press('d')
    await a.keyboard.type('Orders')
    await a.keyboard.press('Enter')
    await a.keyboard.press('Escape')
    await eventually(async () => (await read(b)).nodes[0]?.frame).toBeTruthy()
    const { nodes, frames } = await read(a)
    const frame = frames.find(({ id }) => id === nodes[0]?.frame)!
    // The view is still on its way to show all frames.
    let view = ''
    await eventually(async () => {
      const before = view
      view = JSON.stringify(await a.evaluate('panes.board().region()'))
      await a.waitForTimeout(150)
      return view === before
    }).toBe(true)
    const { x, y, w } = JSON.parse(view) as { x: number; y: number; w: number }
    const bounds = await boundsOf(a.getByRole('application', { name: 'Board canvas' }))
    const zoom = bounds.width / w
    /** A quarter up the left side of the frame. */
    const grip = {
      x: bounds.x + (frame.box.x - x) * zoom,
      y: bounds.y + (frame.box.y + frame.box.h * 0.75 - y) * zoom,
    }
    await drag(a, grip, { x: grip.x + 40, y: grip.y })
    const by = async (page: Page) => {
      const now = await read(page)
      return {
        frame: Math.round((now.frames.find(({ id }) => id === frame.id)?.box.x ?? NaN) - frame.box.x),
        node: Math.round((now.nodes[0]?.box.x ?? NaN) - (nodes[0]?.box.x ?? NaN)),
      }
    }
    for (const page of [a, b]) {
      await eventually(async () => (await by(page)).frame).toBeGreaterThan(20)
      await eventually(async () => {
        const moved = await by(page)
        return Math.abs(moved.node - moved.frame)
      }).toBeLessThan(2)
    }
    await a.keyboard.press('Delete')
    for (const page of [a, b]) {
      await eventually(async () => (await read(page)).frames.length).toBe(15)
      expect((await read(page)).nodes.map(({ name }) => name)).toEqual(['Orders'])
    }
  })

  test('[O11] once a pen was seen a finger draws no more and moves the view; while the pen is down a palm does nothing', async () => {
    await meet()
    const hands = await a.context().newCDPSession(a)
    const strokes = async (page: Page) => (await read(page)).strokes
    const view = async () => {
      const { x, y } = (await a.evaluate('panes.board().region()')) as { x: number; y: number }
      return { x: Math.round(x), y: Math.round(y) }
    }
    const pen = async (type: 'mousePressed' | 'mouseMoved' | 'mouseReleased', x: number, y: number) =>
      hands.send('Input.dispatchMouseEvent', {
        type,
        x,
        y,
        button: 'left',
        buttons: type === 'mouseReleased' ? 0 : 1,
        clickCount: 1,
        pointerType: 'pen',
      })
    const touch = (
      type: 'touchStart' | 'touchMove' | 'touchEnd',
      ...touchPoints: readonly { x: number; y: number }[]
    ) => hands.send('Input.dispatchTouchEvent', { type, touchPoints: [...touchPoints] })
    const penStroke = async (y: number, within: () => Promise<unknown> = async () => {}) => {
      await pen('mousePressed', 200, y)
      for (let step = 1; step <= 6; step += 1) await pen('mouseMoved', 200 + step * 30, y + (step % 2) * 20)
      await within()
      await pen('mouseReleased', 380, y)
    }
    const finger = async (y: number) => {
      await touch('touchStart', { x: 300, y })
      for (let step = 1; step <= 6; step += 1)
        await touch('touchMove', { x: 300 + step * 20, y: y + step * 10 })
      await touch('touchEnd')
    }
    await a.keyboard.press('p')
    await finger(200)
    await eventually(() => strokes(b)).toBe(1)
    await penStroke(300)
    await eventually(() => strokes(b)).toBe(2)
    const before = await view()
    await finger(400)
    await eventually(view).toEqual({ x: before.x - 120, y: before.y - 60 })
    expect(await strokes(a)).toBe(2)
    const moved = await view()
    await penStroke(350, () => finger(500))
    for (const page of [a, b]) await eventually(() => strokes(page)).toBe(3)
    expect(await view()).toEqual(moved)
    await a.keyboard.press('v')
  })

  test('[O11] two fingers zoom and draw nothing, whatever is in the hand, before a pen was seen and after', async () => {
    await meet()
    const hands = await a.context().newCDPSession(a)
    const strokes = async (page: Page) => (await read(page)).strokes
    const width = async () => ((await a.evaluate('panes.board().region()')) as { w: number }).w
    const touch = (
      type: 'touchStart' | 'touchMove' | 'touchEnd',
      ...touchPoints: readonly { x: number; y: number; id: number }[]
    ) => hands.send('Input.dispatchTouchEvent', { type, touchPoints: [...touchPoints] })
    /** The first finger is down and has moved for a while before the second comes. */
    const spread = async (alone: number) => {
      const before = await width()
      await touch('touchStart', { x: 400, y: 180, id: 1 })
      for (let step = 0; step < alone; step += 1) {
        await touch('touchMove', { x: 400 - step * 3, y: 180, id: 1 })
        await a.waitForTimeout(20)
      }
      const x = 400 - alone * 3
      await touch('touchStart', { x, y: 180, id: 1 }, { x: 500, y: 180, id: 2 })
      for (let step = 1; step <= 12; step += 1) {
        await touch('touchMove', { x: x - step * 8, y: 180, id: 1 }, { x: 500 + step * 8, y: 180, id: 2 })
        await a.waitForTimeout(16)
      }
      await touch('touchEnd')
      await eventually(width).toBeLessThan(before * 0.75)
      await a.keyboard.press('Shift+Digit0')
      await eventually(width).toBeGreaterThan(before * 0.95)
    }
    await a.keyboard.press('p')
    for (const alone of [0, 6]) await spread(alone)
    await a.waitForTimeout(400)
    for (const page of [a, b]) expect(await strokes(page)).toBe(0)
    await take(a, 's')
    await spread(6)
    await take(a, 'p')
    await a.waitForTimeout(400)
    for (const page of [a, b]) expect((await read(page)).nodes).toEqual([])
    await canvas(a).focus()
    await a.keyboard.press('Control+z')
    for (const page of [a, b]) expect(await strokes(page)).toBe(0)
    const pen = { button: 'left', clickCount: 1, pointerType: 'pen', y: 300 } as const
    await hands.send('Input.dispatchMouseEvent', { type: 'mousePressed', x: 200, buttons: 1, ...pen })
    for (const x of [240, 280, 320])
      await hands.send('Input.dispatchMouseEvent', { type: 'mouseMoved', x, buttons: 1, ...pen })
    await hands.send('Input.dispatchMouseEvent', { type: 'mouseReleased', x: 320, buttons: 0, ...pen })
    for (const page of [a, b]) await eventually(() => strokes(page)).toBe(1)
    for (const alone of [0, 6]) await spread(alone)
    await a.waitForTimeout(400)
    for (const page of [a, b]) expect(await strokes(page)).toBe(1)
    await a.keyboard.press('v')
  })

  test('[O7] no page asked anything of another host, and none reported an error', () => {
    expect(stage.strayed).toEqual([])
    expect(stage.errors).toEqual([])
  })
})

type Schema = { readonly key: string; readonly val: { readonly sequences: Readonly<Record<string, number>> } }

/** The versions in the schema that stands in a document of tldraw's. */
function writtenSchema(doc: Doc): Schema['val']['sequences'] {
  const entries = doc.getArray<Schema>('board').toArray()
  return entries.findLast(({ key }) => key === 'schema')?.val.sequences ?? {}
}

function writeSchema(doc: Doc, sequences: Schema['val']['sequences']) {
  const board = doc.getArray<Schema>('board')
  doc.transact(() => {
    board.delete(
      board.toArray().findIndex(({ key }) => key === 'schema'),
      1,
    )
    board.push([{ key: 'schema', val: { sequences } }])
  })
}
