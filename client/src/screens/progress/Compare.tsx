/** Two rounds side by side, of one's own choosing: the last two at first. Holds no rule. */
import { compared, keyOf, type Attempt, type ComparedRow } from '@signalroom/shared'
import { Fragment, useId, useState } from 'react'
import { Card } from '../../ui/Card'
import { classes } from '../../ui/classes'
import { dateText } from '../../ui/format'

const parts = { round: 'Round', criteria: 'Criteria', cadence: 'Cadence', phases: 'Phases' } as const
const tones = { better: 'text-green', worse: 'text-red' } as const

export function Compare({ attempts }: { attempts: readonly Attempt[] }) {
  const [chosen, choose] = useState<{ readonly before?: string; readonly after?: string }>({})
  const find = (key: string | undefined) => attempts.find(one => keyOf(one) === key)
  const before = find(chosen.before) ?? attempts.at(-2)
  const after = find(chosen.after) ?? attempts.at(-1)
  if (!before || !after) return null
  const rows = compared(before, after)
  return (
    <section className="mt-8">
      <h2 className="text-[18px] font-[620]">Two attempts side by side</h2>
      <Card className="mt-3 p-4">
        <div className="grid grid-cols-[minmax(0,1fr)] gap-3 sm:grid-cols-2">
          <Chooser
            label="Before"
            attempts={attempts}
            value={keyOf(before)}
            choose={key => choose({ before: key, after: keyOf(after) })}
          />
          <Chooser
            label="After"
            attempts={attempts}
            value={keyOf(after)}
            choose={key => choose({ before: keyOf(before), after: key })}
          />
        </div>
        <table className="mt-4 w-full text-left text-[13.5px] max-sm:text-[12.5px]">
          <caption className="sr-only">Differences</caption>
          <thead>
            <tr className="text-[12.5px] text-ink-3">
              <th scope="col" className="py-1.5 font-normal">
                <span className="sr-only">What</span>
              </th>
              {['Before', 'After', 'Change'].map(name => (
                <th key={name} scope="col" className="py-1.5 pl-2 text-right font-normal">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              <Fragment key={`${row.part}${row.title}`}>
                {rows[i - 1]?.part === row.part ? null : (
                  <tr>
                    <th
                      scope="colgroup"
                      colSpan={4}
                      className="pt-3 pb-1 text-[12.5px] font-[600] text-ink-2"
                    >
                      {parts[row.part]}
                    </th>
                  </tr>
                )}
                <Row row={row} />
              </Fragment>
            ))}
          </tbody>
        </table>
      </Card>
    </section>
  )
}

const Row = ({ row }: { row: ComparedRow }) => (
  <tr className="border-t border-line align-baseline tabular-nums">
    <th scope="row" className="py-1.5 font-normal">
      {row.title}
    </th>
    <td className="py-1.5 pl-2 text-right">{row.before}</td>
    <td className="py-1.5 pl-2 text-right">{row.after}</td>
    <td
      className={classes(
        'py-1.5 pl-2 text-right whitespace-nowrap',
        row.tone ? tones[row.tone] : 'text-ink-2',
      )}
    >
      {row.change}
      {row.tone ? <span className="sr-only">, {row.tone}</span> : null}
    </td>
  </tr>
)

function Chooser({
  label,
  attempts,
  value,
  choose,
}: {
  label: string
  attempts: readonly Attempt[]
  value: string
  choose: (key: string) => void
}) {
  const id = useId()
  return (
    <div className="min-w-0">
      <label htmlFor={id} className="text-[12.5px] text-ink-2">
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={event => choose(event.target.value)}
        className="mt-1 h-11 w-full min-w-0 rounded-m border border-line-strong bg-card px-2 text-[14px]"
      >
        {attempts.toReversed().map(attempt => (
          <option key={keyOf(attempt)} value={keyOf(attempt)}>
            {dateText(attempt.at)} · {attempt.title}
          </option>
        ))}
      </select>
    </div>
  )
}
