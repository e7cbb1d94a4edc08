/** The cases of a run one by one, those that failed first, each with the line where it failed. */
import type { Case } from '@signalroom/shared'
import { Check, Minus, X } from 'lucide-react'
import { classes } from '../../ui/classes'
import type { OpenLine } from './RunOutput'
import { durationText } from './words'

const order = { failed: 0, passed: 1, skipped: 2 } as const
const marks = {
  passed: { icon: Check, tone: 'text-green', word: 'passed' },
  failed: { icon: X, tone: 'text-amber', word: 'failed' },
  skipped: { icon: Minus, tone: 'text-ink-3', word: 'skipped' },
} as const

export function RunCases({
  cases,
  open,
}: {
  cases: readonly Case[]
  /** Opens a line of the pane; null for a file that is not there. */
  open: OpenLine
}) {
  const rows = cases.toSorted((a, b) => order[a.outcome] - order[b.outcome])
  return (
    <ul aria-label="Cases" className="divide-y divide-line rounded-[8px] border border-line bg-card">
      {rows.map((one, i) => (
        <Row key={`${i} ${one.name}`} one={one} open={open} />
      ))}
    </ul>
  )
}

function Row({ one, open }: { one: Case; open: OpenLine }) {
  const { icon: Icon, tone, word } = marks[one.outcome]
  return (
    <li className="px-2.5 py-1.5">
      <div className="flex items-baseline gap-2">
        <Icon size={13} aria-hidden="true" className={classes('relative top-[2px] shrink-0', tone)} />
        <span className="sr-only">{word}: </span>
        <span
          dir="auto"
          translate="no"
          className={classes('min-w-0 flex-1 break-words', one.outcome === 'skipped' && 'text-ink-3')}
        >
          {one.name}
        </span>
        <span className="shrink-0 text-[12px] text-ink-3 tabular-nums">
          {one.outcome === 'skipped' ? 'skipped' : durationText(one.ms)}
        </span>
      </div>
      {one.outcome === 'failed' ? <Failure one={one} open={open} /> : null}
    </li>
  )
}

function Failure({ one, open }: { one: Case; open: OpenLine }) {
  const { message, file, line } = one
  const show = file !== undefined && line !== undefined ? open(file, line) : null
  const place = file === undefined ? null : line === undefined ? file : `${file}, line ${line}`
  return (
    <div className="mt-1 pl-[21px]">
      {message ? (
        <pre
          translate="no"
          className="max-h-[220px] overflow-auto font-mono text-[12px] leading-[1.55] break-words whitespace-pre-wrap text-ink-2"
        >
          {message}
        </pre>
      ) : null}
      {place === null ? null : show ? (
        <button
          type="button"
          onClick={show}
          className="mt-1 rounded font-mono text-[12px] text-accent underline decoration-transparent underline-offset-2 hover:decoration-current max-[899px]:min-h-[44px]"
        >
          {place}
        </button>
      ) : (
        <p className="mt-1 font-mono text-[12px] text-ink-3">{place}</p>
      )}
    </div>
  )
}
