/** The axis above the lanes: times, and a stretch that is drawn over it comes into view. */
import { clockText } from '@signalroom/shared'
import { memo, useState, type PointerEvent } from 'react'
import { ticksIn, type Viewing } from './useView'

export const Axis = memo(function Axis({ viewing, go }: { viewing: Viewing; go: (at: number) => void }) {
  const { view, show } = viewing
  const wide = view.to - view.from
  const [drawn, draw] = useState<{ readonly from: number; readonly to: number } | null>(null)
  const at = ({ currentTarget, clientX }: PointerEvent) => {
    const box = currentTarget.getBoundingClientRect()
    return view.from + Math.min(1, Math.max(0, (clientX - box.left) / box.width)) * wide
  }
  const part = (moment: number) => `${((moment - view.from) / wide) * 100}%`
  const end = (event: PointerEvent) => {
    if (!drawn) return
    const [from, to] = [drawn.from, at(event)].toSorted((a, b) => a - b) as [number, number]
    draw(null)
    // A press, not a stretch.
    if ((to - from) / wide < 0.01) go(from)
    else show({ from, to })
  }
  return (
    <div
      aria-hidden="true"
      title="Draw over a stretch to come closer"
      onPointerDown={event => {
        event.currentTarget.setPointerCapture(event.pointerId)
        draw({ from: at(event), to: at(event) })
      }}
      onPointerMove={event => drawn && draw({ ...drawn, to: at(event) })}
      onPointerUp={end}
      onPointerCancel={() => draw(null)}
      className="relative h-5 cursor-crosshair touch-none select-none"
    >
      {ticksIn(view).map(tick => (
        <span
          key={tick}
          className="absolute top-0 border-l border-line-strong pl-1 text-[11px] leading-[16px] text-ink-3 tabular-nums last:max-sm:hidden"
          style={{ left: part(tick) }}
        >
          {(tick - view.from) / wide > 0.95 ? '' : clockText(tick)}
        </span>
      ))}
      {drawn ? (
        <span
          className="absolute inset-y-0 bg-accent-soft opacity-80"
          style={{
            left: part(Math.min(drawn.from, drawn.to)),
            width: `${(Math.abs(drawn.to - drawn.from) / wide) * 100}%`,
          }}
        />
      ) : null}
    </div>
  )
})
