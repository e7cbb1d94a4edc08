/** The head of the outline: how much is drawn, and the way to more. It holds no rule. */
import type { BoardReading } from '@signalroom/shared'
import { Plus, X } from 'lucide-react'

type Props = {
  readonly reading: BoardReading
  readonly readOnly: boolean
  readonly alone: boolean
  readonly onAdd: () => void
  readonly onHide: () => void
}

export function Head({ reading: { nodes, edges }, readOnly, alone, onAdd, onHide }: Props) {
  return (
    <div className="outline-head">
      <hgroup>
        <h3>Outline</h3>
        <p className="outline-count">
          {many(nodes.length, 'node')} · {many(edges.length, 'arrow')}
        </p>
      </hgroup>
      {readOnly ? (
        <span className="board-chip">View only</span>
      ) : (
        <button type="button" className="outline-key" aria-keyshortcuts="Insert A" onClick={onAdd}>
          <Plus size={14} aria-hidden="true" />
          Add
          <kbd aria-hidden="true">A</kbd>
        </button>
      )}
      {!alone && (
        <button
          type="button"
          className="outline-key outline-hide"
          aria-label="Hide the outline"
          onClick={onHide}
        >
          <X size={14} aria-hidden="true" />
        </button>
      )}
    </div>
  )
}

const many = (count: number, one: string) => `${count} ${count === 1 ? one : `${one}s`}`
