/** Cards against the three signals: what each shows, and what it still could. The open cells are what is left to do. */
import { signalGrid, signalIds, type SignalId, type SignalCard, type SignalCell } from '@signalroom/shared'

export function SignalGrid({ cards }: { readonly cards: readonly SignalCard[] }) {
  const { rows, coverage, improves } = signalGrid(cards)
  return (
    <div className="mb-4">
      <table className="w-full text-left text-[13px]">
        <caption className="sr-only">Which card shows which signal</caption>
        <thead>
          <tr className="text-[12px] text-ink-3">
            <th scope="col" className="py-1 pr-2 font-[400]">
              Card
            </th>
            {signalIds.map(signal => (
              <th key={signal} scope="col" className="py-1 pr-2 font-[400]">
                {titles[signal]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.list} className="border-t border-line">
              <th scope="row" className="py-1.5 pr-2 font-[560]">
                {row.title}
              </th>
              {signalIds.map(signal => (
                <td key={signal} className="py-1.5 pr-2">
                  <Cell cell={row.cells[signal]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr className="border-t border-line text-ink-2 tabular-nums">
            <th scope="row" className="py-1.5 pr-2 font-[400]">
              Of all cards
            </th>
            {signalIds.map(signal => (
              <td key={signal} className="py-1.5 pr-2">
                {Math.round(coverage[signal] * 100)} %
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
      {improves ? null : (
        <p className="mt-1 text-[12.5px] text-ink-3">
          No card has a figure before and after something was done about it.
        </p>
      )}
    </div>
  )
}

function Cell({ cell }: { readonly cell: SignalCell }) {
  if (cell === 'shown') return <span className="text-green">shown</span>
  if (cell === 'open') return <span className="text-amber">open</span>
  return (
    <span className="text-ink-3">
      <span aria-hidden="true">–</span>
      <span className="sr-only">not of this kind</span>
    </span>
  )
}

const titles: Readonly<Record<SignalId, string>> = { S1: 'Metric', S2: 'Decision', S3: 'Outcome' }
