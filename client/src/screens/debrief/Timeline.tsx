/** One axis of time for the whole round, silence kept: lanes of marks, a position that can be moved, and what stood then. */
import { clockText, type Debrief } from '@signalroom/shared'
import { useId, useMemo } from 'react'
import { useRoom } from '../../room/read'
import { Card } from '../../ui/Card'
import { lanesOf, type Lane } from './lanes'
import { ThatMoment } from './ThatMoment'

export function Timeline({ debrief, at, go }: { debrief: Debrief; at: number; go: (at: number) => void }) {
  const room = useRoom(one => one)
  const id = useId()
  const lanes = useMemo(() => lanesOf(room, debrief), [room, debrief])
  const whole = Math.max(1000, Math.ceil(debrief.took / 1000) * 1000)
  return (
    <Card className="mt-4 p-5">
      <section aria-label="Timeline">
        <div className="flex flex-wrap items-baseline justify-between gap-2">
          <h2 className="text-[13.5px] font-[620]">Timeline, silence kept</h2>
          <p className="text-[12.5px] text-ink-3 tabular-nums">
            {clockText(at)} of {clockText(debrief.took)}
            <span className="print:hidden"> · arrows move it</span>
          </p>
        </div>
        <div className="relative mt-3 sm:pl-[132px]">
          {lanes.map(lane => (
            <LaneRow key={lane.title} lane={lane} whole={whole} />
          ))}
          <div
            aria-hidden="true"
            className="pointer-events-none absolute inset-y-0 right-0 left-0 sm:left-[132px]"
          >
            <div
              className="absolute inset-y-0 w-0.5 bg-ink forced-color-adjust-none"
              style={{ left: `calc(${Math.min(1, at / whole) * 100}% - 1px)` }}
            />
          </div>
        </div>
        <div className="mt-2 sm:pl-[132px] print:hidden">
          <label htmlFor={id} className="sr-only">
            Replay position
          </label>
          <input
            id={id}
            type="range"
            min={0}
            max={whole}
            step={1000}
            value={at}
            aria-valuetext={`${clockText(at)} of ${clockText(debrief.took)}`}
            onChange={event => go(Number(event.target.value))}
            className="-mx-2 h-6 w-[calc(100%+16px)] cursor-pointer accent-[var(--accent)] max-sm:h-11"
          />
        </div>
        <div className="print:hidden">
          <ThatMoment at={at} />
        </div>
      </section>
    </Card>
  )
}

function LaneRow({ lane, whole }: { lane: Lane; whole: number }) {
  const told = lane.marks.map(mark => `${clockText(mark.from)} ${mark.words}`).join('; ')
  return (
    <div className="mb-2">
      <p className="text-[12.5px] text-ink-2 sm:absolute sm:left-0 sm:w-[124px] sm:truncate">{lane.title}</p>
      <div
        role="img"
        aria-label={`${lane.title}: ${told === '' ? 'nothing' : told}`}
        className="relative h-4 overflow-hidden rounded-[4px] bg-sunk forced-color-adjust-none"
      >
        {lane.marks.map((mark, i) => (
          <span
            key={i}
            title={`${clockText(mark.from)} ${mark.words}`}
            className="absolute inset-y-0 rounded-[3px]"
            style={{
              left: `${(mark.from / whole) * 100}%`,
              width: mark.thin ? 3 : `max(2px, calc(${((mark.to - mark.from) / whole) * 100}% - 1px))`,
              background: mark.colour,
            }}
          />
        ))}
      </div>
    </div>
  )
}
