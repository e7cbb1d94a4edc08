/** One row of the outline as it is seen and heard. It holds no rule. */
import { Image } from 'lucide-react'
import { isKind } from '../kinds'
import { useMarks } from '../marks'
import { ToolIcon } from '../ToolIcon'
import type { Row } from './tree'
import { Words } from './Words'

type Props = {
  readonly row: Row
  readonly current: boolean
  /** Its words are being written. */
  readonly writing: boolean
  readonly onCome: (row: Row) => void
  readonly onTurn: (row: Row) => void
  readonly onWords: (words: string | null, stays: boolean) => void
}

export function RowView({ row, current, writing, onCome, onTurn, onWords }: Props) {
  const mark = useMarks().get(row.id)
  return (
    <div
      role="treeitem"
      data-row={row.id}
      data-type={row.type}
      tabIndex={current ? 0 : -1}
      aria-level={row.level}
      aria-posinset={row.place}
      aria-setsize={row.of}
      aria-expanded={row.open ?? undefined}
      aria-selected={current}
      className="outline-row"
      style={{ paddingInlineStart: `${(row.level - 1) * 20 + 8}px` }}
      onFocus={event => event.target === event.currentTarget && onCome(row)}
    >
      <span
        className="outline-turn"
        data-open={row.open ?? undefined}
        aria-hidden="true"
        onClick={() => onTurn(row)}
      />
      <span className="outline-sign" aria-hidden="true">
        {isKind(row.kind) && <ToolIcon tool={row.kind} />}
        {row.type === 'image' && <Image size={14} strokeWidth={1.5} />}
      </span>
      {writing ? (
        <Words label={fieldOf(row)} words={row.words} onEnd={onWords} />
      ) : (
        <span className="outline-said">
          <span className="outline-name">{row.name}</span>
          {row.what && <span className="outline-what">, {row.what}</span>}
          {row.from && <span className="outline-from">, from {row.from}</span>}
          {mark && (
            <span className="outline-mark" data-tone={mark.tone}>
              , {mark.words}
            </span>
          )}
        </span>
      )}
    </div>
  )
}

const fieldOf = ({ type, name }: Row): string =>
  type === 'edge' ? `Label of the arrow ${name}` : type === 'label' ? 'Words of the label' : `Name of ${name}`
