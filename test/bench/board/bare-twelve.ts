/**
 * The design of `twelve.ts` drawn with an engine as it comes, the quickest way that a practised person has: the tool locked, all
 * boxes, then their names, then all arrows, then what is on them. An action is a press of a key or of the mouse; words are none. It knows nothing of ours.
 */
import { readBoard } from '@signalroom/shared'
import type { Page } from 'playwright-core'

type Engine = 'tldraw' | 'excalidraw'
type Spot = { readonly x: number; readonly y: number }

/** By column and row, so that whatever is joined stands side by side. */
const boxes: Readonly<Record<string, readonly [column: number, row: number]>> = {
  Phone: [0, 0],
  Balancer: [1, 0],
  Gateway: [2, 0],
  'Orders DB': [3, 0],
  Ranker: [0, 1],
  Paid: [1, 1],
  Orders: [2, 1],
  Carts: [3, 1],
  Events: [0, 2],
  Worker: [1, 2],
  Receipts: [2, 2],
  Stripe: [1, 3],
}
const arrows: readonly (readonly [from: string, to: string, label: string])[] = [
  ['Phone', 'Balancer', '5 ms'],
  ['Balancer', 'Gateway', '2 ms'],
  ['Gateway', 'Orders', '8 ms'],
  ['Orders', 'Orders DB', '4 ms'],
  ['Orders', 'Carts', '1 ms'],
  ['Orders', 'Paid', '3 ms'],
  ['Paid', 'Worker', '20 ms'],
  ['Worker', 'Receipts', '40 ms'],
  ['Worker', 'Stripe', '250 ms'],
  ['Worker', 'Events', '6 ms'],
  ['Events', 'Ranker', '30 ms'],
  ['Ranker', 'Events', '9 ms'],
  ['Ranker', 'Paid', '7 ms'],
  ['Paid', 'Receipts', '11 ms'],
]
const half = { x: 62, y: 26 } as const
const middleOf = (name: string): Spot => {
  const [column, row] = boxes[name] ?? [0, 0]
  return { x: 340 + 260 * column, y: 150 + 170 * row }
}

/** How many actions it took. Throws where what was drawn is not the design. */
export async function drawBare(page: Page, engine: Engine): Promise<number> {
  let actions = 0
  const rest = () => page.waitForTimeout(250)
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) {
      actions += 1
      await page.keyboard.press(key)
      await rest()
    }
  }
  const click = async ({ x, y }: Spot, times: 1 | 2 = 1) => {
    actions += times
    await page.mouse.click(x, y, { clickCount: times })
    await rest()
  }
  /** What a person waits for as well before typing. */
  const write = async (words: string) => {
    await page.waitForFunction(`document.activeElement?.matches('[contenteditable=true], textarea')`)
    await page.keyboard.type(words)
    await rest()
  }
  const drag = async (from: Spot, to: Spot) => {
    actions += 1
    await page.mouse.move(from.x, from.y)
    await page.mouse.down()
    await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 3 })
    await page.mouse.move(to.x, to.y, { steps: 3 })
    await page.mouse.up()
    await rest()
  }
  const names = Object.keys(boxes)
  await press('q', 'r')
  for (const name of names) {
    const { x, y } = middleOf(name)
    await drag({ x: x - half.x, y: y - half.y }, { x: x + half.x, y: y + half.y })
  }
  await press('v')
  for (const [at, name] of names.entries()) {
    // While one label is open, tldraw opens that of another box by a single click.
    await click(middleOf(name), engine === 'tldraw' && at > 0 ? 1 : 2)
    await write(name)
  }
  await press('Escape', 'a')
  // On tldraw there and back are one line: the second is named before the other lies on it.
  const [last] =
    engine === 'tldraw' ? arrows.filter(([from, to]) => from === 'Ranker' && to === 'Events') : []
  const first = arrows.filter(one => one !== last)
  for (const [from, to] of first) await drag(...ends(from, to))
  await press('v')
  for (const [from, to, label] of first) {
    const [start, end] = ends(from, to)
    await click({ x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 }, 2)
    await write(label)
  }
  await press('Escape')
  if (last) {
    await press('a')
    await drag(...ends(last[0], last[1]))
    await press('Enter')
    await write(last[2])
    await press('Escape')
  }
  await rest()
  const { nodes, edges } = readBoard((await page.evaluate('drawn()')) as readonly unknown[])
  const named = (id: string | null) => nodes.find(node => node.id === id)?.name
  const drawn = edges.map(({ from, to, label }) => [named(from), named(to), label].join()).toSorted()
  if (
    nodes.length !== names.length ||
    drawn.join() !==
      arrows
        .map(one => one.join())
        .toSorted()
        .join()
  )
    throw new Error(`Bare ${engine} drew another design: ${drawn.join(' ')}`)
  return actions
}

/** From edge to edge, a little to the right of the straight way, so that there and back are two ways. */
function ends(from: string, to: string): readonly [Spot, Spot] {
  const [a, b] = [middleOf(from), middleOf(to)]
  const length = Math.hypot(b.x - a.x, b.y - a.y)
  const [dx, dy] = [(b.x - a.x) / length, (b.y - a.y) / length]
  const reach = Math.min(half.x / Math.abs(dx), half.y / Math.abs(dy)) - 2
  // There is more room for it in a box's width.
  const aside = 10 + 14 * Math.abs(dy)
  const [sx, sy] = [-dy * aside, dx * aside]
  return [
    { x: a.x + dx * reach + sx, y: a.y + dy * reach + sy },
    { x: b.x - dx * reach + sx, y: b.y - dy * reach + sy },
  ]
}
