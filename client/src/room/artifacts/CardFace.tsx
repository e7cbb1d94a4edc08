/** An artifact card to read: head, rows with what was worked out, and what is open. On the board, in the debrief, in a replay. */
import {
  artifactForms,
  bars,
  type ArtifactField,
  type ArtifactList,
  type Figure,
  type FieldProblem,
  type SheetRow,
} from '@signalroom/shared'
import { memo } from 'react'
import { classes } from '../../ui/classes'
import { scrolledByKeys } from '../../ui/scrolled-by-keys'
import { CardFigures, Shown } from './Figures'
import { Ruling } from './Ruling'
import { columnsOf, type WorkedSheet } from './useCard'

/** A board that is panned moves it at every frame and draws it anew at none. */
export const CardFace = memo(function CardFace({ list, card }: { list: ArtifactList; card: WorkedSheet }) {
  const { sheet, worked } = card
  const head = artifactForms[list.artifact].head.filter(({ id }) => sheet.head[id])
  return (
    <div className="space-y-1.5">
      {head.length > 0 ? (
        <dl className="flex flex-wrap gap-x-4 gap-y-0.5 text-[12.5px]">
          {head.map(field => (
            <div key={field.id} className={classes('min-w-0', field.long ? 'w-full' : 'flex gap-1')}>
              <dt className="text-ink-3">{field.title}:</dt>
              <dd dir="auto" className="min-w-0 wrap-anywhere whitespace-pre-line">
                {sheet.head[field.id]}
                <Wrong problems={worked.problems} row={null} field={field.id} />
              </dd>
            </div>
          ))}
        </dl>
      ) : null}
      {sheet.rows.length > 0 ? <Rows list={list} card={card} /> : null}
      <CardFigures worked={worked} />
    </div>
  )
})

function Rows({ list, card }: { list: ArtifactList; card: WorkedSheet }) {
  const { sheet, worked } = card
  const { row: named } = artifactForms[list.artifact]
  const filled = columnsOf(list, card).filter(
    ({ id }) =>
      sheet.rows.some(({ fields }) => fields[id]) ||
      worked.problems.some(({ row, field }) => row !== null && field === id),
  )
  // What was written by hand in place of a figure stands with that figure.
  const computed = [
    ...new Map(worked.figures.filter(one => one.row !== null).map(one => [one.id, one.title])),
  ]
  const columns = filled.filter(({ id }) => !computed.some(([figure]) => figure === id))
  return (
    <div {...scrolledByKeys} role="group" aria-label={`Rows of ${list.title}`} className="overflow-x-auto">
      <table className="w-full border-collapse text-left text-[12.5px] tabular-nums">
        <thead>
          <tr className="text-[11.5px] text-ink-3">
            {[named.title, ...columns.map(({ title }) => title), ...computed.map(([, title]) => title)].map(
              (title, i) => (
                <th key={i} scope="col" dir="auto" className="py-0.5 pr-3 align-bottom font-[400]">
                  {title}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {sheet.rows.map(row => (
            <Row
              key={row.id}
              row={row}
              columns={columns}
              figures={computed.map(([id]) =>
                worked.figures.find(one => one.row === row.id && one.id === id),
              )}
              problems={worked.problems}
              scope={list.artifact === 'scope'}
              drawn={list.artifact === 'bottleneck'}
            />
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface RowGiven {
  readonly row: SheetRow
  readonly columns: readonly ArtifactField[]
  readonly figures: readonly (Figure | undefined)[]
  readonly problems: readonly FieldProblem[]
  readonly scope: boolean
  readonly drawn: boolean
}

function Row({ row, columns, figures, problems, scope, drawn }: RowGiven) {
  const cell = 'max-w-[220px] py-1 pr-3 align-top wrap-break-word'
  return (
    <tr className="border-t border-line">
      <th scope="row" dir="auto" className={classes(cell, 'min-w-[88px] font-[560]')}>
        {row.text}
        {drawn ? <Bars row={row} /> : null}
        {scope ? <Ruling line={row.id} text={row.text} /> : null}
      </th>
      {columns.map(({ id }) => (
        <td key={id} dir="auto" className={cell}>
          {row.fields[id]}
          <Wrong problems={problems} row={row.id} field={id} />
        </td>
      ))}
      {figures.map((figure, i) => (
        <td key={figure?.id ?? i} className={classes(cell, 'font-[620]', figure?.over && 'text-red')}>
          {figure ? <Shown figure={figure} /> : '—'}
        </td>
      ))}
    </tr>
  )
}

function Wrong({
  problems,
  row,
  field,
}: {
  problems: readonly FieldProblem[]
  row: number | null
  field: string
}) {
  const found = problems.find(one => one.row === row && one.field === field)
  return found ? <span className="block text-[11.5px] text-red">{found.says}</span> : null
}

/** Two bars, before and after; the figures beside them say the same in words. */
function Bars({ row }: { row: SheetRow }) {
  const sizes = bars(row)
  if (!sizes) return null
  return (
    <span aria-hidden="true" className="mt-1 block w-[88px] space-y-0.5 forced-color-adjust-none">
      <span className="block h-1.5 rounded bg-ink-3" style={{ width: `${sizes.before * 100}%` }} />
      <span className="block h-1.5 rounded bg-accent" style={{ width: `${sizes.after * 100}%` }} />
    </span>
  )
}
