/** The form for a new component: its kind, and its name. It holds no rule. */
import { useRef, useState } from 'react'
import { kinds, type NodeKind } from '../kinds'
import { longest, wordOf } from './tree'

type Props = {
  /** Beside what it will stand; null where nothing does yet. */
  readonly beside: string | null
  readonly onAdd: (kind: NodeKind, name: string) => void
  readonly onLeave: () => void
}

export function Add({ beside, onAdd, onLeave }: Props) {
  const [kind, setKind] = useState<NodeKind>('service')
  const [name, setName] = useState('')
  const field = useRef<HTMLInputElement>(null)
  return (
    <form
      className="outline-form"
      onSubmit={event => {
        event.preventDefault()
        onAdd(kind, name.trim())
      }}
    >
      <p className="outline-title">New component{beside === null ? '' : ` beside ${beside}`}</p>
      <div className="outline-pair">
        <label className="outline-field">
          <span>Kind</span>
          <select
            autoFocus
            value={kind}
            onChange={event => setKind(event.target.value as NodeKind)}
            onKeyDown={event => {
              if (event.key !== 'Enter') return
              event.preventDefault()
              field.current?.focus()
            }}
          >
            {kinds.map(one => (
              <option key={one} value={one}>
                {wordOf(one)}
              </option>
            ))}
          </select>
        </label>
        <label className="outline-field">
          <span>Name</span>
          <input
            ref={field}
            value={name}
            maxLength={longest}
            autoComplete="off"
            onChange={event => setName(event.target.value)}
          />
        </label>
      </div>
      <div className="outline-does">
        <button type="submit" className="outline-key outline-primary">
          Add
        </button>
        <button type="button" className="outline-key" onClick={onLeave}>
          Cancel
        </button>
      </div>
    </form>
  )
}
