/** The ledger beside the interviewer: numbers by what they are of, those that contradict each other on top. Holds no rule. */
import {
  clockText,
  contradictionWords,
  statedWhere,
  roundClock,
  subjectWords,
  type LedgerEntry,
} from '@signalroom/shared'
import { Titled } from '../../ui/Titled'
import { bringCardIntoView } from '../artifacts/pointed'
import { useMoment, useRoom } from '../read'
import { useLedger } from './useLedger'

/** `show`: brings a thing of the drawing into view, by its id. */
export function LedgerDesk({ show }: { show: (id: string) => void }) {
  const { entries, contradictions } = useLedger()
  const clock = useRoom(room => room.open.clock)
  const subjects = [...new Set(entries.map(({ subject }) => subjectWords(subject)))]
  const count = `${entries.length} ${entries.length === 1 ? 'number' : 'numbers'}`
  return (
    <Titled title={contradictions.length > 0 ? `Ledger · ${contradictions.length} differ` : 'Ledger'}>
      {contradictions.length > 0 ? (
        <ul aria-label="Numbers that contradict each other" className="mb-2 space-y-1.5">
          {contradictions.map(one => (
            <li key={one.key} className="rounded-m bg-amber-soft px-3 py-2 text-[13px]">
              <p dir="auto" className="wrap-anywhere">
                {contradictionWords(one, at => roundClock.elapsed(clock, at))}
              </p>
              <div className="mt-1 flex flex-wrap gap-2">
                <Jump to={one.earlier} show={show} />
                <Jump to={one.later} show={show} />
              </div>
            </li>
          ))}
        </ul>
      ) : null}
      {entries.length === 0 ? (
        <p className="text-[13px] text-ink-3">
          Numbers that are typed, drawn or said gather here, each with what it is of.
        </p>
      ) : (
        <details className="rounded-m border border-line bg-card">
          <summary className="cursor-pointer px-3 py-2 text-[13px] text-ink-2 max-[899px]:min-h-11">
            {count}
          </summary>
          <dl className="space-y-2 border-t border-line px-3 py-2 text-[13px]">
            {subjects.map(subject => (
              <div key={subject}>
                <dt dir="auto" className="text-[12px] text-ink-3 wrap-anywhere">
                  {subject}
                </dt>
                {entries
                  .filter(entry => subjectWords(entry.subject) === subject)
                  .map((entry, i) => (
                    <Entry key={`${i} ${entry.at}`} entry={entry} show={show} />
                  ))}
              </div>
            ))}
          </dl>
        </details>
      )}
    </Titled>
  )
}

function Entry({ entry, show }: { entry: LedgerEntry; show: (id: string) => void }) {
  const moment = useMoment()
  return (
    <dd className="flex flex-wrap items-baseline gap-x-2 py-0.5">
      <span dir="auto" className="font-[560] tabular-nums">
        {entry.quantity.text}
      </span>
      <span className="min-w-0 flex-1 text-[12px] text-ink-3" title={entry.text}>
        {statedWhere(entry)}, {moment(entry.at)}
      </span>
      <Jump to={entry} show={show} />
    </dd>
  )
}

/** Where it can be gone to: to the drawing, or to its line on the worksheet; a message stands in the row whole. */
function Jump({ to: { place, at, quantity }, show }: { to: LedgerEntry; show: (id: string) => void }) {
  const clock = useRoom(room => room.open.clock)
  const go =
    place.type === 'drawing'
      ? () => show(place.id)
      : place.type === 'line'
        ? () => document.querySelector(`[data-line="${place.line}"]`)?.scrollIntoView({ block: 'center' })
        : place.type === 'card'
          ? () => bringCardIntoView(place.list)
          : null
  if (!go) return null
  const where = place.type === 'drawing' ? 'on the board' : 'on the worksheet'
  return (
    <button
      type="button"
      onClick={go}
      aria-label={`Show ${quantity.text} of ${clockText(roundClock.elapsed(clock, at))} ${where}`}
      className="rounded-[6px] px-1.5 py-0.5 text-[12px] text-accent underline underline-offset-2 max-[899px]:min-h-11"
    >
      {where}
    </button>
  )
}
