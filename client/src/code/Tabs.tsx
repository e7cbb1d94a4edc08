/** The files of the pane as tabs, when there is more than one. It holds no rule. */
import type { KeyboardEvent } from 'react'

type Props = {
  readonly names: readonly string[]
  readonly current: string
  readonly panel: string
  readonly onOpen: (name: string) => void
}

export function Tabs({ names, current, panel, onOpen }: Props) {
  const step = (event: KeyboardEvent<HTMLDivElement>) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    const next = by && names[(names.indexOf(current) + by + names.length) % names.length]
    if (!next) return
    event.preventDefault()
    onOpen(next)
    event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')[names.indexOf(next)]?.focus()
  }
  return (
    <div
      role="tablist"
      aria-label="Files"
      tabIndex={-1}
      onKeyDown={step}
      className="flex h-[34px] flex-none gap-1 overflow-x-auto border-b border-line bg-card px-2"
    >
      {names.map(name => (
        <button
          key={name}
          type="button"
          role="tab"
          aria-selected={name === current}
          aria-controls={panel}
          tabIndex={name === current ? 0 : -1}
          onClick={() => onOpen(name)}
          className={`flex-none border-b-2 px-2 font-mono text-[12.5px] ${
            name === current ? 'border-accent text-ink' : 'border-transparent text-ink-2 hover:text-ink'
          }`}
        >
          {name}
        </button>
      ))}
    </div>
  )
}
