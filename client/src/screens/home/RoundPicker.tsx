/** Which round it will be: one list in groups, and a field that narrows it while one types. `/` goes there. */
import type { PlanRow } from '@signalroom/shared'
import { Search } from 'lucide-react'
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react'
import { openLinkIn } from '../../link/arrival'
import { Button } from '../../ui/Button'
import { Kbd } from '../../ui/Kbd'
import { PlanChoice } from './PlanChoice'
import { groupsOf, matching } from './rounds'
import { useSlash } from './useSlash'

export function RoundPicker({
  plans,
  used,
  chosen,
  choose,
}: {
  readonly plans: readonly PlanRow[]
  /** Ids of plans, the last one used first. */
  readonly used: readonly string[]
  readonly chosen: string
  readonly choose: (plan: string) => void
}) {
  const [typed, setTyped] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLDivElement>(null)
  const listed = useId()
  /** Of the whole list: what is below it stays where it is while the list is narrowed. */
  const [height, setHeight] = useState(0)
  useSlash(field)
  const narrowed = typed.trim() !== ''
  const found = matching(plans, typed)
  // Not while it is narrowed: then what was found is looked at from its top.
  useEffect(() => {
    if (narrowed) return
    const row = list.current?.querySelector(`input[value="${chosen}"]`)?.closest('label')
    row?.scrollIntoView({ block: 'nearest' })
  }, [chosen, narrowed])

  const all = () => {
    setTyped('')
    field.current?.focus()
  }
  const take = (plan: PlanRow | undefined) => {
    if (!plan) return
    choose(plan.id)
    all()
  }
  const keys = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing || !narrowed) return
    if (event.key === 'Escape') all()
    // While the list is narrowed, Enter takes a round; the next one opens the room.
    else if (event.key === 'Enter') take(found.find(plan => plan.id === chosen) ?? found[0])
    else return
    event.preventDefault()
  }
  const intoTheList = (event: KeyboardEvent) => {
    keys(event)
    const first = list.current?.querySelector('input')
    if (event.key !== 'ArrowDown' || !first) return
    event.preventDefault()
    first.focus()
    choose(first.value)
  }
  return (
    <div>
      <div className="relative">
        <Search
          size={15}
          aria-hidden="true"
          className="pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-ink-3"
        />
        <input
          ref={field}
          type="search"
          value={typed}
          maxLength={mostLetters}
          aria-label="Find a round"
          aria-controls={listed}
          aria-keyshortcuts="/"
          autoComplete="off"
          placeholder={`Find a round among ${plans.length}`}
          onChange={event => {
            // What a phone's keyboard puts in is no paste.
            if (openLinkIn(event.target.value)) return
            if (!narrowed) setHeight(list.current?.offsetHeight ?? 0)
            setTyped(event.target.value)
          }}
          onKeyDown={intoTheList}
          className="h-9 w-full rounded-m border border-line-strong bg-card pr-9 pl-9 text-[13.5px] text-ink placeholder:text-ink-3 max-sm:h-11 [&::-webkit-search-cancel-button]:hidden"
        />
        <span className="pointer-events-none absolute top-1/2 right-2.5 -translate-y-1/2 max-sm:hidden">
          <Kbd>{narrowed ? 'Esc' : '/'}</Kbd>
        </span>
      </div>
      <div className="mt-2" style={narrowed ? { minHeight: height } : undefined}>
        <p role="status" className={found.length === 0 ? 'pt-1 text-[13px] text-ink-2' : 'sr-only'}>
          {!narrowed
            ? ''
            : found.length === 0
              ? `No round is called “${typed.trim()}”.`
              : counted(found.length)}
        </p>
        {found.length === 0 ? (
          <Button size="s" className="mt-2 max-sm:h-11" onClick={all}>
            Show all {plans.length}
          </Button>
        ) : null}
        <div
          ref={list}
          id={listed}
          role="radiogroup"
          aria-label="Round"
          className="-mx-1.5 max-h-[346px] space-y-2.5 overflow-y-auto px-1.5 pt-0.5 fades"
        >
          {groupsOf(found, narrowed ? [] : used).map(group => (
            <div key={group.title} role="group" aria-label={group.title}>
              <p aria-hidden="true" className="mb-1 text-[12px] text-ink-3">
                {group.title}
              </p>
              <div className="grid grid-cols-2 gap-1.5">
                {group.plans.map(plan => (
                  <PlanChoice
                    key={plan.id}
                    plan={plan}
                    chosen={plan.id === chosen}
                    choose={choose}
                    onKeyDown={keys}
                  />
                ))}
              </div>
            </div>
          ))}
        </div>
      </div>
    </div>
  )
}

/** More than a name: a whole link may be put in here, which is then opened. */
const mostLetters = 400

const counted = (count: number): string => `${count} ${count === 1 ? 'round' : 'rounds'}`
