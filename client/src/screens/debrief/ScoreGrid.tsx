/** Everybody's scores in a grid: rows by people, where they lie apart, and the moments each row rests on. Holds no rule. */
import { apart, valueWords, type Debrief, type DebriefRow, type Seat } from '@signalroom/shared'
import { ChevronDown } from 'lucide-react'
import { useId, useState } from 'react'
import { classes } from '../../ui/classes'
import { Own } from '../../ui/Own'
import type { Go } from './moments'
import { PinChip } from './PinChip'
import { ScoreTrack } from './ScoreTrack'

export function ScoreGrid({ debrief, go }: { debrief: Debrief; go: Go }) {
  const rows = debrief.rows.filter(row => row.scores.length > 0 || row.pins.length > 0)
  const people = debrief.seats.filter(seat =>
    rows.some(row => row.scores.some(score => score.seat === seat.id)),
  )
  return (
    <table className="mt-3 w-full table-fixed border-collapse text-left">
      <thead>
        <tr className="text-[12.5px] text-ink-2">
          <th scope="col" className="pb-2 align-bottom font-[500]">
            Criterion
          </th>
          {people.map(seat => (
            <th
              key={seat.id}
              scope="col"
              aria-label={seat.name}
              className="w-[12%] px-1 pb-2 align-bottom sm:w-[76px] font-[500]"
            >
              <span className="flex min-w-0 items-center gap-1.5 max-sm:flex-col max-sm:items-start max-sm:gap-1">
                <span
                  aria-hidden="true"
                  className="size-2.5 shrink-0 rounded-full forced-color-adjust-none"
                  style={{ background: seat.colour }}
                />
                <span className="max-w-full truncate" title={seat.name}>
                  <Own>{seat.name}</Own>
                </span>
              </span>
            </th>
          ))}
          <th scope="col" className="w-[22%] pb-2 align-bottom text-right font-[500] sm:w-[42%]">
            <span className="max-sm:sr-only">How far </span>apart
          </th>
        </tr>
      </thead>
      {rows.map(row => (
        <Row key={row.id} row={row} people={people} seats={debrief.seats} go={go} />
      ))}
    </table>
  )
}

interface RowProps {
  readonly row: DebriefRow
  /** Who scored anything: one column each. */
  readonly people: readonly Seat[]
  readonly seats: readonly Seat[]
  readonly go: Go
}

function Row({ row, people, seats, go }: RowProps) {
  const [open, setOpen] = useState(false)
  const detail = useId()
  const distance = apart(row.scores)
  const far = distance?.far === true
  const changed = row.scores.filter(score => score.revised)
  const show = () => {
    setOpen(!open)
    const [first] = row.pins
    if (!open && first) go(first.elapsed, first.on)
  }
  return (
    <tbody className={classes('border-t border-line align-baseline', far && 'bg-amber-soft/40')}>
      <tr>
        <th scope="row" className="py-2.5 pr-2 text-[14px] font-normal hyphens-auto wrap-anywhere">
          {row.title}
          {row.hidden ? <span className="block text-[12px] text-ink-3">hidden until the release</span> : null}
        </th>
        {people.map(seat => (
          <td key={seat.id} className="px-1 py-2.5 text-[14px] tabular-nums">
            <Value row={row} seat={seat.id} />
          </td>
        ))}
        <td className="py-2.5">
          <span className="flex items-center justify-end gap-3">
            <span className="flex-1 max-sm:hidden">
              <ScoreTrack row={row} seats={seats} />
            </span>
            {far ? (
              <button
                type="button"
                aria-expanded={open}
                aria-controls={detail}
                onClick={show}
                className="inline-flex shrink-0 sm:w-[92px] items-center justify-end gap-1 text-right text-[12.5px] font-[620] text-amber underline decoration-dotted underline-offset-4 max-sm:min-h-11"
              >
                {distance.points} apart
                <ChevronDown size={13} aria-hidden="true" className={classes(open && 'rotate-180')} />
              </button>
            ) : (
              <span className="shrink-0 text-right sm:w-[92px] text-[12.5px] text-ink-3">
                {!distance ? '–' : distance.points === 0 ? 'agree' : `${distance.points} apart`}
              </span>
            )}
          </span>
        </td>
      </tr>
      {changed.length > 0 ? (
        <tr>
          <td colSpan={people.length + 2}>
            {changed.map(({ seat, value, revised }) => (
              <p key={seat} className="pb-1.5 text-[13px] text-ink-2">
                <Own>{nameOf(seats, seat)}</Own>: {value},{' '}
                {revised?.first === value ? 'kept' : `was ${valueWords(revised?.first ?? 'NE')}`}:{' '}
                <Own>{revised?.reason}</Own>
              </p>
            ))}
          </td>
        </tr>
      ) : null}
      <tr id={detail} className={classes(far && !open && 'hidden print:table-row')}>
        <td colSpan={people.length + 2} className="empty:hidden">
          <Pins row={row} seats={seats} far={far} go={go} />
        </td>
      </tr>
    </tbody>
  )
}

/** A score, and beneath it what it was before it was changed. */
function Value({ row, seat }: { row: DebriefRow; seat: string }) {
  const score = row.scores.find(one => one.seat === seat)
  if (!score) return <span className="text-ink-3">–</span>
  const { value, revised } = score
  return (
    <>
      <span className={classes('font-[620]', value === 'NE' && 'text-ink-3')}>{value}</span>
      {revised && revised.first !== value ? (
        <span className="block text-[12px] whitespace-nowrap text-ink-2">was {revised.first}</span>
      ) : null}
    </>
  )
}

/** The moments a row rests on; where people are apart, by person. */
function Pins({ row, seats, far, go }: Omit<RowProps, 'people'> & { readonly far: boolean }) {
  const chips = (pins: DebriefRow['pins']) =>
    pins.map(pin => <PinChip key={`${pin.seat}${pin.at}${pin.quote ?? ''}`} pin={pin} go={go} />)
  if (row.pins.length === 0)
    return far ? <p className="pb-2.5 text-[13px] text-ink-2">Nobody pinned a moment for it.</p> : null
  if (!far) return <div className="flex flex-wrap gap-1.5 pb-2.5">{chips(row.pins)}</div>
  const by = [...new Set(row.pins.map(pin => pin.seat))]
  return by.map(seat => (
    <div key={seat} className="flex flex-wrap items-center gap-1.5 pb-2.5">
      <span className="text-[12.5px] text-ink-2">
        <Own>{nameOf(seats, seat)}</Own>
      </span>
      {chips(row.pins.filter(pin => pin.seat === seat))}
    </div>
  ))
}

const nameOf = (seats: readonly Seat[], id: string): string =>
  seats.find(one => one.id === id)?.name ?? 'Somebody'
