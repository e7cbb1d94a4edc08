/** The outline of a board: the drawing read by ear and changed by keys alone, whichever engine draws it; nobody touches the canvas. */
import { componentKind, type BoardReading } from '@signalroom/shared'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventually, toBoard } from './hands.js'
import { setStage, type Stage } from './stage.js'

const mina = { seat: 'seat-1', name: 'Mina', color: '#0f6b5c', role: 'candidate', panes: 'board' }
const ravi = { seat: 'seat-2', name: 'Ravi', color: '#6a4bb0', role: 'interviewer', panes: 'board' }

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
    ;[a, b] = await Promise.all([
      stage.open({ ...mina, engine, room: `${engine}-outline` }),
      stage.open({ ...ravi, engine, room: `${engine}-outline` }),
    ])
  })
  afterAll(() => stage.clear())
  beforeAll(() => [a, b].forEach(page => page.setDefaultTimeout(25_000)))

  /** Both in a fresh room, with the outline beside the canvas. */
  async function meet() {
    const fresh = JSON.stringify({ room: `${engine}-outline-${++rooms}`, readOnly: false, theme: 'light' })
    for (const page of [a, b]) {
      await page.evaluate(`panes.set(${fresh})`)
      await page.getByText('Boxes and arrows of the design go here').waitFor()
      await toBoard(page)
      await page.keyboard.press('k')
      await focused(page, 'Add the first component')
    }
  }

  test('[O5] boxes and labelled arrows are made, read back, named anew, moved and taken away by keys alone', async () => {
    await meet()
    await add(a, 'service', 'Gateway')
    await add(a, 'store', 'Orders')
    await add(a, 'cache', 'Sessions')
    await goTo(a, 'Gateway')
    await connect(a, 'Orders', '12 ms')
    await goTo(a, 'Gateway')
    await connect(a, 'Sessions', '')
    const drawn = [
      'Gateway, Service',
      '  to Orders, 12 ms',
      '  to Sessions',
      `Orders, ${called('store')}, from Gateway`,
      'Sessions, Cache, from Gateway',
    ]
    for (const page of [a, b]) await eventually(() => heard(page)).toEqual(drawn)
    expect(await read(b)).toMatchObject({ strokes: 0, labels: [], frames: [], left: 0 })
    expect((await read(b)).edges.map(({ near }) => near)).toEqual([false, false])

    await goTo(a, 'to Sessions')
    await a.keyboard.press('l')
    await write(a, '3 ms')
    await said(a, 'Now 3 ms')
    await goTo(a, 'to Orders')
    await a.keyboard.press('Enter')
    await write(a, '20 ms')
    await goTo(a, 'Orders')
    await a.keyboard.press('Enter')
    await write(a, 'Payments')
    for (const page of [a, b])
      await eventually(() => heard(page)).toEqual([
        'Gateway, Service',
        '  to Payments, 20 ms',
        '  to Sessions, 3 ms',
        `Payments, ${called('store')}, from Gateway`,
        'Sessions, Cache, from Gateway',
      ])

    await goTo(a, 'Payments')
    await a.keyboard.press('Alt+ArrowDown')
    await said(a, 'Payments and Sessions changed places')
    await focused(a, 'Payments')
    await eventually(async () => names(await read(b))).toEqual(['Gateway', 'Sessions', 'Payments'])
    await goTo(a, 'Gateway')
    await a.keyboard.press('m')
    await a.keyboard.type('Pay')
    await a.keyboard.press('Enter')
    await said(a, 'Gateway moved beside Payments')
    const { nodes } = await read(a)
    for (const one of nodes)
      for (const other of nodes) if (one !== other) expect(meet2(one.box, other.box)).toBe(false)

    await goTo(a, 'Payments')
    await a.keyboard.press('Delete')
    await said(a, 'Payments deleted, with its arrow')
    await eventually(async () => names(await read(b)).toSorted()).toEqual(['Gateway', 'Sessions'])
    expect((await read(b)).edges).toHaveLength(1)
    await a.keyboard.press('Control+z')
    await said(a, 'Taken back')
    for (const page of [a, b])
      await eventually(async () => (await heard(page)).toSorted()).toEqual(
        [
          '  to Payments, 20 ms',
          '  to Sessions, 3 ms',
          'Gateway, Service',
          `Payments, ${called('store')}, from Gateway`,
          'Sessions, Cache, from Gateway',
        ].toSorted(),
      )
    await a.keyboard.press('Control+Shift+Z')
    await said(a, 'Done again')
    await eventually(async () => names(await read(b)).toSorted()).toEqual(['Gateway', 'Sessions'])
  })

  const meet2 = (one: Box, other: Box) =>
    one.x < other.x + other.w &&
    other.x < one.x + one.w &&
    one.y < other.y + other.h &&
    other.y < one.y + one.h

  async function add(
    page: Page,
    kind: 'service' | 'store' | 'cache' | 'queue' | 'model' | 'client',
    name: string,
  ) {
    await page.keyboard.press('Insert')
    await page.getByLabel('Kind').waitFor()
    await page.keyboard.type(called(kind))
    await page.keyboard.press('Tab')
    await page.keyboard.type(name)
    await page.keyboard.press('Enter')
    await focused(page, name)
  }
  async function goTo(page: Page, name: string) {
    await page.keyboard.press('/')
    await page.getByRole('combobox', { name: 'Find' }).waitFor()
    await page.keyboard.type(name)
    await page.keyboard.press('Enter')
    await focused(page, name)
  }
  async function connect(page: Page, to: string, words: string) {
    await page.keyboard.press('c')
    await page.getByRole('combobox', { name: /^Connect/ }).waitFor()
    await page.keyboard.type(to)
    await page.keyboard.press('Tab')
    await page.keyboard.type(words)
    await page.keyboard.press('Enter')
    await focused(page, `to ${to}`)
  }
  async function write(page: Page, words: string) {
    await page.locator('.outline-pane textarea').waitFor()
    await page.keyboard.type(words)
    await page.keyboard.press('Enter')
    await page.locator('.outline-pane textarea').waitFor({ state: 'detached' })
  }
})

type Box = { readonly x: number; readonly y: number; readonly w: number; readonly h: number }
const called = (kind: Parameters<typeof componentKind>[0]) => componentKind(kind).name
const outline = (page: Page) => page.getByRole('region', { name: 'Outline of the board' })
const read = async (page: Page) => (await page.evaluate('panes.board().reading()')) as BoardReading
const names = ({ nodes }: BoardReading) => nodes.map(({ name }) => name)
const said = (page: Page, words: string) => outline(page).getByRole('status').getByText(words).waitFor()
/** The rows as they are read out, two spaces for each level. */
const heard = (page: Page) =>
  page
    .getByRole('treeitem')
    .evaluateAll(rows =>
      rows.map(row => '  '.repeat(Number(row.getAttribute('aria-level')) - 1) + (row.textContent ?? '')),
    )
/** Until what has the focus begins so. */
const focused = (page: Page, name: string) =>
  eventually(() => page.evaluate(() => document.activeElement?.textContent ?? '')).toMatch(
    new RegExp(`^${name}`),
  )
