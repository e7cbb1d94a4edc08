/** Each row with everybody's score on one track, where they differ, and the moments it rests on. */
import type { Debrief, DebriefRow, Seat } from '@signalroom/shared'
import { Card } from '../../ui/Card'
import { classes } from '../../ui/classes'
import type { Go } from './moments'
import { dotsOf } from './dots'
import { PinChip } from './PinChip'
import { Own } from '../../ui/Own'
import { isolated } from '../../ui/format'

export function Criteria({ debrief, go }: { debrief: Debrief; go: Go }) {
  const scored = debrief.rows.filter(row => row.scores.length > 0 || row.pins.length > 0)
  const people = debrief.seats.filter(seat =>
    scored.some(row => row.scores.some(score => score.seat === seat.id)),
  )
  return (
    <Card className="p-5">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <h2 className="text-[13.5px] font-[620]">Scored blind, then opened</h2>
        <ul className="flex gap-4 text-[12.5px] text-ink-2">
          {people.map(seat => (
            <li key={seat.id} className="flex items-center gap-1.5">
              <span
                aria-hidden="true"
                className="size-2.5 rounded-full forced-color-adjust-none"
                style={{ background: seat.colour }}
              />
              <Own>{seat.name}</Own>
            </li>
          ))}
        </ul>
      </div>
      {scored.length === 0 ? (
        <p className="mt-3 text-[14px] text-ink-2">
          {debrief.released ? 'Nobody scored this round.' : 'Scores appear here once they are released.'}
        </p>
      ) : null}
      <ul className="mt-3 divide-y divide-line">
        {scored.map(row => (
          <Row key={row.id} row={row} go={go} seat={id => debrief.seats.find(one => one.id === id)} />
        ))}
      </ul>
    </Card>
  )
}

function Row({ row, go, seat }: { row: DebriefRow; go: Go; seat: (id: string) => Seat | undefined }) {
  const numbers = row.scores.flatMap(score => (score.value === 'NE' ? [] : [score.value]))
  const apart = numbers.length > 1 ? Math.max(...numbers) - Math.min(...numbers) : null
  const spoken = row.scores
    .map(
      score =>
        `${isolated(seat(score.seat)?.name ?? '')} ${score.value === 'NE' ? 'not evidenced' : score.value}`,
    )
    .join(', ')
  return (
    <li className="py-2.5">
      <div className="grid grid-cols-[minmax(96px,150px)_1fr_92px] items-center gap-3">
        <span className="text-[14px]">
          {row.title}
          {row.hidden ? <span className="block text-[12px] text-ink-3">hidden until the release</span> : null}
        </span>
        <div
          role="img"
          aria-label={spoken || 'not scored'}
          className="relative h-2 rounded-full bg-sunk forced-color-adjust-none"
        >
          {[1, 2, 3, 4].map(step => (
            <span
              key={step}
              aria-hidden="true"
              className="absolute top-0 h-2 w-px bg-line-strong"
              style={{ left: `${place(step)}%` }}
            />
          ))}
          {dotsOf(row.scores).map(dot => (
            <span
              key={dot.seat}
              aria-hidden="true"
              className="absolute top-1/2 size-3.5 -translate-x-1/2 -translate-y-1/2 rounded-full border-2 border-card"
              style={{
                left: `calc(${place(dot.value)}% + ${dot.beside * 14}px)`,
                background: seat(dot.seat)?.colour ?? `var(--${dot.role})`,
              }}
            />
          ))}
        </div>
        <span
          className={classes(
            'text-right text-[12.5px]',
            apart !== null && apart >= 2 ? 'font-[620] text-amber' : 'text-ink-3',
          )}
        >
          {apart === null
            ? row.scores.map(score => score.value).join(', ') || '–'
            : apart === 0
              ? 'agree'
              : `${apart} apart`}
        </span>
      </div>
      {row.pins.length > 0 ? (
        <div className="mt-1.5 flex flex-wrap gap-1.5">
          {row.pins.map(pin => (
            <PinChip key={`${pin.seat}${pin.at}${pin.quote ?? ''}`} pin={pin} go={go} />
          ))}
        </div>
      ) : null}
    </li>
  )
}

/** 1 to 4 on the track, with room at both ends. */
const place = (value: number): number => 4 + ((value - 1) / 3) * 92
