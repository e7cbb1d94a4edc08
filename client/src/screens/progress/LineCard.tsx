/** One line over time: a small picture whose points lead to their rounds, and the same as a table. Computes no figure. */
import type { ProgressLine, ProgressPoint } from '@signalroom/shared'
import { Link } from 'wouter'
import { Card } from '../../ui/Card'
import { dateText } from '../../ui/format'

const [width, height, edge] = [300, 72, 10]

export function LineCard({ line }: { line: ProgressLine }) {
  const { title, points } = line
  const last = points.at(-1)
  return (
    <Card className="flex h-full flex-col p-4">
      <h3 className="flex items-baseline gap-2 text-[14px] font-[600]">
        <span className="min-w-0 flex-1">{title}</span>
        <span className="tabular-nums">{last?.text}</span>
      </h3>
      {points.length > 1 ? <Picture line={line} /> : null}
      <details className="mt-1" open={points.length === 1}>
        <summary className="cursor-pointer text-[12.5px] text-ink-2 max-sm:min-h-11 max-sm:py-3">
          {points.length === 1 ? 'One round' : `${points.length} rounds as a table`}
        </summary>
        <table className="mt-1 w-full text-left text-[12.5px]">
          <caption className="sr-only">{title}, round by round</caption>
          <thead className="sr-only">
            <tr>
              <th scope="col">Round</th>
              <th scope="col">Value</th>
            </tr>
          </thead>
          <tbody>
            {points.map(point => (
              <tr key={point.key} className="border-t border-line align-baseline">
                <th scope="row" className="py-1.5 pr-2 font-normal">
                  <Link
                    href={`/r/${point.room}`}
                    className="underline decoration-line-strong underline-offset-4"
                    dir="auto"
                  >
                    {point.round}
                  </Link>
                  <span className="block text-ink-3">{dateText(point.at)}</span>
                </th>
                <td className="py-1.5 text-right whitespace-nowrap tabular-nums">
                  {point.text}
                  {point.note === '' ? null : <span className="block text-ink-3">{point.note}</span>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </Card>
  )
}

/** Rounds stand at equal distances: days between them say nothing of what was rehearsed. */
function Picture({ line: { points, from, to, goal, title } }: { line: ProgressLine }) {
  const x = (i: number) => edge + (i / (points.length - 1)) * (width - 2 * edge)
  const up = (value: number) => height - edge - ((value - from) / (to - from || 1)) * (height - 2 * edge)
  const y = ({ value }: ProgressPoint) => up(value)
  const path = points.map((point, i) => `${i === 0 ? 'M' : 'L'}${x(i).toFixed(1)} ${y(point).toFixed(1)}`)
  return (
    <div className="relative mt-2" style={{ aspectRatio: `${width} / ${height}` }}>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        aria-hidden="true"
        className="absolute inset-0 size-full overflow-visible"
      >
        {[edge, height - edge].map(at => (
          <line key={at} x1={0} x2={width} y1={at} y2={at} stroke="var(--line)" strokeWidth={1} />
        ))}
        {goal === null ? null : (
          <line
            x1={0}
            x2={width}
            y1={up(goal)}
            y2={up(goal)}
            stroke="var(--ink-3)"
            strokeWidth={1}
            strokeDasharray="3 4"
          />
        )}
        <path d={path.join('')} fill="none" stroke="var(--accent)" strokeWidth={2} strokeLinejoin="round" />
      </svg>
      <ol aria-label={title}>
        {points.map((point, i) => (
          <li key={point.key}>
            <Link
              href={`/r/${point.room}`}
              aria-label={`${point.text}${point.note === '' ? '' : `, ${point.note}`}: ${point.round}, ${dateText(point.at)}`}
              title={`${point.text} · ${point.round} · ${dateText(point.at)}`}
              className="absolute grid size-6 -translate-x-1/2 -translate-y-1/2 place-items-center rounded-full"
              style={{ left: `${(x(i) / width) * 100}%`, top: `${(y(point) / height) * 100}%` }}
            >
              <span
                aria-hidden="true"
                className="size-2.5 rounded-full border-2 border-accent bg-card forced-color-adjust-none"
              />
            </Link>
          </li>
        ))}
      </ol>
    </div>
  )
}
