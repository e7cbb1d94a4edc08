/** Lasers that fade, and the name of who writes, over a drawing. It knows no engine and no other person's state. */
import type { Box, Point } from '@signalroom/shared'
import { useEffect, useRef, type PointerEvent, type RefObject } from 'react'
import type { Sight } from './sight'

/** How long a laser's light stays, in milliseconds. */
const glow = 900

/** Thousandths of the pane's width and height. */
type Spot = Point
type Lit = Spot & { readonly at: number }

const spotOf = (sight: Sight, { x, y }: Point): Spot => {
  const view = sight.view()
  return { x: ((x - view.x) / view.w) * 1_000, y: ((y - view.y) / view.h) * 1_000 }
}
const placed = ({ x, y }: Spot) => ({ left: `${x / 10}%`, top: `${y / 10}%` })

/** Takes the pointer for as long as the laser is in hand: nothing can be drawn or moved by mistake. */
export function LaserHand({
  sight,
  tell,
  end,
}: {
  sight: Sight
  /** Where one points, in page units; null where the pointer has left. */
  tell: (at: Point | null) => void
  end: () => void
}) {
  const points = useRef<readonly Lit[]>([])
  const move = (event: PointerEvent<HTMLDivElement>) => {
    const { left, top, width, height } = event.currentTarget.getBoundingClientRect()
    const [x, y] = [(event.clientX - left) / width, (event.clientY - top) / height]
    points.current = [...points.current, { x: x * 1_000, y: y * 1_000, at: performance.now() }]
    const view = sight.view()
    tell({ x: view.x + x * view.w, y: view.y + y * view.h })
  }
  return (
    <div
      role="presentation"
      className="board-laser"
      onPointerMove={move}
      onPointerDown={move}
      // The board keeps the focus, and with it the keys that lead out of here.
      onMouseDown={event => event.preventDefault()}
      onPointerLeave={() => tell(null)}
      onContextMenu={event => {
        event.preventDefault()
        end()
      }}
    >
      <Trail points={points} />
    </div>
  )
}

/** Another's laser. */
export function Light({ name, color, at, sight }: { name: string; color: string; at: Point; sight: Sight }) {
  const points = useRef<readonly Lit[]>([])
  useEffect(() => {
    points.current = [...points.current, { ...spotOf(sight, at), at: performance.now() }]
  }, [at, sight])
  return (
    <div className="board-light">
      <Trail points={points} color={color} />
      <span className="board-tag" dir="auto" style={{ ...placed(spotOf(sight, at)), background: color }}>
        {name}
      </span>
    </div>
  )
}

/** The name of who writes in a label, at the box or arrow it belongs to. */
export function Writing({
  name,
  color,
  box,
  sight,
}: {
  name: string
  color: string
  box: Box | null
  sight: Sight
}) {
  if (!box) return null
  const spot = placed(spotOf(sight, { x: box.x, y: box.y + box.h }))
  return (
    <span className="board-tag board-tag-below" dir="auto" style={{ ...spot, background: color }}>
      {`${name} writes`}
    </span>
  )
}

/** What still glows of a trail, drawn once a frame. */
function Trail({ points, color }: { points: RefObject<readonly Lit[]>; color?: string }) {
  const line = useRef<SVGPolylineElement>(null)
  useEffect(() => {
    let frame = 0
    const draw = () => {
      const now = performance.now()
      points.current = points.current.filter(({ at }) => now - at < glow)
      line.current?.setAttribute('points', points.current.map(({ x, y }) => `${x},${y}`).join(' '))
      frame = requestAnimationFrame(draw)
    }
    draw()
    return () => cancelAnimationFrame(frame)
  }, [points])
  return (
    <svg aria-hidden="true" viewBox="0 0 1000 1000" preserveAspectRatio="none">
      <polyline ref={line} style={color === undefined ? {} : { stroke: color }} />
    </svg>
  )
}
