/**
 * The files of the pane as tabs, a place to add one, and to take the one in front away. It holds no document. The row
 * stands where there is one file and nothing may be written as well: with a lock nothing moves under who reads.
 */
import { FileName, runBounds } from '@signalroom/shared'
import { Plus, Trash2 } from 'lucide-react'
import { useState, type FormEvent, type KeyboardEvent } from 'react'
import { Confirm } from '../ui/Confirm'
import { saySentence } from '../ui/sentence'

type Props = {
  readonly names: readonly string[]
  readonly current: string
  readonly panel: string
  readonly onOpen: (name: string) => void
  /** Null where nothing may be written. */
  readonly write: { readonly add: (name: string) => void; readonly remove: (name: string) => void } | null
}

export function Tabs({ names, current, panel, onOpen, write }: Props) {
  const step = (event: KeyboardEvent<HTMLDivElement>) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
    const next = by && names[(names.indexOf(current) + by + names.length) % names.length]
    if (!next) return
    event.preventDefault()
    onOpen(next)
    event.currentTarget.querySelectorAll<HTMLElement>('[role=tab]')[names.indexOf(next)]?.focus()
  }
  return (
    <div className="flex h-[34px] flex-none items-stretch border-b border-line bg-card px-2 max-[899px]:h-[45px]">
      <div
        role="tablist"
        aria-label="Files"
        translate="no"
        tabIndex={-1}
        onKeyDown={step}
        className="flex min-w-0 gap-1 overflow-x-auto [scrollbar-width:none]"
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
            className={`flex-none border-b-2 px-2 font-mono text-[12.5px] -outline-offset-2 ${
              name === current ? 'border-accent text-ink' : 'border-transparent text-ink-2 hover:text-ink'
            }`}
          >
            {name}
          </button>
        ))}
      </div>
      {write ? <Add names={names} add={write.add} /> : null}
      <span className="flex-1" />
      {write && names.length > 1 ? (
        <Remove key={current} name={current} remove={() => write.remove(current)} />
      ) : null}
    </div>
  )
}

const small =
  'grid w-7 flex-none place-items-center text-ink-3 -outline-offset-2 hover:text-ink max-[899px]:w-[44px]'

function Add({ names, add }: { names: readonly string[]; add: (name: string) => void }) {
  const [name, setName] = useState<string | null>(null)
  if (name === null)
    return (
      <button
        type="button"
        aria-label="Add a file"
        title="Add a file"
        className={small}
        onClick={() => (names.length < runBounds.files ? setName('') : saySentence(full))}
      >
        <Plus size={14} aria-hidden="true" />
      </button>
    )
  // Another may have added it while it was typed: both meant the same file.
  const isThere = names.includes(name)
  const wrong = name === '' || isThere ? null : spelling(name)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (name === '' || wrong !== null) return
    add(name)
    setName(null)
  }
  return (
    <form onSubmit={submit} className="flex min-w-[140px] flex-none items-center gap-1.5 pl-1">
      <input
        autoFocus
        aria-label="Name of the new file"
        aria-invalid={wrong !== null}
        placeholder="name.py"
        maxLength={60}
        value={name}
        onChange={event => setName(event.target.value)}
        onBlur={() => name === '' && setName(null)}
        onKeyDown={event => event.key === 'Escape' && setName(null)}
        className="h-[26px] w-[132px] rounded-[6px] border border-line-strong bg-card px-2 font-mono text-[12.5px] placeholder:text-ink-3 max-[899px]:h-9"
      />
      <span role="status" className="text-[12px] whitespace-nowrap text-amber">
        {isThere ? 'There is one already: Enter opens it.' : wrong}
      </span>
    </form>
  )
}

const full = `There are ${runBounds.files} files: a run takes no more. Remove one to add another.`

const spelling = (name: string): string | null =>
  FileName.safeParse(name).success ? null : 'Letters, digits, dots, hyphens.'

function Remove({ name, remove }: { name: string; remove: () => void }) {
  return (
    <Confirm
      title={`Remove ${name}?`}
      text="It goes for everybody in the room, with all that is written in it. Runs that were made keep its text."
      keep="Keep it"
      act="Remove it"
      onAct={remove}
    >
      <button type="button" aria-label={`Remove ${name}`} title={`Remove ${name}`} className={small}>
        <Trash2 size={13} aria-hidden="true" />
      </button>
    </Confirm>
  )
}
