/** Where a straight arrow between two boxes begins and ends. It knows no document and no engine. */

export type Box = {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  readonly type: string
}
export type Spot = { readonly x: number; readonly y: number }
/** Of one end: how far from the outline it stops, and how far beside the middle it aims, from -1 to 1. */
export type End = { readonly gap: number; readonly focus: number }

/** The two points, or null where the boxes lie so close that no arrow fits between. */
export function route(from: Box, to: Box, start: End, end: End): readonly [Spot, Spot] {
  const [a, b] = [middle(from), middle(to)]
  const length = Math.hypot(b.x - a.x, b.y - a.y) || 1
  const side = { x: -(b.y - a.y) / length, y: (b.x - a.x) / length }
  const aimA = beside(a, side, start.focus, from)
  const aimB = beside(b, side, -end.focus, to)
  return [leave(aimA, aimB, from, start.gap), leave(aimB, aimA, to, end.gap)]
}

/** The end of an arrow that comes from a free point. */
export const arrive = (at: Spot, to: Box, end: End): Spot => leave(middle(to), at, to, end.gap)

export const middle = ({ x, y, width, height }: Omit<Box, 'type'>): Spot => ({
  x: x + width / 2,
  y: y + height / 2,
})

function beside(at: Spot, side: Spot, focus: number, box: Box): Spot {
  const reach = (Math.max(-0.9, Math.min(0.9, focus)) * Math.min(box.width, box.height)) / 2
  return { x: at.x + side.x * reach, y: at.y + side.y * reach }
}

/** Where the way from a point in a box towards another leaves its outline, and a gap further. */
function leave(inside: Spot, towards: Spot, box: Box, gap: number): Spot {
  const [dx, dy] = [towards.x - inside.x, towards.y - inside.y]
  const length = Math.hypot(dx, dy)
  if (length === 0) return inside
  const share = Math.min(1, exit(inside, { x: dx, y: dy }, box) + gap / length)
  return { x: inside.x + dx * share, y: inside.y + dy * share }
}

/** The share of a way at which it crosses the outline. */
function exit(inside: Spot, { x: dx, y: dy }: Spot, box: Box): number {
  const centre = middle(box)
  const [rx, ry] = [Math.max(1, box.width / 2), Math.max(1, box.height / 2)]
  const [px, py] = [(inside.x - centre.x) / rx, (inside.y - centre.y) / ry]
  const [vx, vy] = [dx / rx, dy / ry]
  if (box.type === 'ellipse') {
    const [a, b, c] = [vx * vx + vy * vy, px * vx + py * vy, px * px + py * py - 1]
    return a === 0 ? 0 : Math.max(0, (-b + Math.sqrt(Math.max(0, b * b - a * c))) / a)
  }
  if (box.type === 'diamond') {
    const shares = [1, -1].flatMap(sx =>
      [1, -1].flatMap(sy => {
        const speed = sx * vx + sy * vy
        return speed > 0 ? [(1 - (sx * px + sy * py)) / speed] : []
      }),
    )
    return Math.max(0, Math.min(...shares))
  }
  const across = (p: number, v: number) => (v === 0 ? Infinity : (Math.sign(v) - p) / v)
  return Math.max(0, Math.min(across(px, vx), across(py, vy)))
}
