/** The artifact cards that lie on the board: they follow its view, and are moved by hand or by the arrow keys. Draws and asks. */
import { artifactLists, type ArtifactList } from '@signalroom/shared'
import { GripHorizontal } from 'lucide-react'
import { useEffect, useMemo, useReducer, useState, type KeyboardEvent, type PointerEvent } from 'react'
import { Pill } from '../../ui/Pill'
import { useAsk, useCan } from '../ask'
import { useRoom } from '../read'
import { AboutWords } from './About'
import { CardFace } from './CardFace'
import { useCard } from './useCard'

/** What of a drawing is in view, in page units, and how wide its pane is in pixels. */
interface View {
  readonly view: () => { readonly x: number; readonly y: number; readonly w: number }
  readonly width: () => number
  readonly watch: (changed: () => void) => () => void
}
interface Place {
  readonly x: number
  readonly y: number
}

export function CardsOnBoard({ view }: { view: View }) {
  const plan = useRoom(room => room.open.plan)
  const artifacts = useRoom(room => room.open.artifacts)
  const laid = useMemo(() => {
    const lists = artifactLists({ open: { plan } })
    return (artifacts ?? []).flatMap(({ list, place }) => {
      const found = lists.find(one => one.id === list)
      return found && place ? [{ list: found, place }] : []
    })
  }, [plan, artifacts])
  const [, redraw] = useReducer((times: number) => times + 1, 0)
  useEffect(() => view.watch(redraw), [view])
  if (laid.length === 0) return null
  return laid.map(({ list, place }) => <OnBoard key={list.id} list={list} place={place} view={view} />)
}

/** In page units: one step of an arrow key, and one with Shift held. */
const steps = { small: 10, large: 100 } as const
const ways: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}

function OnBoard({ list, place, view }: { list: ArtifactList; place: Place; view: View }) {
  const ask = useAsk()
  const can = useCan()
  const card = useCard(list)
  const [held, hold] = useState<Place | null>(null)
  const at = held ?? place
  const seen = view.view()
  const scale = view.width() / seen.w
  const movable = can({ type: 'card.place', list: list.id, ...place })
  const move = (to: Place) => ask({ type: 'card.place', list: list.id, ...to })
  const pressed = (event: KeyboardEvent) => {
    const way = ways[event.key]
    if (!way || !movable || event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    const step = event.shiftKey ? steps.large : steps.small
    void move({ x: place.x + way[0] * step, y: place.y + way[1] * step })
  }
  return (
    <section
      aria-label={`Card: ${list.title}`}
      data-card={list.id}
      data-x={at.x}
      data-y={at.y}
      className="pointer-events-none absolute z-[2] w-max max-w-[640px] min-w-[280px] origin-top-left"
      style={{
        left: (at.x - seen.x) * scale,
        top: (at.y - seen.y) * scale,
        transform: `scale(${scale})`,
      }}
    >
      <div className="pointer-events-auto rounded-card border border-line-strong bg-card p-3 shadow-card">
        <div className="mb-1.5 flex items-center gap-2">
          {movable ? (
            <button
              type="button"
              aria-label={`Move ${list.title}: arrow keys`}
              className="grid size-6 shrink-0 cursor-grab touch-none place-items-center rounded text-ink-3 hover:bg-sunk hover:text-ink"
              onKeyDown={pressed}
              {...dragging({ place, scale, hold, drop: to => void move(to).finally(() => hold(null)) })}
            >
              <GripHorizontal size={15} aria-hidden="true" />
            </button>
          ) : null}
          <h3 className="min-w-0 flex-1 text-[13px] font-[620]">{list.title}</h3>
          {card.worked.over ? <Pill tone="red">over</Pill> : null}
        </div>
        <AboutWords card={card} />
        <CardFace list={list} card={card} />
      </div>
    </section>
  )
}

interface Drag {
  readonly place: Place
  readonly scale: number
  readonly hold: (place: Place | null) => void
  readonly drop: (place: Place) => void
}

/** Follows the pointer while it is down; the room hears of it once, at the end. */
const dragging = ({ place, scale, hold, drop }: Drag) => ({
  onPointerDown: ({
    button,
    clientX,
    clientY,
    currentTarget: grip,
    pointerId,
  }: PointerEvent<HTMLElement>) => {
    if (button !== 0) return
    grip.setPointerCapture(pointerId)
    let last: Place | null = null
    const moved = (event: globalThis.PointerEvent) => {
      last = {
        x: place.x + (event.clientX - clientX) / scale,
        y: place.y + (event.clientY - clientY) / scale,
      }
      hold(last)
    }
    grip.addEventListener('pointermove', moved)
    grip.addEventListener(
      'lostpointercapture',
      () => {
        grip.removeEventListener('pointermove', moved)
        if (last) drop(last)
      },
      { once: true },
    )
  },
})
