/** Beside the picture: every pause over three seconds, and all marks as a table, each with its moment to go to. */
import { clockText, secondsText, type Debrief } from '@signalroom/shared'
import { memo, useMemo, useState } from 'react'
import { useRoom } from '../../../room/read'
import { longPausesOf } from '../long-pauses'
import { useIsPaper } from '../../../ui/paper'
import { ToMoment } from '../ToMoment'
import type { Lane } from './lanes'
import { inTime } from './marks'

/** More rows no browser draws in time, and nobody reads. */
const mostRows = 3000

const kinds = { 'dead-air': 'nothing moved', working: 'hands at work', declared: 'declared' } as const

export const PauseList = memo(function PauseList({
  debrief,
  go,
}: {
  debrief: Debrief
  go: (at: number) => void
}) {
  const room = useRoom(one => one)
  const pauses = useMemo(() => longPausesOf(room), [room])
  return (
    <details open={pauses.length > 0 && pauses.length <= 4} className="mt-3 border-t border-line pt-3">
      <summary className="cursor-pointer text-[13px] font-[560] text-ink-2 max-sm:min-h-11">
        Pauses over three seconds: {pauses.length}
      </summary>
      {pauses.length === 0 ? (
        <p className="mt-1 text-[13px] text-ink-3">
          {debrief.cadence.chunks === 0
            ? 'Nothing was heard of the talk, so that no pause is known.'
            : 'There was none.'}
        </p>
      ) : (
        <ul className="mt-1 grid gap-x-6 sm:grid-cols-2">
          {pauses.map(pause => (
            <li key={pause.from}>
              <ToMoment
                at={pause.from}
                go={() => go(pause.from)}
                className="flex w-full gap-3 rounded px-1 py-1 text-left text-[13px] hover:bg-sunk max-sm:min-h-11"
              >
                <span className="w-11 text-right text-ink-3 tabular-nums">{clockText(pause.from)}</span>
                <span className="w-12 tabular-nums">{secondsText(pause.ms)}</span>
                <span className="text-ink-2">
                  {pause.kind === null ? 'after a chunk' : kinds[pause.kind]}
                </span>
              </ToMoment>
            </li>
          ))}
        </ul>
      )}
    </details>
  )
})

export const MarkTable = memo(function MarkTable({
  lanes,
  go,
}: {
  lanes: readonly Lane[]
  go: (at: number) => void
}) {
  const isPaper = useIsPaper()
  const [open, setOpen] = useState(false)
  const marks = useMemo(() => inTime(lanes.filter(({ isPlan }) => !isPlan)), [lanes])
  return (
    <details className="mt-3 border-t border-line pt-3" onToggle={event => setOpen(event.currentTarget.open)}>
      <summary className="cursor-pointer text-[13px] font-[560] text-ink-2 max-sm:min-h-11">
        All marks as a table: {marks.length}
      </summary>
      <div
        className="mt-2 max-h-[320px] overflow-auto print:max-h-none print:overflow-visible"
        role="region"
        aria-label="Table of marks"
      >
        <table className="w-full text-left text-[13px]">
          <thead className="text-ink-3">
            <tr>
              <th scope="col" className="w-16 pr-3 font-[560]">
                When
              </th>
              <th scope="col" className="w-36 pr-3 font-[560]">
                Lane
              </th>
              <th scope="col" className="font-[560]">
                What
              </th>
            </tr>
          </thead>
          <tbody>
            {(open || isPaper ? marks.slice(0, mostRows) : []).map((mark, i) => (
              <tr key={i} className="border-t border-line print:break-inside-avoid">
                <td className="pr-3 align-top tabular-nums">
                  <ToMoment
                    at={mark.from}
                    go={() => go(mark.from)}
                    className="rounded px-1 text-accent underline-offset-2 hover:underline max-sm:min-h-11"
                  >
                    {clockText(mark.from)}
                  </ToMoment>
                </td>
                <td className="pr-3 align-top text-ink-2">{mark.lane}</td>
                <td dir="auto" className="wrap-anywhere">
                  {mark.words}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {marks.length > mostRows ? (
          <p className="py-1 text-[13px] text-ink-2">
            These are the first {mostRows}; the others stand in the timeline.
          </p>
        ) : null}
      </div>
    </details>
  )
})
