/** The numbers of the round by what they are of, those that contradict each other first, and the faults with the responses. */
import { clockText, responseWords, type Debrief, type LedgerRow } from '@signalroom/shared'
import { Card } from '../../ui/Card'
import { At } from './At'

type Go = (elapsed: number) => void

export function Ledger({ debrief, go }: { debrief: Debrief; go: Go }) {
  const { rows, contradictions } = debrief.ledger
  if (rows.length === 0) return null
  return (
    <Card className="p-5 lg:col-span-2 print:col-span-2">
      <h2 className="text-[13.5px] font-[620]">Ledger: every number that was stated</h2>
      {contradictions.length > 0 ? (
        <ul aria-label="Numbers that contradict each other" className="mt-3 space-y-1.5">
          {contradictions.map(({ earlier, later }) => (
            <li
              key={`${earlier.at} ${later.at} ${earlier.quantity} ${later.quantity}`}
              className="rounded-m bg-amber-soft px-3.5 py-2.5 text-[13.5px]"
            >
              <span dir="auto" className="font-[600] wrap-anywhere">
                {later.subject}
              </span>
              : <Stated row={earlier} go={go} />, then <Stated row={later} go={go} />
            </li>
          ))}
        </ul>
      ) : (
        <p className="mt-2 text-[13.5px] text-ink-2">None of them contradicts another.</p>
      )}
      <div className="mt-3 overflow-x-auto">
        <table className="w-full text-left text-[13.5px]">
          <thead className="text-[12px] text-ink-3">
            <tr>
              {['Of', 'Number', 'Stated', 'At'].map(head => (
                <th key={head} scope="col" className="border-b border-line py-1 pr-4 font-[500]">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, i) => (
              <tr key={`${i} ${row.at}`} className="border-b border-line align-top">
                <td dir="auto" className="py-1.5 pr-4 wrap-anywhere">
                  {row.subject}
                </td>
                <td dir="auto" className="py-1.5 pr-4 font-[560] tabular-nums">
                  {row.quantity}
                </td>
                <td className="py-1.5 pr-4 text-ink-2">
                  {row.where}
                  <span dir="auto" className="block text-[12px] text-ink-3 wrap-anywhere">
                    {row.text}
                  </span>
                </td>
                <td className="py-1.5">
                  <At elapsed={row.elapsed} go={go} className="text-[12.5px]" />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  )
}

const Stated = ({ row, go }: { row: LedgerRow; go: Go }) => (
  <>
    <span className="font-[560] tabular-nums">{row.quantity}</span> {row.where} at{' '}
    <At elapsed={row.elapsed} go={go} className="text-[12.5px]" />
  </>
)

/** What was put on the drawing to fail. */
export function FaultsTold({ debrief: { faults }, go }: { debrief: Debrief; go: Go }) {
  if (faults.length === 0) return null
  return (
    <Card className="p-5">
      <h2 className="text-[13.5px] font-[620]">Faults on the drawing</h2>
      <ul className="mt-3 divide-y divide-line">
        {faults.map(one => (
          <li key={one.fault} className="py-2 text-[13.5px]">
            <p dir="auto" className="wrap-anywhere">
              <At elapsed={one.elapsed} go={go} className="text-[12.5px]" /> {one.what}; {one.depends}.
            </p>
            <p className="mt-0.5 text-[13px] text-ink-2">
              First response: {responseWords(one.response)}
              {one.stoodFor === null ? '' : ` · lifted after ${clockText(one.stoodFor)}`}
              {one.deleted ? ' · taken off the drawing since' : ''}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
