/** One axis of time for the whole round, silence kept: lanes of marks, a position that can be moved, and what stood then. */
import { clockText, type Debrief } from '@signalroom/shared'
import { useEffect, useId, useRef, useState, type RefObject } from 'react'
import { useStore } from 'zustand'
import { useKeys } from '../../../room/keys/useKeys'
import { Card } from '../../../ui/Card'
import type { Player } from '../recording/player'
import { useSecond, type Replay } from '../replay/useReplay'
import type { History } from '../../../replay/history'
import { Axis } from './Axis'
import { Filmstrip } from './Filmstrip'
import { Lanes, markWords } from './Lanes'
import type { Lane } from './lanes'
import { neighbour } from './marks'
import { Transport } from './Transport'
import { useView, type View, type Viewing } from './useView'

export function Timeline({
  debrief,
  replay,
  go,
  lanes,
  board,
}: {
  debrief: Debrief
  replay: Replay
  go: (at: number) => void
  lanes: readonly Lane[]
  /** What the board went through; null while it is on its way, or where there is none. */
  board: History | null
}) {
  const id = useId()
  const whole = Math.max(1000, Math.ceil(debrief.took / 1000) * 1000)
  const viewing = useView(whole)
  const { player, toggle } = replay
  const [reached, reach] = useState('')
  const jump = (way: 'next' | 'before') => {
    const mark = neighbour(lanes, player.state.getState().at, way)
    if (!mark) return reach(way === 'next' ? 'No mark comes after this.' : 'No mark comes before this.')
    go(mark.from)
    reach(`${mark.lane}: ${markWords(mark)}`)
  }
  useKeys({
    Space: toggle,
    '[': () => jump('before'),
    ']': () => jump('next'),
    '+': () => viewing.zoom(0.5, player.state.getState().at),
    '-': () => viewing.zoom(2, player.state.getState().at),
    '0': viewing.showAll,
  })
  useFollow(player, viewing)
  const axis = useRef<HTMLDivElement>(null)
  useWheel(axis, viewing)
  return (
    <Card className="mt-4 p-5">
      <section aria-label="Timeline">
        <div className="flex flex-wrap items-baseline justify-between gap-2">
          <h2 className="text-[13.5px] font-[620]">Timeline, silence kept</h2>
          <p className="text-[12.5px] text-ink-3 tabular-nums">
            <span className="hidden print:inline">
              <Reached player={player} /> of {clockText(debrief.took)}
            </span>
            <span className="print:hidden max-sm:hidden">
              [ and ] go from mark to mark · Ctrl and the wheel come closer
            </span>
          </p>
        </div>
        <Transport debrief={debrief} replay={replay} viewing={viewing} />
        <div ref={axis} className="relative mt-3 sm:pl-[152px]">
          <Axis viewing={viewing} go={go} />
          <Filmstrip debrief={debrief} past={board} view={viewing.view} go={go} />
          <Lanes lanes={lanes} view={viewing.view} go={go} />
          <Cursor player={player} view={viewing.view} />
        </div>
        <div className="relative mt-2 sm:pl-[152px] print:hidden">
          <label htmlFor={id} className="sr-only">
            Replay position
          </label>
          {viewing.isWhole ? null : (
            <div aria-hidden="true" className="relative h-1.5 overflow-hidden rounded-full bg-sunk">
              <span
                className="absolute inset-y-0 rounded-full bg-line-strong"
                style={{
                  left: `${(viewing.view.from / whole) * 100}%`,
                  width: `${((viewing.view.to - viewing.view.from) / whole) * 100}%`,
                }}
              />
            </div>
          )}
          <Position id={id} player={player} whole={whole} took={debrief.took} go={go} />
        </div>
        <p
          dir="auto"
          role="status"
          className="min-h-[18px] truncate text-[12.5px] text-ink-3 sm:pl-[152px] print:hidden"
        >
          {reached}
        </p>
      </section>
    </Card>
  )
}

function Position({
  id,
  player,
  whole,
  took,
  go,
}: {
  id: string
  player: Player
  whole: number
  took: number
  go: (at: number) => void
}) {
  const at = useSecond(player)
  return (
    <input
      id={id}
      type="range"
      min={0}
      max={whole}
      step={1000}
      value={at}
      aria-valuetext={`${clockText(at)} of ${clockText(took)}`}
      onChange={event => go(Number(event.target.value))}
      className="-mx-2 h-6 w-[calc(100%+16px)] cursor-pointer accent-[var(--accent)] max-sm:h-11"
    />
  )
}
const Reached = ({ player }: { player: Player }) => clockText(useSecond(player))

/** It alone moves ten times a second while the round plays. */
function Cursor({ player, view }: { player: Player; view: View }) {
  const at = useStore(player.state, state => state.at)
  const part = (at - view.from) / (view.to - view.from)
  if (part < 0 || part > 1) return null
  return (
    <div aria-hidden="true" className="pointer-events-none absolute inset-y-0 right-0 left-0 sm:left-[152px]">
      <div
        className="absolute inset-y-0 z-[2] w-0.5 bg-ink forced-color-adjust-none"
        style={{ left: `calc(${part * 100}% - 1px)` }}
      />
    </div>
  )
}

/** What is in view goes along when the round plays out of it. */
function useFollow(player: Player, { view, isWhole, show }: Viewing): void {
  useEffect(() => {
    if (isWhole) return
    return player.state.subscribe(({ at }, before) => {
      if (at === before.at || (at >= view.from && at <= view.to)) return
      const wide = view.to - view.from
      show({ from: at - wide * 0.1, to: at + wide * 0.9 })
    })
  }, [player, view, isWhole, show])
}

/** The wheel with Ctrl, and two fingers, come closer; sideways they move along. The page must not do so as well. */
function useWheel(axis: RefObject<HTMLElement | null>, viewing: Viewing): void {
  const latest = useRef(viewing)
  useEffect(() => {
    latest.current = viewing
  })
  useEffect(() => {
    const element = axis.current
    if (!element) return
    const wheel = (event: WheelEvent) => {
      const { view, isWhole, zoom, pan } = latest.current
      const box = element.getBoundingClientRect()
      const left = box.left + parseFloat(getComputedStyle(element).paddingLeft)
      if (event.ctrlKey) {
        event.preventDefault()
        const part = Math.min(1, Math.max(0, (event.clientX - left) / (box.right - left)))
        return zoom(Math.exp(event.deltaY / 200), view.from + part * (view.to - view.from))
      }
      const along = event.deltaX || (event.shiftKey ? event.deltaY : 0)
      if (along === 0 || isWhole) return
      event.preventDefault()
      pan(along / (box.right - left))
    }
    element.addEventListener('wheel', wheel, { passive: false })
    return () => element.removeEventListener('wheel', wheel)
  }, [axis])
}
