/** Where a diagram's boxes come to stand. */
import { describe, expect, it } from 'vitest'
import type { Box } from '@signalroom/shared'

type LayoutAsked = {
  readonly boxes: readonly { id: string; w: number; h: number; frame: string | null }[]
  readonly frames: readonly { id: string; frame: string | null; box?: Box }[]
  readonly links: readonly { from: string; to: string; label: { w: number; h: number } | null }[]
  readonly direction: 'right' | 'left' | 'down' | 'up'
}
type LaidOut = Readonly<Record<string, Box>>

const { arrange } = (await import(
  new URL('../../../client/src/board/layout/arrange.ts', import.meta.url).href
)) as { arrange: (asked: LayoutAsked) => LaidOut }

const box = (id: string, frame: string | null = null) => ({ id, w: 136, h: 56, frame })
const link = (from: string, to: string) => ({ from, to, label: { w: 60, h: 18 } })
const meet = (a: Box, b: Box) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h
const holds = (outer: Box, inner: Box) =>
  inner.x >= outer.x &&
  inner.y >= outer.y &&
  inner.x + inner.w <= outer.x + outer.w &&
  inner.y + inner.h <= outer.y + outer.h

describe('a diagram laid out', () => {
  const ids = ['web', 'edge', 'orders', 'stock', 'queue', 'mailer', 'db']
  const asked: LayoutAsked = {
    boxes: ids.map(id => box(id, ['orders', 'stock', 'queue'].includes(id) ? 'core' : null)),
    frames: [
      { id: 'core', frame: 'region' },
      { id: 'region', frame: null },
      { id: 'spare', frame: null },
    ],
    links: [
      link('web', 'edge'),
      link('edge', 'core'),
      link('orders', 'stock'),
      link('orders', 'queue'),
      link('queue', 'mailer'),
      link('stock', 'db'),
      link('db', 'db'),
      link('db', 'web'),
      link('web', 'nobody'),
    ],
    direction: 'right',
  }
  const placed = arrange(asked)

  it('[O13] nothing lies on anything, frames hold what is theirs, and arrows run one way', () => {
    const boxes = ids.map(id => placed[id]!)
    boxes.forEach((one, at) => boxes.slice(at + 1).forEach(other => expect(meet(one, other)).toBe(false)))
    for (const id of ['orders', 'stock', 'queue']) expect(holds(placed['core']!, placed[id]!)).toBe(true)
    expect(holds(placed['region']!, placed['core']!)).toBe(true)
    expect(meet(placed['core']!, placed['db']!)).toBe(false)
    for (const [from, to] of [
      ['web', 'edge'],
      ['edge', 'orders'],
      ['orders', 'queue'],
      ['stock', 'db'],
    ] as const)
      expect(placed[from]!.x + placed[from]!.w).toBeLessThan(placed[to]!.x)
    expect(placed['spare']).toMatchObject({ w: 220, h: 120 })
    expect(Math.min(...Object.values(placed).map(({ x }) => x))).toBe(0)
  })

  it('[O13] an arrow from a box to itself moves nothing', () => {
    const without = arrange({ ...asked, links: asked.links.filter(({ from, to }) => from !== to) })
    expect(placed).toEqual(without)
  })

  it('[O13] downwards, and with nothing to lay out', () => {
    const down = arrange({ ...asked, direction: 'down' })
    expect(down['web']!.y + down['web']!.h).toBeLessThan(down['edge']!.y)
    expect(arrange({ boxes: [], frames: [], links: [], direction: 'right' })).toEqual({})
  })

  it('[O9] frames that stand somewhere are made no smaller; where one has yet to be filled all keep their places, and none is covered', () => {
    const at = (id: string, x: number, y: number, w: number, h: number) => ({
      id,
      frame: null,
      box: { x, y, w, h },
    })
    const full = [at('left', 0, 0, 500, 400), at('right', 600, 0, 500, 400)]
    const two: LayoutAsked = {
      boxes: [box('one', 'left'), box('two', 'right'), box('loose')],
      frames: full,
      links: [link('one', 'two'), link('two', 'loose')],
      direction: 'right',
    }
    const apart = arrange(two)
    for (const { id } of full) expect(apart[id]).toMatchObject({ w: 500, h: 400 })
    expect(meet(apart['left']!, apart['right']!)).toBe(false)

    const small = [
      at('narrow', 100, 50, 200, 120),
      at('beside', 340, 50, 300, 200),
      at('below', 100, 300, 200, 100),
    ]
    const many = ['a', 'b', 'c'].map(id => box(id, 'narrow'))
    const filled = arrange({
      boxes: [...many, box('loose'), box('other')],
      frames: small,
      links: [link('a', 'b'), link('b', 'c'), link('loose', 'other')],
      direction: 'right',
    })
    expect(filled['narrow']).toMatchObject({ x: 0, y: 0 })
    expect(filled['narrow']!.w).toBeGreaterThan(400)
    expect(filled['beside']).toMatchObject({ x: 240 + filled['narrow']!.w - 200, y: 0, w: 300, h: 200 })
    const all = ['narrow', 'beside', 'below', 'loose', 'other'].map(id => filled[id]!)
    all.forEach((one, index) => all.slice(index + 1).forEach(other => expect(meet(one, other)).toBe(false)))
    for (const { id } of many) expect(holds(filled['narrow']!, filled[id]!)).toBe(true)
  })
})
