/** Drawings from elsewhere on a board, whichever engine draws it: what one brings, and what the other person then sees. */
import { readFileSync } from 'node:fs'
import { readBoard, type BoardReading } from '@signalroom/shared'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findings } from '../../kit/axe.js'
import { eventually } from './hands.js'
import { setStage, type Stage } from './stage.js'
import { openTwo, toFreshBoard } from './two.js'

const fixture = (name: string) => readFileSync(new URL(`../../rules/board/${name}`, import.meta.url), 'utf8')
const ride = () =>
  JSON.stringify({
    tldrawFileFormatVersion: 1,
    // Of no version that tldraw could bring to today's.
    schema: { schemaVersion: 2, sequences: {} },
    records: JSON.parse(fixture('ride.tldraw.json')) as unknown,
  })
const mermaid = `flowchart LR
  web([Web client]) -->|HTTPS p99 120 ms| api{{API gateway}}
  subgraph core [Core]
    api2[Orders service] --> db[(Orders DB)]
    api2 -.-> q[[Queue]]
  end
  api --> api2
  db --> api2
`

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
    rooms += 1
    for (const page of [a, b]) await toFreshBoard(page, `${engine}-${rooms}`)
  }
  const dialog = () => a.getByRole('dialog', { name: 'Bring in a drawing' })
  async function choose(name: string, text: string | Buffer) {
    await a.getByRole('button', { name: 'Bring in a drawing' }).click()
    await dialog().waitFor()
    await dialog()
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(text) })
  }
  const put = () => dialog().getByRole('button', { name: 'Put it on the board' }).click()
  const read = async (page: Page) => (await page.evaluate('panes.board().reading()')) as BoardReading
  const told = ({ nodes, edges }: BoardReading) => {
    const named = (id: string | null) => nodes.find(node => node.id === id)?.name ?? id
    return {
      names: nodes.map(({ name }) => name).toSorted(),
      edges: edges.map(({ from, to, label }) => `${named(from)} > ${named(to)}: ${label}`).toSorted(),
    }
  }

  test('[O14] a flowchart of Mermaid that is pasted is laid out, both see it, and one step back takes it away', async () => {
    await meet()
    await a.getByRole('button', { name: 'Bring in a drawing' }).click()
    await dialog().getByLabel('Or paste its text').fill(mermaid)
    await dialog().getByText('Holds 5 boxes, 5 arrows, and 1 other shape.').waitFor()
    expect(await findings(a)).toEqual([])
    await put()
    await dialog().waitFor({ state: 'detached' })
    await a.getByText('5 boxes, 5 arrows, and 1 other shape on the board.').first().waitFor()
    await eventually(async () => (await read(b)).edges.length).toBe(5)
    const seen = await read(b)
    expect(told(seen)).toEqual({
      names: ['API gateway', 'Orders DB', 'Orders service', 'Queue', 'Web client'],
      edges: [
        'API gateway > Orders service: ',
        'Orders DB > Orders service: ',
        'Orders service > Orders DB: ',
        'Orders service > Queue: ',
        'Web client > API gateway: HTTPS p99 120 ms',
      ],
    })
    expect(seen.frames.map(({ name }) => name)).toEqual(['Core'])
    expect(seen.nodes.filter(({ frame }) => frame === seen.frames[0]!.id)).toHaveLength(3)
    expect(seen.nodes.find(({ name }) => name === 'Orders DB')!.kind).toBe('store')
    await a.keyboard.press('Control+z')
    await eventually(async () => (await read(b)).nodes.length).toBe(0)
    expect((await read(a)).nodes).toHaveLength(0)
  })

  test('[O14] what does not parse names its line and its reason, and nothing is brought', async () => {
    await meet()
    await choose('plan.mmd', 'flowchart LR\n  a --> b\n  b -->')
    await dialog()
      .getByRole('alert')
      .getByText(/^plan\.mmd: Line 3: ./)
      .waitFor()
    expect(await dialog().getByRole('button', { name: 'Put it on the board' }).isDisabled()).toBe(true)
    await a.keyboard.press('Escape')
    await dialog().waitFor({ state: 'detached' })
    await eventually(() => a.evaluate('document.activeElement.ariaLabel')).toBe('Bring in a drawing')
    expect((await read(a)).nodes).toHaveLength(0)
  })

  test('[O14] the board’s own file comes back as it was, strokes and all, beside what stands there', async () => {
    await meet()
    for (const [key, name] of [
      ['s', 'Gateway'],
      ['d', 'Orders'],
    ] as const) {
      await a.keyboard.press(key)
      await a.keyboard.type(name)
      await a.keyboard.press('Enter')
      await eventually(async () => (await read(a)).nodes.length).toBe(key === 's' ? 1 : 2)
    }
    await a.keyboard.press('p')
    await a.mouse.move(200, 600)
    await a.mouse.down()
    await a.mouse.move(260, 620, { steps: 5 })
    await a.mouse.up()
    await a.keyboard.press('v')
    await eventually(async () => (await read(a)).strokes).toBe(1)
    const { ending, text } = (await a.evaluate('panes.board().exportFile()')) as {
      ending: string
      text: string
    }
    await choose(`mine.${ending}`, text)
    await put()
    await dialog().waitFor({ state: 'detached' })
    await eventually(async () => told(await read(b)).names).toEqual([
      'Gateway',
      'Gateway',
      'Orders',
      'Orders',
    ])
    const { nodes, strokes } = await read(b)
    expect(strokes).toBe(2)
    expect(nodes.map(({ kind }) => kind).toSorted()).toEqual(['service', 'service', 'store', 'store'])
    const [left, right] = nodes.filter(({ name }) => name === 'Gateway').map(({ box }) => box)
    expect(Math.abs(left!.x - right!.x)).toBeGreaterThan(left!.w)
  })

  test.each([
    ['byhand.excalidraw', () => fixture('byhand.excalidraw')],
    ['ride.tldr', ride],
  ] as const)('[O14] %s says the same here as it says in its own engine', async (name, text) => {
    await meet()
    await choose(name, text())
    await put()
    await eventually(async () => (await read(b)).nodes.length).toBeGreaterThan(0)
    const { elements, records } = JSON.parse(text()) as { elements?: unknown[]; records?: unknown[] }
    const meant = told(readBoard(elements ?? records ?? []))
    await eventually(async () => told(await read(b)).names).toEqual(expect.arrayContaining(meant.names))
    expect(told(await read(b)).edges).toEqual(
      expect.arrayContaining(meant.edges.filter(edge => !edge.includes('null'))),
    )
    const close = dialog().getByRole('button', { name: 'Close' })
    if (await close.isVisible()) await close.click()
  })

  test('[O14] 5,000 shapes: what fits comes, the rest is counted, and both go on', async () => {
    await meet()
    const elements = Array.from({ length: 5_000 }, (_, at) => ({
      id: `e${at}`,
      type: 'rectangle',
      x: (at % 100) * 200,
      y: Math.floor(at / 100) * 120,
      width: 100,
      height: 60,
      angle: 0,
    }))
    await choose('many.excalidraw', JSON.stringify({ type: 'excalidraw', elements }))
    await put()
    await dialog()
      .getByText('1,000 boxes on the board. Left out: 4,000 shapes beyond what a board holds.')
      .waitFor()
    await dialog().getByRole('button', { name: 'Close' }).click()
    await eventually(async () => (await read(b)).nodes.length).toBe(1_000)
    await b.evaluate('panes.board().focus()')
    await b.keyboard.press('Control+a')
    await b.keyboard.press('Delete')
    await eventually(async () => (await read(a)).nodes.length).toBe(0)
  })

  test('[O14] groups in a circle, records of no type, a missing parent and sizes beyond reason cost themselves alone', async () => {
    await meet()
    const shape = (id: string, parentId: string, type = 'geo', props: object = {}) => ({
      typeName: 'shape',
      id: `shape:${id}`,
      type,
      parentId,
      index: 'a1',
      x: 0,
      y: 0,
      rotation: 0,
      isLocked: false,
      opacity: 1,
      meta: {},
      props: type === 'geo' ? { geo: 'rectangle', w: 120, h: 60, text: id, ...props } : {},
    })
    const records = [
      shape('good', 'page:page'),
      shape('one', 'shape:two', 'group'),
      shape('two', 'shape:one', 'group'),
      shape('inside', 'shape:one'),
      shape('orphan', 'shape:nobody'),
      shape('vast', 'page:page', 'geo', { w: 5e8 }),
      shape('odd', 'page:page', 'geo', { w: 'wide' }),
      { typeName: 'shape' },
      null,
      7,
    ]
    const schema = { schemaVersion: 2, sequences: { 'com.tldraw.store': 400, 'com.tldraw.shape': 900 } }
    await choose('hostile.tldr', JSON.stringify({ tldrawFileFormatVersion: 1, schema, records }))
    await put()
    await dialog().getByText('items that could not be read').waitFor()
    await dialog().getByRole('button', { name: 'Close' }).click()
    await eventually(async () => told(await read(b)).names).toEqual(['good'])
    const broken = [
      { id: 'good', type: 'rectangle', x: 0, y: 0, width: 100, height: 60 },
      { id: 'bent', type: 'arrow', x: 0, y: 0, width: 1, height: 1, points: null },
      { id: 'shot', type: 'image', x: 0, y: 0, width: 1, height: 1, fileId: 'f' },
      {
        id: 'red',
        type: 'ellipse',
        x: 300,
        y: 0,
        width: 100,
        height: 60,
        strokeColor: 'red',
        link: 'https://a.example',
      },
      { id: 'gone', type: 'ellipse', x: 300, y: 0, width: 100, height: 60, isDeleted: true },
      { id: 'vast', type: 'diamond', x: 0, y: 0, width: 5e9, height: 60 },
      null,
      { type: 'rectangle' },
    ]
    await choose('broken.excalidraw', JSON.stringify({ type: 'excalidraw', elements: broken }))
    await put()
    await dialog()
      .getByText(/Left out: 1 picture/)
      .waitFor()
    await dialog().getByRole('button', { name: 'Close' }).click()
    await eventually(async () => (await read(b)).nodes.length).toBe(3)
    expect(stage.errors).toEqual([])
  })

  test('[O14] a file that is dropped is asked about; one that is neither drawing nor image is refused with a sentence', async () => {
    await meet()
    const drop = (name: string, type: string, text: string) =>
      a.evaluate(
        ([fileName, kind, words]) => {
          const files = new DataTransfer()
          files.items.add(new File([words!], fileName!, { type: kind! }))
          const [x, y] = [500, 300]
          const at = document.elementFromPoint(x, y)!
          const given = { dataTransfer: files, bubbles: true, cancelable: true, clientX: x, clientY: y }
          at.dispatchEvent(new DragEvent('dragover', given))
          at.dispatchEvent(new DragEvent('drop', given))
        },
        [name, type, text],
      )
    await drop('plan.mmd', '', mermaid)
    await dialog().getByText('plan.mmd: Holds 5 boxes').waitFor()
    await a.keyboard.press('Escape')
    await drop('shot.pdf', 'application/pdf', '%PDF-1.7')
    await a.getByText('Of files, the board takes images').first().waitFor()
    expect((await read(a)).nodes).toHaveLength(0)
  })
})
