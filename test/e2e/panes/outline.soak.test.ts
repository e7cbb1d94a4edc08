/** The outline of a board: the drawing read by ear and changed by keys alone, whichever engine draws it; nobody touches the canvas. */
import { componentKind, type BoardReading, type ComponentKind } from '@signalroom/shared'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Map as YMap, type Doc } from 'yjs'
import { findings } from '../../kit/axe.js'
import { canvas, eventually } from './hands.js'
import { sized } from '../../kit/sizes.js'
import { setStage, type Stage } from './stage.js'
import { emptyBoard, openTwo, ravi } from './two.js'

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
    ;[a, b] = await openTwo(stage, engine, `${engine}-outline`)
  })
  afterAll(() => stage.clear())

  /** In a fresh room, with the outline beside the canvas. */
  async function meet(...pages: readonly Page[]): Promise<string> {
    const room = `${engine}-outline-${++rooms}`
    for (const page of pages) {
      await page.evaluate(`panes.set(${JSON.stringify({ room, readOnly: false, theme: 'light' })})`)
      await emptyBoard(page)
      await page.keyboard.press('k')
      await focused(page, 'Add the first component')
    }
    return room
  }

  test('[O5] boxes and labelled arrows are made, read back, named anew, moved and taken away by keys alone, and the other hears it', async () => {
    await meet(a, b)
    await add(a, 'service', 'Gateway')
    await add(a, 'store', 'Orders')
    await add(a, 'cache', 'Sessions')
    await connect(a, 'Gateway', 'Orders', '12 ms')
    await connect(a, 'Gateway', 'Sessions', '')
    for (const page of [a, b])
      await eventually(() => heard(page)).toEqual({
        'Gateway, Service': ['to Orders, 12 ms', 'to Sessions'],
        [`Orders, ${called('store')}, from Gateway`]: [],
        'Sessions, Cache, from Gateway': [],
      })
    expect((await read(b)).edges.map(({ near }) => near)).toEqual([false, false])

    await rename(a, 'to Sessions', 'l', '3 ms')
    await said(a, 'Now 3 ms')
    await rename(a, 'to Orders', 'Enter', '20 ms')
    await rename(a, 'Orders', 'Enter', 'Payments')
    for (const page of [a, b])
      await eventually(() => heard(page)).toEqual({
        'Gateway, Service': ['to Payments, 20 ms', 'to Sessions, 3 ms'],
        [`Payments, ${called('store')}, from Gateway`]: [],
        'Sessions, Cache, from Gateway': [],
      })

    await goTo(a, 'Payments')
    await a.keyboard.press('Alt+ArrowDown')
    await said(a, 'Payments and Sessions changed places')
    await focused(a, 'Payments')
    await eventually(async () => names(await read(b))).toEqual(['Gateway', 'Sessions', 'Payments'])
    await goTo(a, 'Gateway')
    await a.keyboard.press('m')
    await choose(a, /^Move Gateway/, 'Payments')
    await said(a, 'Gateway moved beside Payments')
    await eventually(async () => names(await read(b))).toEqual(['Sessions', 'Payments', 'Gateway'])
    const { nodes } = await read(b)
    for (const [at, one] of nodes.entries())
      for (const other of nodes.slice(at + 1)) expect(overlap(one.box, other.box)).toBe(false)

    await goTo(a, 'Payments')
    await a.keyboard.press('Delete')
    await said(a, 'Payments deleted, with its arrow')
    await focused(a, 'Gateway')
    await eventually(() => heard(b)).toEqual({
      'Sessions, Cache, from Gateway': [],
      'Gateway, Service': ['to Sessions, 3 ms'],
    })
    await a.keyboard.press('Control+z')
    await said(a, 'Taken back')
    for (const page of [a, b])
      await eventually(async () => (await heard(page))['Gateway, Service']).toHaveLength(2)
    await a.keyboard.press('Control+z')
    await eventually(async () => names(await read(b))).toEqual(['Gateway', 'Sessions', 'Payments'])
    await a.keyboard.press('Control+Shift+Z')
    await eventually(async () => names(await read(b))).toEqual(['Sessions', 'Payments', 'Gateway'])
  })

  test('[O5] twelve named components with fourteen labelled arrows are made, read back and changed through the outline', async () => {
    await meet(a, b)
    for (const [kind, name] of design.nodes) await add(a, kind, name)
    for (const [from, to, words] of design.edges) await connect(a, from, to, words)
    const expected = outlineOf(design.nodes, design.edges)
    for (const page of [a, b]) await eventually(() => heard(page)).toEqual(expected)
    expect(await read(b)).toMatchObject({ labels: [], frames: [], strokes: 0, images: 0, left: 0 })
    await a.keyboard.press('Shift+T')
    await said(a, 'Laid out anew')
    for (const page of [a, b]) await eventually(() => heard(page)).toEqual(expected)

    await rename(a, 'Fanout', 'Enter', 'Fan-out')
    await rename(a, 'to Timelines, 4 ms', 'l', '6 ms')
    await goTo(a, 'Notifications')
    await a.keyboard.press('Delete')
    await said(a, 'Notifications deleted, with 2 arrows')
    const changed = outlineOf(
      design.nodes
        .map(([kind, name]) => [kind, name === 'Fanout' ? 'Fan-out' : name] as const)
        .filter(([, name]) => name !== 'Notifications'),
      design.edges
        .filter(([from, to]) => from !== 'Notifications' && to !== 'Notifications')
        .map(
          ([from, to, words]) =>
            [
              from === 'Fanout' ? 'Fan-out' : from,
              to === 'Fanout' ? 'Fan-out' : to,
              words === '4 ms' ? '6 ms' : words,
            ] as const,
        ),
    )
    for (const page of [a, b]) await eventually(() => heard(page)).toEqual(changed)
  })

  test('[O5] the focus stays where it is whatever the other does, and goes to a neighbour from what the other deletes', async () => {
    await meet(a, b)
    await add(a, 'service', 'Gateway')
    await add(a, 'store', 'Orders')
    await goTo(a, 'Gateway')
    await eventually(async () => Object.keys(await heard(b))).toHaveLength(2)
    // The button that the focus was on is gone.
    await focused(b, 'Gateway|Orders')
    await goTo(b, 'Gateway')
    await b.keyboard.press('Alt+ArrowDown')
    await add(b, 'queue', 'Receipts')
    await eventually(async () => Object.keys(await heard(a))).toHaveLength(3)
    await focused(a, 'Gateway')

    await a.keyboard.press('Enter')
    await a.locator('.outline-pane textarea').waitFor()
    await goTo(b, 'Gateway')
    await b.keyboard.press('Enter')
    await b.getByText('Mina is writing here.').first().waitFor()
    expect(await b.locator('.outline-pane textarea').count()).toBe(0)
    await b.keyboard.press('Delete')
    await said(a, 'Gateway is there no more')
    // What one goes on typing was meant for a name.
    await a.keyboard.type('ca')
    await a.keyboard.press('Delete')
    await focused(a, '(Orders|Receipts)')
    expect(await a.locator('.outline-form').count()).toBe(0)
    expect(Object.keys(await heard(a))).toHaveLength(2)
  })

  test('[O5] keys in the outline reach neither the board nor the room; Escape and K go back to the canvas', async () => {
    await meet(a)
    await add(a, 'service', 'Gateway')
    await a.evaluate(() => {
      const heardKeys: string[] = []
      Object.assign(window, { heardKeys })
      addEventListener('keydown', event => heardKeys.push(event.key))
    })
    for (const key of ['s', 'd', 'Shift+P', '?', '1', 'Space', 'n']) await a.keyboard.press(key)
    expect(await a.evaluate('heardKeys')).toEqual([])
    expect(await a.getByRole('button', { name: /^Select/ }).getAttribute('aria-pressed')).toBe('true')
    expect(Object.keys(await heard(a))).toEqual(['Gateway, Service'])
    await a.keyboard.press('Escape')
    expect(await onCanvas(a)).toBe(true)
    await a.keyboard.press('k')
    await focused(a, 'Gateway')
    await a.keyboard.press('k')
    expect(await onCanvas(a)).toBe(true)
    expect(await outline(a).count()).toBe(0)
    await a.getByRole('button', { name: 'Outline', exact: true }).click()
    await focused(a, 'Gateway')
  })

  test('[O5] who may only look reads the outline and changes nothing; axe finds nothing wrong, in light and in dark', async () => {
    await meet(a, b)
    await add(a, 'service', 'Gateway')
    await add(a, 'store', 'Orders')
    await connect(a, 'Gateway', 'Orders', '12 ms')
    const before = await heard(a)
    await eventually(() => heard(b)).toEqual(before)
    await goTo(b, 'Gateway')
    await b.evaluate(`panes.set({ readOnly: true, theme: 'dark' })`)
    await outline(b).getByText('View only').waitFor()
    await focused(b, 'Gateway')
    for (const key of ['Insert', 'a', 'c', 'm', 'Enter', 'Delete', 'Alt+ArrowDown', 'Control+z'])
      await b.keyboard.press(key)
    expect(await b.locator('.outline-form, .outline-pane textarea, .outline-keys').count()).toBe(0)
    await b.keyboard.press('ArrowDown')
    await focused(b, 'to Orders')
    await goTo(b, 'Orders')
    for (const page of [a, b]) expect(await heard(page)).toEqual(before)
    expect(await findings(b)).toEqual([])
    await goTo(a, 'Gateway')
    await a.keyboard.press('c')
    expect(await findings(a)).toEqual([])
    await a.keyboard.press('Escape')
    await a.keyboard.press('a')
    expect(await findings(a)).toEqual([])
  })

  test('[O5] on a phone the outline is seen first, and a thumb does all of it', async () => {
    const room = await meet(a)
    const phone = await stage.open({ ...ravi, engine, room }, { width: 390, height: 844, touch: true })
    await phone.getByRole('button', { name: 'Add the first component' }).tap()
    await phone.getByLabel('Name').fill('Gateway')
    await phone.getByRole('button', { name: 'Add', exact: true }).last().tap()
    await focused(phone, 'Gateway')
    await phone.getByRole('button', { name: 'Add', exact: true }).tap()
    await phone.getByLabel('Kind').selectOption('store')
    await phone.getByLabel('Name').fill('Orders')
    await phone.getByRole('button', { name: 'Add', exact: true }).last().tap()
    await phone.getByRole('treeitem', { name: /^Gateway/ }).tap()
    await phone.getByRole('button', { name: 'Connect' }).tap()
    await phone.getByRole('option', { name: /^Orders/ }).tap()
    await eventually(() => heard(a)).toMatchObject({ 'Gateway, Service': ['to Orders'] })
    const sizes = await phone
      .locator('.outline-pane :is(button, [role=treeitem]), .board-views button')
      .evaluateAll(all => all.map(one => one.getBoundingClientRect().height))
    expect(sizes.filter(height => height < 44)).toEqual([])
    expect(await findings(phone)).toEqual([])
    await phone.getByRole('button', { name: 'Canvas' }).tap()
    expect(await outline(phone).count()).toBe(0)
    expect(await onCanvas(phone)).toBe(true)
    await phone.getByRole('button', { name: 'Outline' }).tap()
    await focused(phone, 'Gateway|to Orders')
    await phone.context().close()
  })

  test('[O5] a frame is read with what stands in it, named anew, and taken away without it', async () => {
    await meet(a, b)
    await a.keyboard.press('Escape')
    await a.keyboard.press('Shift+B')
    await eventually(async () => (await read(b)).frames.length).toBeGreaterThan(5)
    await a.keyboard.press('k')
    await eventually(() => a.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('treeitem')
    const before = await read(a)
    const first = before.frames[0]!
    await rename(a, first.name, 'Enter', 'What it must hold')
    await said(a, 'Now What it must hold')
    await eventually(async () => (await read(b)).frames.map(({ name }) => name)).toContain(
      'What it must hold',
    )
    const last = before.frames.toSorted((one, other) => other.box.w * other.box.h - one.box.w * one.box.h)[0]!
    await goTo(a, last.name)
    await add(a, 'service', 'Gateway')
    await goTo(a, last.name)
    await a.keyboard.press('Delete')
    await said(a, 'deleted')
    await eventually(async () => (await read(b)).frames.map(({ id }) => id)).not.toContain(last.id)
    expect((await read(b)).frames).toHaveLength(before.frames.length - 1)
    expect(names(await read(b))).toEqual(['Gateway'])
  })

  test('[O5] a board that is full takes no more from the outline either, and says so', async () => {
    const room = await meet(a)
    await add(a, 'service', 'Gateway')
    await eventually(() => kept(engine, stage.doc(room))).toBeGreaterThan(0)
    fill(engine, stage.doc(room))
    await eventually(async () => (await read(a)).nodes.length).toBe(1_000)
    await a.keyboard.press('Insert')
    await a.keyboard.press('Tab')
    await a.keyboard.insertText('One too many')
    await a.keyboard.press('Enter')
    await a.getByText('The board is full: it holds 1,000 shapes.').first().waitFor()
    expect((await read(a)).nodes).toHaveLength(1_000)
  })

  test('[O5] no page reported an error', () => {
    expect(stage.errors).toEqual([])
  })
})

const design = {
  nodes: [
    ['client', 'Phone app'],
    ['service', 'Gateway'],
    ['service', 'Posts'],
    ['store', 'Post store'],
    ['queue', 'Events'],
    ['service', 'Fanout'],
    ['cache', 'Timelines'],
    ['service', 'Reader'],
    ['service', 'Social graph'],
    ['store', 'Follows'],
    ['model', 'Ranking'],
    ['service', 'Notifications'],
  ],
  edges: [
    ['Phone app', 'Gateway', '40 ms'],
    ['Gateway', 'Posts', '10 ms'],
    ['Gateway', 'Reader', '12 ms'],
    ['Posts', 'Post store', '8 ms p99'],
    ['Posts', 'Events', '2 ms'],
    ['Events', 'Fanout', '1 s'],
    ['Events', 'Notifications', '5 s'],
    ['Fanout', 'Social graph', '9 ms'],
    ['Fanout', 'Timelines', '4 ms'],
    ['Reader', 'Timelines', '1 ms'],
    ['Reader', 'Ranking', '30 ms'],
    ['Reader', 'Post store', '7 ms'],
    ['Social graph', 'Follows', '3 ms'],
    ['Notifications', 'Phone app', '200 ms'],
  ],
} as const satisfies {
  nodes: readonly (readonly [ComponentKind, string])[]
  edges: readonly (readonly [string, string, string])[]
}

/** What is to be heard of a design: each component with the arrows that leave it. */
function outlineOf(
  nodes: readonly (readonly [ComponentKind, string])[],
  edges: readonly (readonly [string, string, string])[],
): Outline {
  const said = nodes.map(([kind, name]) => {
    const from = edges.filter(edge => edge[1] === name).map(edge => edge[0])
    const row = [name, called(kind), ...(from.length > 0 ? [`from ${from.toSorted().join(', ')}`] : [])]
    return [
      row.join(', '),
      edges
        .filter(edge => edge[0] === name)
        .map(([, to, words]) => `to ${to}, ${words}`)
        .toSorted(),
    ]
  })
  return Object.fromEntries(said) as Outline
}

type Outline = Readonly<Record<string, readonly string[]>>
type Box = { readonly x: number; readonly y: number; readonly w: number; readonly h: number }
const overlap = (one: Box, other: Box) =>
  one.x < other.x + other.w && other.x < one.x + one.w && one.y < other.y + other.h && other.y < one.y + one.h

const called = (kind: ComponentKind) => componentKind(kind).name
const outline = (page: Page) => page.getByRole('region', { name: 'Outline of the board' })
const read = async (page: Page) => (await page.evaluate('panes.board().reading()')) as BoardReading
const names = ({ nodes }: BoardReading) => nodes.map(({ name }) => name)
const said = (page: Page, words: string) => outline(page).getByRole('status').getByText(words).waitFor()
const onCanvas = (page: Page) => canvas(page).evaluate(element => element === document.activeElement)

/** The rows as they are read out: what is on the first level, each with what belongs to it; who it comes from, in order. */
async function heard(page: Page): Promise<Outline> {
  const rows = await page
    .getByRole('treeitem')
    .evaluateAll(all => all.map(row => [row.getAttribute('aria-level'), row.textContent ?? ''] as const))
  const told: Record<string, string[]> = {}
  let last: string[] = []
  for (const [level, words] of rows) {
    const [own, from] = words.split(', from ')
    if (level === '1')
      told[from ? `${own}, from ${from.split(', ').toSorted().join(', ')}` : words] = last = []
    else last.push(words)
  }
  for (const its of Object.values(told)) its.sort()
  return told
}

/** Until what has the focus begins so. */
const focused = (page: Page, name: string) =>
  eventually(() => page.evaluate(() => document.activeElement?.textContent ?? '')).toMatch(
    new RegExp(`^(${name})`),
  )

async function add(page: Page, kind: ComponentKind, name: string) {
  await page.keyboard.press('Insert')
  await page.getByLabel('Kind').waitFor()
  await page.keyboard.type(called(kind))
  await page.keyboard.press('Tab')
  await page.keyboard.insertText(name)
  await page.keyboard.press('Enter')
  await focused(page, name)
}
async function choose(page: Page, asked: RegExp | string, name: string) {
  await page.getByRole('combobox', { name: asked }).waitFor()
  await page.keyboard.insertText(name)
  await page.keyboard.press('Enter')
}
async function goTo(page: Page, name: string) {
  await page.keyboard.press('/')
  await choose(page, 'Find', name)
  await focused(page, name)
}
async function connect(page: Page, from: string, to: string, words: string) {
  await goTo(page, from)
  await page.keyboard.press('c')
  await page.getByRole('combobox', { name: `Connect ${from} to` }).waitFor()
  await page.keyboard.insertText(to)
  await page.keyboard.press('Tab')
  await page.keyboard.insertText(words)
  await page.keyboard.press('Enter')
  await focused(page, `to ${to}`)
}
/** Of one row, by a key that opens its words. */
async function rename(page: Page, name: string, key: string, words: string) {
  await goTo(page, name)
  await page.keyboard.press(key)
  const field = page.locator('.outline-pane textarea')
  await field.waitFor()
  await page.keyboard.type(words)
  await page.keyboard.press('Enter')
  await field.waitFor({ state: 'detached' })
}

const kept = (engine: string, doc: Doc) =>
  engine === 'tldraw' ? doc.getArray('board').length : doc.getMap('board').size

/** As many of the one box that stands there as a board holds. */
function fill(engine: string, doc: Doc) {
  const copies = Array.from({ length: 999 }, (_, at) => at)
  if (engine === 'tldraw') {
    const entries = doc.getArray<{ key: string; val: Record<string, unknown> }>('board')
    const box = entries.toArray().find(({ key }) => key.startsWith('shape:'))!
    entries.push(
      copies.map(at => {
        const id = `${box.key}-${at}`
        return { key: id, val: { ...box.val, id, x: (at % 40) * 200, y: 400 + Math.floor(at / 40) * 100 } }
      }),
    )
    return
  }
  const board = doc.getMap('board')
  doc.transact(() => {
    for (const at of copies) {
      const fields = {
        type: 'rectangle',
        x: (at % 40) * 200,
        y: 400 + Math.floor(at / 40) * 100,
        width: 136,
        height: 56,
        seed: 1,
        index: `b${String(at).padStart(3, '0')}1`,
        customData: { kind: 'service' },
      }
      board.set(`copy-${at}`, new YMap(Object.entries(fields)))
    }
  })
}
