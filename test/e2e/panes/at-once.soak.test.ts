/** What two do at once to one drawing, case by case, whichever engine draws it: what each did stands, and nothing comes back. */
import type { BoardReading, Box } from '@signalroom/shared'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { eventually } from './hands.js'
import { setStage, type Stage } from './stage.js'
import { openTwo, toFreshBoard } from './two.js'

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
    const room = `${engine}-at-once-${++rooms}`
    for (const page of [b, a]) await toFreshBoard(page, room)
  }
  const read = async (page: Page) => (await page.evaluate('panes.board().reading()')) as BoardReading
  const names = async (page: Page) => (await read(page)).nodes.map(({ name }) => name).toSorted()
  const boxOf = async (page: Page, name: string): Promise<Box> => {
    const found = (await read(page)).nodes.find(node => node.name === name)
    if (!found) throw new Error(`${name} is not on the board`)
    return found.box
  }
  const lowered = (page: Page, name: string, from: Box) =>
    eventually(async () => (await boxOf(page, name)).y - from.y).toBeGreaterThan(15)
  const away = (page: Page, is: boolean) =>
    page.evaluate(`panes.opened.at(-1).provider.${is ? 'disconnect' : 'connect'}()`)
  async function make(page: Page, ...all: string[]) {
    await page.keyboard.press('Escape')
    for (const name of all) {
      await page.keyboard.press('s')
      await page.keyboard.type(name)
      await page.keyboard.press('Enter')
    }
    await page.keyboard.press('Escape')
    for (const one of [a, b]) await eventually(() => names(one)).toEqual(expect.arrayContaining(all))
  }
  /** By keys: the board walks in reading order. */
  async function pick(page: Page, name: string) {
    await page.keyboard.press('Escape')
    await page.keyboard.press('v')
    await page.keyboard.press('Escape')
    const all = (await read(page)).nodes
    for (let step = 0; step <= all.length; step += 1) {
      await page.keyboard.press('n')
      const { shapes } = (await page.evaluate('panes.board().region()')) as { shapes: string[] }
      if (shapes.length === 1 && shapes[0] === all.find(node => node.name === name)?.id) return
    }
    throw new Error(`${name} cannot be selected`)
  }
  async function lower(page: Page, name: string) {
    await pick(page, name)
    for (let step = 0; step < 20; step += 1) await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Escape')
    await page.waitForTimeout(150)
  }
  async function rename(page: Page, name: string, words: string) {
    await pick(page, name)
    await page.keyboard.press('Enter')
    await page.waitForTimeout(100)
    await page.keyboard.press('Control+a')
    await page.keyboard.type(words)
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await eventually(() => names(page)).toContain(words)
  }
  /** As a page would that had colours to choose from. */
  const colour = async (page: Page, name: string) => {
    const id = (await read(page)).nodes.find(node => node.name === name)?.id
    const key = JSON.stringify(id)
    await page.evaluate(
      engine === 'excalidraw'
        ? `panes.doc().getMap('board').get(${key}).set('backgroundColor', '#ffd8a8')`
        : `panes.doc().getArray('board').push([{ key: ${key}, set: { 'props/color': 'red' }, at: { 'props/color': 9 } }])`,
    )
  }
  const isColoured = async (page: Page) => {
    const { text } = (await page.evaluate('panes.board().exportFile()')) as { text: string }
    return engine === 'excalidraw' ? text.includes('#ffd8a8') : /"color": ?"red"/.test(text)
  }
  const undo = async (page: Page, times = 1) => {
    await page.evaluate(`document.querySelector('.excalidraw-container, .tl-container').focus()`)
    for (let step = 0; step < times; step += 1) await page.keyboard.press('Control+z')
    await page.waitForTimeout(200)
  }

  test('[O3] moved by one and coloured by the other at once: both stand, whoever was away', async () => {
    await meet()
    await make(a, 'Gate')
    for (const [mover, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const before = await boxOf(a, 'Gate')
      await away(mover, true)
      await lower(mover, 'Gate')
      await colour(other, 'Gate')
      await eventually(() => isColoured(other)).toBe(true)
      await away(mover, false)
      for (const page of [a, b]) {
        await lowered(page, 'Gate', before)
        await eventually(() => isColoured(page)).toBe(true)
      }
    }
  })

  test('[O3] moved, named and deleted at once: what is deleted stays deleted, on both pages and for who comes back', async () => {
    await meet()
    await make(a, 'Goes', 'Stays')
    await away(a, true)
    await lower(a, 'Goes')
    await rename(a, 'Goes', 'Gone')
    await pick(b, 'Goes')
    await b.keyboard.press('Delete')
    await away(a, false)
    for (const page of [a, b]) await eventually(() => names(page)).toEqual(['Stays'])
    await undo(a, 3)
    for (const page of [a, b]) expect(await names(page)).not.toContain('Gone')
    expect(await names(b)).not.toContain('Goes')
  })

  test('[O3] who undoes takes nothing of what the other did to the same box meanwhile', async () => {
    await meet()
    await make(a, 'Gate', 'Other')
    const first = await boxOf(a, 'Gate')
    await lower(a, 'Gate')
    await lowered(b, 'Gate', first)
    const second = await boxOf(b, 'Gate')
    await lower(b, 'Gate')
    await lowered(a, 'Gate', second)
    await colour(b, 'Gate')
    await rename(b, 'Other', 'Orders')
    await eventually(() => names(a)).toContain('Orders')
    const third = await boxOf(b, 'Gate')
    await undo(a)
    for (const page of [a, b]) {
      expect((await boxOf(page, 'Gate')).y).toBeGreaterThan(second.y + 15)
      expect(await isColoured(page)).toBe(true)
      expect(await names(page)).toEqual(['Gate', 'Orders'])
    }
    await undo(a, 12)
    for (const page of [a, b]) expect(await names(page)).toContain('Orders')
    expect((await boxOf(b, 'Gate')).y).toBeCloseTo(third.y, 0)
  })

  test('[O3] a box that one has deleted and brings back has what the other did to it before, and its arrow', async () => {
    await meet()
    await make(a, 'Left')
    for (const key of ['n', 'a', 's']) await a.keyboard.press(key)
    await a.keyboard.type('Right')
    await a.keyboard.press('Enter')
    await a.keyboard.type('12 ms')
    await a.keyboard.press('Enter')
    await a.keyboard.press('Escape')
    await eventually(async () => (await read(b)).edges[0]?.label).toBe('12 ms')
    await rename(b, 'Right', 'Orders')
    await eventually(() => names(a)).toContain('Orders')
    await pick(a, 'Orders')
    await a.keyboard.press('Delete')
    await eventually(() => names(b)).toEqual(['Left'])
    expect((await read(b)).edges.flatMap(({ to }) => to ?? [])).toEqual([])
    await undo(a)
    for (const page of [a, b]) {
      await eventually(() => names(page)).toEqual(['Left', 'Orders'])
      await eventually(async () => {
        const { nodes, edges } = await read(page)
        const to = edges[0]?.to
        return [edges.length, edges[0]?.label, nodes.find(({ id }) => id === to)?.name]
      }).toEqual([1, '12 ms', 'Orders'])
    }
  })

  test('[O3] an arrow drawn to a box while another deletes that box lets go of it', async () => {
    await meet()
    await make(a, 'Left', 'Right')
    await away(a, true)
    await pick(a, 'Left')
    for (const key of ['a', 'n', 'Enter']) await a.keyboard.press(key)
    await eventually(async () => (await read(a)).edges.length).toBe(1)
    await a.keyboard.press('Escape')
    await pick(b, 'Right')
    await b.keyboard.press('Delete')
    await away(a, false)
    for (const page of [a, b]) {
      await eventually(() => names(page)).toEqual(['Left'])
      expect(
        (await read(page)).edges.flatMap(({ from, to }) => [from, to]).filter(Boolean).length,
      ).toBeLessThan(2)
      const { text } = (await page.evaluate('panes.board().exportFile()')) as { text: string }
      expect(text).not.toContain('Right')
    }
    await make(b, 'After')
    for (const page of [a, b]) await eventually(() => names(page)).toEqual(['After', 'Left'])
  })

  test('[O3] two who put a box each on the same board while apart have both, in one order', async () => {
    await meet()
    await make(a, 'First')
    await away(a, true)
    for (const [page, name] of [
      [a, 'Hers'],
      [b, 'His'],
    ] as const) {
      await page.keyboard.press('s')
      await page.keyboard.type(name)
      await page.keyboard.press('Enter')
      await page.keyboard.press('Escape')
      await page.waitForTimeout(200)
    }
    await away(a, false)
    for (const page of [a, b]) await eventually(() => names(page)).toEqual(['First', 'Hers', 'His'])
    const orders = await Promise.all(
      [a, b].map(async page => {
        const { text } = (await page.evaluate('panes.board().exportFile()')) as { text: string }
        const { elements = [], records = [] } = JSON.parse(text) as Record<
          string,
          { id: string; index?: string; typeName?: string }[]
        >
        const all = [...elements, ...records.filter(({ typeName }) => typeName === 'shape')]
        return all
          .toSorted((one, other) => ((one.index ?? '') + one.id < (other.index ?? '') + other.id ? -1 : 1))
          .map(({ id }) => id)
      }),
    )
    expect(orders[0]).toEqual(orders[1])
  })

  test('[O3] an arrow with corners keeps its ends when either side moves', async () => {
    await meet()
    const elements = [
      { id: 'l', type: 'rectangle', x: 0, y: 0, width: 136, height: 56 },
      { id: 'r', type: 'rectangle', x: 500, y: 300, width: 136, height: 56 },
      {
        id: 'bent',
        type: 'arrow',
        x: 142,
        y: 28,
        width: 426,
        height: 266,
        points: [
          [0, 0],
          [426, 0],
          [426, 266],
        ],
        startBinding: { elementId: 'l', focus: 0, gap: 6 },
        endBinding: { elementId: 'r', focus: 0, gap: 6 },
      },
    ]
    await a.getByRole('button', { name: 'Bring in a drawing' }).click()
    const dialog = a.getByRole('dialog', { name: 'Bring in a drawing' })
    await dialog.locator('input[type=file]').setInputFiles({
      name: 'bent.excalidraw',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify({ type: 'excalidraw', elements })),
    })
    await dialog.getByRole('button', { name: 'Put it on the board' }).click()
    await dialog.waitFor({ state: 'detached' })
    await eventually(async () => (await read(b)).edges.length).toBe(1)
    if (engine === 'tldraw') return
    const [left, right] = (await read(a)).nodes.map(({ id }) => id)
    const push = (page: Page, id: string | undefined, by: number) =>
      page.evaluate(
        `{ const one = panes.doc().getMap('board').get(${JSON.stringify(id)}); one.set('y', one.get('y') + ${by}) }`,
      )
    await away(a, true)
    await push(a, left, 200)
    await push(b, right, 400)
    await away(a, false)
    for (const page of [a, b])
      await eventually(async () => {
        const { text } = (await page.evaluate('panes.board().exportFile()')) as { text: string }
        const all = (
          JSON.parse(text) as {
            elements: (Record<'x' | 'y' | 'width' | 'height', number> & {
              id: string
              type: string
              points?: [number, number][]
            })[]
          }
        ).elements
        const arrow = all.find(({ type }) => type === 'arrow')
        const ends = [arrow?.points?.[0], arrow?.points?.at(-1)]
        return [left, right].map((id, at) => {
          const [box, end] = [all.find(one => one.id === id), ends[at]]
          if (!arrow || !box || !end) return NaN
          const [x, y] = [arrow.x + end[0], arrow.y + end[1]]
          return (
            Math.hypot(
              Math.max(box.x - x, x - box.x - box.width, 0),
              Math.max(box.y - y, y - box.y - box.height, 0),
            ) < 25 && arrow.points?.length === 3
          )
        })
      }).toEqual([true, true])
  })

  test('[O3] no page reported an error, and none asked anything of another host', () => {
    expect(stage.errors).toEqual([])
    expect(stage.strayed).toEqual([])
  })
})
