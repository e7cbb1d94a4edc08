/** The lanes of the timeline: every mark can be pressed, and reached by arrow keys from one place of the Tab key. */
import { clockText } from '@signalroom/shared'
import { memo, useRef, useState, type KeyboardEvent } from 'react'
import { classes } from '../../../ui/classes'
import { flushSync } from 'react-dom'
import type { Lane, Mark } from './lanes'
import { markAt, step, type Place } from './marks'
import type { View } from './useView'

interface Given {
  readonly lanes: readonly Lane[]
  readonly view: View
  readonly go: (at: number) => void
}

export const markWords = ({ from, words }: Mark): string => `${clockText(from)} ${words}`

export const Lanes = memo(function Lanes({ lanes, view, go }: Given) {
  const [place, setPlace] = useState<Place | null>(null)
  const here = place && markAt(lanes, place) ? place : firstOf(lanes)
  const host = useRef<HTMLDivElement>(null)
  const press = (event: KeyboardEvent) => {
    if (!here || event.altKey || event.ctrlKey || event.metaKey) return
    const next = step(lanes, here, event.key)
    if (!next) return
    event.preventDefault()
    event.stopPropagation()
    // It may not be drawn before.
    flushSync(() => setPlace(next))
    host.current?.querySelector<HTMLElement>(`[data-mark="${next.lane}/${next.mark}"]`)?.focus()
  }
  return (
    <div ref={host} role="group" aria-label="Marks of the timeline">
      {lanes.map((lane, i) => (
        <LaneRow
          key={lane.title}
          lane={lane}
          at={i}
          view={view}
          go={go}
          here={here?.lane === i ? here.mark : null}
          onHere={mark => setPlace({ lane: i, mark })}
          press={press}
        />
      ))}
    </div>
  )
})

function firstOf(lanes: readonly Lane[]): Place | null {
  const lane = lanes.findIndex(({ marks }) => marks.length > 0)
  return lane < 0 ? null : { lane, mark: 0 }
}

/** More than so many beside each other are one to the eye; the one that is reached is always there. */
const mostDrawn = 1000
function drawnIn(marks: readonly Mark[], { from, to }: View, here: number | null) {
  const inView = marks
    .map((mark, i) => ({ mark, i }))
    .filter(({ mark }) => mark.to >= from && mark.from <= to)
  if (inView.length <= mostDrawn) return inView
  const apart = (to - from) / mostDrawn
  let last = Number.NEGATIVE_INFINITY
  return inView.filter(({ mark, i }) => {
    const isDrawn = i === here || mark.from - last >= apart || mark.to - mark.from >= apart
    if (isDrawn) last = mark.from
    return isDrawn
  })
}

function LaneRow({
  lane,
  at,
  view,
  go,
  here,
  onHere,
  press,
}: {
  lane: Lane
  at: number
  view: View
  go: (at: number) => void
  here: number | null
  onHere: (mark: number) => void
  press: (event: KeyboardEvent) => void
}) {
  const wide = view.to - view.from
  const part = (moment: number) => ((moment - view.from) / wide) * 100
  return (
    <div className="mb-1.5">
      <p className="text-[12.5px] leading-[16px] text-ink-2 sm:absolute sm:left-0 sm:w-[144px] sm:truncate">
        {lane.title}
        {lane.marks.length === 0 ? <span className="sr-only">: nothing</span> : null}
      </p>
      <div
        role="group"
        aria-label={lane.title}
        className={classes(
          'relative h-4 overflow-hidden rounded-[4px] bg-sunk forced-color-adjust-none max-sm:h-6',
          lane.isPlan && 'opacity-70',
        )}
      >
        {/* Beside the marks the place itself is pressed; the slider does the same by keyboard. */}
        <button
          type="button"
          aria-hidden="true"
          tabIndex={-1}
          className="absolute inset-0 cursor-pointer"
          onClick={({ currentTarget, clientX }) => {
            const box = currentTarget.getBoundingClientRect()
            go(view.from + ((clientX - box.left) / box.width) * wide)
          }}
        />
        {drawnIn(lane.marks, view, here).map(({ mark, i }) => (
          <button
            key={i}
            type="button"
            data-mark={`${at}/${i}`}
            tabIndex={here === i ? 0 : -1}
            title={markWords(mark)}
            aria-label={markWords(mark)}
            onFocus={() => onHere(i)}
            onKeyDown={press}
            onClick={() => go(mark.from)}
            className={classes(
              'absolute inset-y-0 rounded-[3px] before:absolute before:inset-y-0 before:-inset-x-[3px] hover:brightness-90 focus-visible:z-10 focus-visible:outline-2 focus-visible:-outline-offset-2 focus-visible:outline-ink',
              mark.thin && 'z-[1]',
            )}
            style={{
              left: `${part(mark.from)}%`,
              width: mark.thin ? 4 : `max(3px, calc(${((mark.to - mark.from) / wide) * 100}% - 1px))`,
              background: mark.colour,
            }}
          />
        ))}
      </div>
    </div>
  )
}
