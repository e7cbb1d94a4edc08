/** What was worked out on an artifact card. A figure by hand says so, with the computed one beside it. Draws alone. */
import type { Figure, WorkedCard } from '@signalroom/shared'
import { Pill } from '../../ui/Pill'
import { classes } from '../../ui/classes'

export const RowFigures = ({ worked, row }: { worked: WorkedCard; row: number }) => (
  <List figures={worked.figures.filter(one => one.row === row)} />
)

/** Of the card as a whole, with what it still lacks. */
export function CardFigures({ worked }: { worked: WorkedCard }) {
  const wrong = worked.problems.filter(one => one.field === null)
  return (
    <>
      <List figures={worked.figures.filter(one => one.row === null)} />
      {wrong.map(one => (
        <p key={one.says} className="text-[12.5px] text-red">
          {one.says}
        </p>
      ))}
      {worked.missing.length > 0 ? (
        <p>
          <Pill tone="amber" className="h-auto max-w-full leading-snug whitespace-normal">
            <span dir="auto">still open: {worked.missing.join(', ')}</span>
          </Pill>
        </p>
      ) : null}
    </>
  )
}

function List({ figures }: { figures: readonly Figure[] }) {
  if (figures.length === 0) return null
  return (
    <dl className="flex flex-wrap gap-x-4 gap-y-0.5 text-[12.5px] tabular-nums">
      {figures.map(one => (
        <div key={one.id} className="flex min-w-0 flex-wrap items-baseline gap-x-1">
          <dt className="text-ink-3">{one.title}:</dt>
          <dd className={classes('font-[620]', one.over && 'text-red')}>
            <Shown figure={one} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

export function Shown({ figure: { shown, computed, over } }: { figure: Figure }) {
  return (
    <>
      <span dir="auto">{shown}</span>
      {over ? <span className="sr-only"> over the limit</span> : null}
      {computed === undefined ? null : (
        <span className="ml-1 font-[400] text-amber">by hand; computed {computed}</span>
      )}
    </>
  )
}
