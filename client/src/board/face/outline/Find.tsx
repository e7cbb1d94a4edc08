/** A field that narrows a list as one types, and picks from it: by keys, or by a tap. It holds no rule. */
import { useId, useState, type KeyboardEvent, type ReactNode } from 'react'

export type Choice = { readonly id: string; readonly name: string; readonly what: string }

type Props = {
  readonly label: string
  readonly choices: readonly Choice[]
  /** What the button says that does it. */
  readonly does: string
  readonly onPick: (choice: Choice) => void
  readonly onLeave: () => void
  /** A further field. */
  readonly children?: ReactNode
}

export function Find({ label, choices, does, onPick, onLeave, children }: Props) {
  const id = useId()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const fitting = choicesFor(choices, typed)
  const active = fitting[Math.min(at, fitting.length - 1)]
  const walk = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (!step || fitting.length === 0) return
    event.preventDefault()
    setAt((Math.min(at, fitting.length - 1) + step + fitting.length) % fitting.length)
  }
  return (
    <form
      className="outline-form"
      onSubmit={event => {
        event.preventDefault()
        if (active) onPick(active)
      }}
    >
      <label className="outline-field">
        <span>{label}</span>
        <input
          autoFocus
          role="combobox"
          aria-expanded={fitting.length > 0}
          aria-controls={`${id}-list`}
          aria-autocomplete="list"
          aria-activedescendant={active ? `${id}-${active.id}` : undefined}
          autoComplete="off"
          value={typed}
          onChange={event => {
            setTyped(event.target.value)
            setAt(0)
          }}
          onKeyDown={walk}
        />
      </label>
      {fitting.length === 0 && <p className="outline-nothing">Nothing is called that.</p>}
      <div
        id={`${id}-list`}
        role="listbox"
        aria-label={label}
        className="outline-list"
        hidden={fitting.length === 0}
      >
        {fitting.map(choice => (
          // The keys for it are the field's.
          <div
            key={choice.id}
            id={`${id}-${choice.id}`}
            role="option"
            tabIndex={-1}
            aria-selected={choice === active}
            onPointerDown={event => event.preventDefault()}
            onClick={() => onPick(choice)}
            onKeyDown={event => event.key === 'Enter' && onPick(choice)}
          >
            <span>{choice.name}</span>
            {choice.what && <small> {choice.what}</small>}
          </div>
        ))}
      </div>
      {children}
      <div className="outline-does">
        <button type="submit" className="outline-key outline-primary" disabled={!active}>
          {does}
        </button>
        <button type="button" className="outline-key" onClick={onLeave}>
          Cancel
        </button>
      </div>
    </form>
  )
}

/** What begins so comes before what only holds it. */
function choicesFor(choices: readonly Choice[], typed: string): readonly Choice[] {
  const words = typed.trim().toLocaleLowerCase()
  const place = ({ name }: Choice) => name.toLocaleLowerCase().indexOf(words)
  return choices.filter(one => place(one) >= 0).sort((a, b) => Number(place(a) > 0) - Number(place(b) > 0))
}
