/** The board in small along the round: each picture stands at its moment, and is pressed to go there. */
import { clockText, type BoardReading, type Debrief } from '@signalroom/shared'
import { memo, useEffect, useMemo, useState } from 'react'
import { useRoom } from '../../../room/read'
import { momentAt } from '../moments'
import type { History } from '../../../replay/history'
import type { Still } from './film'
import type { View } from './useView'

const many = 10

interface Area {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}

export const Filmstrip = memo(function Filmstrip({
  debrief,
  past,
  view,
  go,
}: {
  debrief: Debrief
  /** Null while it is on its way. */
  past: History | null
  view: View
  go: (at: number) => void
}) {
  const stills = useStills(debrief, past, view)
  const area = useMemo(() => areaOf(stills), [stills])
  if (!area) return null
  return (
    <div className="mb-1.5">
      <p className="text-[12.5px] leading-[16px] text-ink-2 sm:absolute sm:left-0 sm:w-[144px] sm:truncate">
        Drawing
      </p>
      <ul aria-label="The board along the round" className="flex gap-1">
        {stills.map(({ at, reading }) => (
          <li key={at} className="min-w-0 flex-1 max-sm:even:hidden">
            <button
              type="button"
              title={`${clockText(at)}, ${said(reading)}`}
              aria-label={`The board at ${clockText(at)}: ${said(reading)}`}
              onClick={() => go(at)}
              className="block h-12 w-full overflow-hidden rounded-[4px] border border-line bg-paper hover:border-line-strong"
            >
              <Drawing reading={reading} area={area} />
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
})

/** Made when there is nothing else to do: reading ten boards takes a moment. */
function useStills(debrief: Debrief, past: History | null, { from, to }: View): readonly Still[] {
  const clock = useRoom(room => room.open.clock)
  const [stills, setStills] = useState<readonly Still[]>([])
  useEffect(() => {
    if (!past) return
    let isGone = false
    const timer = setTimeout(() => {
      void import('./film').then(({ stillsOf }) => {
        if (isGone) return
        const moments = Array.from({ length: many }, (_, i) => from + ((to - from) / many) * (i + 1))
        const on = (at: number) => (at >= debrief.took ? Number.POSITIVE_INFINITY : momentAt(clock, at))
        setStills(stillsOf(past, moments, on))
      })
    }, 300)
    return () => {
      isGone = true
      clearTimeout(timer)
    }
  }, [past, from, to, clock, debrief.took])
  return stills
}

const said = ({ nodes, edges }: BoardReading): string =>
  `${nodes.length} ${nodes.length === 1 ? 'node' : 'nodes'}, ${edges.length} ${edges.length === 1 ? 'arrow' : 'arrows'}`

/** All that is ever drawn lies within, so that the pictures have one scale. Null where nothing is. */
function areaOf(stills: readonly Still[]): Area | null {
  const boxes = stills.flatMap(({ reading: { nodes, frames, labels, pictures } }) =>
    [...nodes, ...frames, ...labels, ...pictures].map(({ box }) => box),
  )
  if (boxes.length === 0) return null
  const x = Math.min(...boxes.map(box => box.x)) - 20
  const y = Math.min(...boxes.map(box => box.y)) - 20
  const right = Math.max(...boxes.map(box => box.x + box.w)) + 20
  const bottom = Math.max(...boxes.map(box => box.y + box.h)) + 20
  return { x, y, w: right - x, h: bottom - y }
}

function Drawing({ reading, area }: { reading: BoardReading; area: Area }) {
  const middles = new Map(
    [...reading.nodes, ...reading.frames].map(({ id, box }) => [
      id,
      { x: box.x + box.w / 2, y: box.y + box.h / 2 },
    ]),
  )
  const thick = Math.max(area.w / 90, area.h / 48)
  return (
    <svg aria-hidden="true" viewBox={`${area.x} ${area.y} ${area.w} ${area.h}`} className="size-full">
      {reading.frames.map(({ id, box }) => (
        <rect
          key={id}
          x={box.x}
          y={box.y}
          width={box.w}
          height={box.h}
          fill="none"
          stroke="var(--line-strong)"
          strokeWidth={thick}
        />
      ))}
      {reading.edges.map(({ id, from, to }) => {
        const [a, b] = [middles.get(from ?? ''), middles.get(to ?? '')]
        return a && b ? (
          <line key={id} x1={a.x} y1={a.y} x2={b.x} y2={b.y} stroke="var(--ink-3)" strokeWidth={thick} />
        ) : null
      })}
      {reading.nodes.map(({ id, box }) => (
        <rect
          key={id}
          x={box.x}
          y={box.y}
          width={box.w}
          height={box.h}
          rx={thick * 2}
          fill="var(--card)"
          stroke="var(--ink-2)"
          strokeWidth={thick}
        />
      ))}
      {[...reading.labels, ...reading.pictures].map(({ id, box }) => (
        <rect
          key={id}
          x={box.x}
          y={box.y}
          width={box.w}
          height={box.h}
          fill="var(--line-strong)"
          opacity={0.6}
        />
      ))}
    </svg>
  )
}
