/** A row's scores as dots on one track from 1 to 4. Knows scores and seats, no rule. */
import type { DebriefRow, Seat } from '@signalroom/shared'
import { isolated } from '../../ui/format'
import { dotsOf } from './dots'

export function ScoreTrack({ row, seats }: { row: DebriefRow; seats: readonly Seat[] }) {
  const seat = (id: string) => seats.find(one => one.id === id)
  const spoken = row.scores
    .map(
      score =>
        `${isolated(seat(score.seat)?.name ?? '')} ${score.value === 'NE' ? 'not evidenced' : score.value}`,
    )
    .join(', ')
  return (
    <div
      role="img"
      aria-label={spoken || 'not scored'}
      className="relative h-2 w-full rounded-full bg-sunk forced-color-adjust-none"
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
  )
}

/** 1 to 4 on the track, with room at both ends. */
const place = (value: number): number => 4 + ((value - 1) / 3) * 92
