/** A line of a plan or a checklist: what it is for, how far it is, what ticks it, and that it is late. Nothing here ticks it. */
import { signalWords, type LineState, type Ticked, type TitlesOf } from '@signalroom/shared'
import { Check, Circle } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from 'wouter'
import { Own } from '../../ui/Own'
import { Pill } from '../../ui/Pill'

export function PlanLine({
  line,
  titles,
  due,
  children,
}: {
  line: LineState
  titles: TitlesOf
  /** Its last day in words; null where it has none. */
  due: string | null
  children?: ReactNode
}) {
  return (
    <li className="flex items-start gap-3 py-2.5">
      {line.done ? (
        <Check size={18} aria-label="Done" className="mt-0.5 shrink-0 text-green" />
      ) : (
        <Circle size={18} aria-label="Open" className="mt-0.5 shrink-0 text-ink-3" />
      )}
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-[14px] font-[560]">
          <span dir="auto" className="min-w-0 wrap-anywhere">
            {line.own ? <Own>{line.title}</Own> : line.title}
          </span>
          <span className="inline-flex flex-wrap gap-1.5 empty:hidden">
            {line.round === null ? null : <Pill>{titles(line.round)}</Pill>}
            {line.signal === null ? null : <Pill>{signalWords[line.signal]}</Pill>}
            {line.orphan ? <Pill tone="amber">{orphanWords(line)}</Pill> : null}
          </span>
        </p>
        <ul className="mt-0.5 text-[12.5px] text-ink-2">
          {line.ticks.map(one => (
            <li key={one.says}>
              <span className="tabular-nums">
                {one.done} of {one.of}
              </span>
              : <Where what={one.what}>{one.says}</Where>
            </li>
          ))}
          {line.ticks.length === 0 ? <li>Nothing can tick it yet: tie it to a round.</li> : null}
          {line.late && due !== null ? (
            <li className="text-amber">It was for {due}. It still counts.</li>
          ) : null}
        </ul>
      </div>
      {children}
    </li>
  )
}

const orphanWords = ({ round, signal }: LineState): string =>
  round === null
    ? signal === null
      ? 'prepares for no round and no signal'
      : 'prepares for no round'
    : 'shows no signal'

const places: Readonly<Record<Ticked['what'], string>> = {
  artifact: '/hub/artifacts',
  grid: '/hub/artifacts',
  stories: '/hub/stories',
  pay: '/hub/pay',
  rewritten: '/practice',
  drill: '/',
  round: '/hub',
  review: '/hub',
  scheduled: '/hub',
  loop: '/hub',
}
const Where = ({ what, children }: { what: Ticked['what']; children: string }) => (
  <Link href={places[what]} className="underline decoration-line-strong underline-offset-4 hover:text-ink">
    {children}
  </Link>
)
