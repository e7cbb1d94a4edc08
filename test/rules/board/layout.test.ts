/** Where a diagram's boxes come to stand. */
import { describe, expect, it } from 'vitest'
import type { Box } from '@signalroom/shared'

type LayoutAsked = {
  readonly boxes: readonly { id: string; w: number; h: number; frame: string | null }[]
  readonly frames: readonly { id: string; frame: string | null }[]
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
})
