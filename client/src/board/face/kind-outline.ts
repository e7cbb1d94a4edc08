/** How each kind of node is drawn, as curves in its own box. It knows no engine: each is told these and draws them. */
import { componentKinds, type Outline } from '@signalroom/shared'
import type { NodeKind } from './kinds'

type Spot = readonly [number, number]
/** A curve to `to`, bent by two points; without them a straight line. */
export type Stretch = { readonly by?: readonly [Spot, Spot]; readonly to: Spot }
/** One way along, from where it begins. */
export type Way = { readonly from: Spot; readonly stretches: readonly Stretch[] }
/** A closed way around, and what is drawn within: each ridge begins on the straight edge at which the body begins. */
export type Drawn = { readonly body: Way; readonly ridges: readonly Way[] }

const outlineOf = new Map<NodeKind, Outline>(componentKinds.map(({ id, outline }) => [id, outline]))

export function drawnAs(kind: NodeKind, w: number, h: number): Drawn {
  const outline = outlineOf.get(kind) ?? 'box'
  return { body: bodies[outline](w, h), ridges: (ridges[kind] ?? none)(w, h) }
}

/** The same as the path of an SVG. A ridge goes there and back, so that it encloses nothing that would be left unfilled. */
export function pathOf(kind: NodeKind, w: number, h: number): string {
  const { body, ridges: within } = drawnAs(kind, w, h)
  const spot = ([x, y]: Spot) => `${tenth(x)} ${tenth(y)}`
  const along = ({ stretches }: Way) =>
    stretches.map(({ by, to }) => (by ? `C ${spot(by[0])}, ${spot(by[1])}, ${spot(to)}` : `L ${spot(to)}`))
  const back = ({ from, stretches }: Way) =>
    stretches.toReversed().map(({ by }, at) => {
      const to = stretches.at(-at - 2)?.to ?? from
      return by ? `C ${spot(by[1])}, ${spot(by[0])}, ${spot(to)}` : `L ${spot(to)}`
    })
  const there = within.flatMap(way => [
    `L ${spot(way.from)}`,
    ...along(way),
    ...back(way),
    `L ${spot(body.from)}`,
  ])
  return [`M ${spot(body.from)}`, ...along(body), 'Z', ...there].join(' ')
}

const tenth = (value: number) => Math.round(value * 10) / 10

/** How far the points of a curve lie for a quarter of a circle. */
const quarter = 0.5523

const bodies: Readonly<Record<Outline, (w: number, h: number) => Way>> = {
  box: (w, h) => roundedBox(w, h, h / 7),
  rounded: (w, h) => roundedBox(w, h, h / 4),
  ellipse: (w, h) => roundedBox(w, h, w / 2, h / 2),
  diamond: (w, h) =>
    through([
      [w / 2, 0],
      [w, h / 2],
      [w / 2, h],
      [0, h / 2],
    ]),
  hexagon: (w, h) => {
    const d = Math.min(16, w / 6)
    return through([
      [d, 0],
      [w - d, 0],
      [w, h / 2],
      [w - d, h],
      [d, h],
      [0, h / 2],
    ])
  },
  slanted: (w, h) => {
    const d = Math.min(16, w / 6)
    return through([
      [d, 0],
      [w, 0],
      [w - d, h],
      [0, h],
    ])
  },
  cylinder: (w, h) => {
    const lid = lidOf(h)
    return {
      from: [0, lid],
      stretches: [
        bulge([0, lid], [w, lid], [0, -lid]),
        { to: [w, h - lid] },
        bulge([w, h - lid], [0, h - lid], [0, lid]),
        { to: [0, lid] },
      ],
    }
  },
  pipe: (w, h) => {
    const end = endOf(w)
    return {
      from: [w - end, 0],
      stretches: [
        bulge([w - end, 0], [w - end, h], [end, 0]),
        { to: [end, h] },
        bulge([end, h], [end, 0], [-end, 0]),
        { to: [w - end, 0] },
      ],
    }
  },
  cloud: (w, h) => {
    const at = (x: number, y: number): Spot => [x * w, y * h]
    const puff = (a: Spot, b: Spot, to: Spot): Stretch => ({ by: [a, b], to })
    return {
      from: at(0.22, 0.97),
      stretches: [
        puff(at(0.04, 0.97), at(-0.04, 0.62), at(0.1, 0.49)),
        puff(at(0.04, 0.2), at(0.2, 0.08), at(0.32, 0.2)),
        puff(at(0.38, -0.05), at(0.62, -0.06), at(0.68, 0.16)),
        puff(at(0.84, 0.03), at(0.97, 0.22), at(0.9, 0.46)),
        puff(at(1.04, 0.58), at(0.97, 0.97), at(0.78, 0.97)),
        { to: at(0.22, 0.97) },
      ],
    }
  },
}

const lidOf = (h: number) => Math.min(10, h / 4)
const endOf = (w: number) => Math.min(10, w / 6)

const none = (): readonly Way[] => []
const ridge = (from: Spot, to: Spot, by: Spot): Way => ({ from, stretches: [bulge(from, to, by)] })
/** The front edges of so many lids. */
const lids = (count: number) => (w: number, h: number) => {
  const lid = lidOf(h)
  const step = Math.max(3, h / 16)
  return Array.from({ length: count }, (_, at) => ridge([0, lid + at * step], [w, lid + at * step], [0, lid]))
}

/** What tells kinds of one outline apart. */
const ridges: Partial<Record<NodeKind, (w: number, h: number) => readonly Way[]>> = {
  client: (w, h) => [{ from: [0, h / 4], stretches: [{ to: [w, h / 4] }] }],
  store: lids(1),
  'object-store': lids(2),
  'feature-store': lids(3),
  'search-index': (w, h) => [
    ...lids(1)(w, h),
    ridge([0, h - 2 * lidOf(h)], [w, h - 2 * lidOf(h)], [0, lidOf(h)]),
  ],
  queue: (w, h) => [ridge([w - endOf(w), 0], [w - endOf(w), h], [-endOf(w), 0])],
  stream: (w, h) =>
    [0, 1].map(at => {
      const x = w - endOf(w) * (1 + 0.7 * at)
      return ridge([x, 0], [x, h], [-endOf(w), 0])
    }),
}

function roundedBox(w: number, h: number, wish: number, wishY = wish): Way {
  const [rx, ry] = [Math.min(wish, w / 2), Math.min(wishY, h / 2)]
  const corner = (from: Spot, tip: Spot, to: Spot): Stretch => ({ by: [near(from, tip), near(to, tip)], to })
  return {
    from: [0, ry],
    stretches: [
      corner([0, ry], [0, 0], [rx, 0]),
      { to: [w - rx, 0] },
      corner([w - rx, 0], [w, 0], [w, ry]),
      { to: [w, h - ry] },
      corner([w, h - ry], [w, h], [w - rx, h]),
      { to: [rx, h] },
      corner([rx, h], [0, h], [0, h - ry]),
      { to: [0, ry] },
    ],
  }
}

const near = (from: Spot, tip: Spot): Spot => [
  from[0] + (tip[0] - from[0]) * quarter,
  from[1] + (tip[1] - from[1]) * quarter,
]

/** Half an ellipse, near enough: a curve that leaves the straight way by `by` in its middle. */
function bulge(from: Spot, to: Spot, [x, y]: Spot): Stretch {
  const far = 4 / 3
  return {
    by: [
      [from[0] + x * far, from[1] + y * far],
      [to[0] + x * far, to[1] + y * far],
    ],
    to,
  }
}

function through([from, ...more]: readonly [Spot, ...Spot[]]): Way {
  return { from, stretches: [...more, from].map(to => ({ to })) }
}
