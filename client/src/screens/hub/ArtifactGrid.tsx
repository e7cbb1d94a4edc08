/** Artifacts against the three signals, with the share of each, and the empty cells as what to do. */
import { signalIds, signalWords, type ArtifactGrid, type SignalCell } from '@signalroom/shared'
import { Own } from '../../ui/Own'

export function Grid({ grid: { rows, coverage } }: { grid: ArtifactGrid }) {
  return (
    <table className="w-full text-left text-[13.5px]">
      <caption className="sr-only">Which artifact shows which signal</caption>
      <thead>
        <tr className="text-[12px] text-ink-3">
          <th scope="col" className="py-1 pr-2 font-[400]">
            Artifact
          </th>
          {signalIds.map(signal => (
            <th key={signal} scope="col" className="py-1 pr-2 font-[400] capitalize">
              {signalWords[signal]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => (
          <tr key={i} className="border-t border-line">
            <th scope="row" dir="auto" className="py-1.5 pr-2 font-[560] wrap-anywhere">
              <Own>{row.title}</Own>
            </th>
            {signalIds.map(signal => (
              <td key={signal} className="py-1.5 pr-2 whitespace-nowrap">
                <Cell cell={row.cells[signal]} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr className="border-t border-line text-ink-2 tabular-nums">
          <th scope="row" className="py-1.5 pr-2 font-[400]">
            Of all
          </th>
          {signalIds.map(signal => (
            <td key={signal} className="py-1.5 pr-2 whitespace-nowrap">
              {Math.round(coverage[signal] * 100)} %
            </td>
          ))}
        </tr>
      </tfoot>
    </table>
  )
}

function Cell({ cell }: { cell: SignalCell }) {
  if (cell === 'shown') return <span className="text-green">shown</span>
  if (cell === 'open') return <span className="text-amber">open</span>
  return (
    <span className="text-ink-3">
      <span aria-hidden="true">–</span>
      <span className="sr-only">not of this kind</span>
    </span>
  )
}

const wants = {
  S1: 'a metric: a latency budget with measured figures, a capacity sheet, an objective',
  S2: 'a decision: a trade-off matrix, an objective that you own, a page with its actions',
  S3: 'an outcome: a bottleneck with its cost before and after, a page with its impact in figures',
} as const

export function Todo({ grid: { rows, todo, improves } }: { grid: ArtifactGrid }) {
  if (todo.length === 0 && improves) return null
  return (
    <div className="mt-4">
      <h3 id="todo" className="text-[14px] font-[620]">
        Left to do
      </h3>
      <ul aria-labelledby="todo" className="mt-1 list-disc space-y-0.5 pl-4 text-[13.5px] text-ink-2">
        {todo.map(({ signal, title }, i) => (
          <li key={i}>
            {title === null ? (
              <>
                {rows.length === 0 ? 'Something' : 'Nothing yet'} that shows {wants[signal]}.
              </>
            ) : (
              <>
                “<Own>{title}</Own>” could show {signalWords[signal]} and does not yet.
              </>
            )}
          </li>
        ))}
        {improves ? null : <li>One artifact with a figure before and after something was done about it.</li>}
      </ul>
    </div>
  )
}
