/** Plans of preparation and both checklists. Everything in them is ticked by what was made or held. Holds no rule. */
import { checklistState, type PrepPlan } from '@signalroom/shared'
import { useState } from 'react'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Field } from '../../ui/Field'
import { OnePlan } from './OnePlan'
import { PlanLine } from './PlanLine'
import { newRow, type OwnPerson } from './usePerson'
import { usePrep, type PrepState } from './usePrep'

export function Plans(person: OwnPerson) {
  const prep = usePrep(person)
  const [starting, setStarting] = useState(person.rows.plan.length === 0)
  if (prep.type === 'waiting')
    return (
      <p role="status" className="text-[14px] text-ink-2">
        Loading…
      </p>
    )
  if (prep.type === 'failed')
    return (
      <div role="alert" className="text-[14px] text-ink-2">
        <p>{prep.why}</p>
        <Button size="s" className="mt-2 max-sm:h-11" onClick={prep.again}>
          Try again
        </Button>
      </div>
    )
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <section aria-labelledby="your-plans">
        <h2 id="your-plans" className="text-[18px] font-[620]">
          Your plan
        </h2>
        <p className="mt-1 max-w-[640px] text-[13.5px] text-ink-2">
          Each line prepares for a round and a signal, and is ticked by what you made or held: an artifact, a
          drill you passed, a released round. Nothing is ticked by hand.
        </p>
        {person.rows.plan.length === 0 ? (
          <p className="mt-3 rounded-card border border-dashed border-line-strong p-6 text-[14px] text-ink-2">
            No plan yet. Pick one below and the day it begins.
          </p>
        ) : (
          <div className="mt-3 grid grid-cols-[minmax(0,1fr)] gap-4">
            {person.rows.plan.map(row => (
              <OnePlan key={row.id} row={row} prep={prep} person={person} />
            ))}
          </div>
        )}
        {starting ? (
          <Start plans={prep.prep.plans} person={person} close={() => setStarting(false)} />
        ) : (
          <Button className="mt-4 max-sm:h-11" onClick={() => setStarting(true)}>
            Begin another plan
          </Button>
        )}
      </section>
      <Checklists prep={prep} />
    </div>
  )
}

type Here = Extract<PrepState, { readonly type: 'here' }>

function Checklists({ prep: { prep, prepared, titles } }: { prep: Here }) {
  if (prep.checklists.length === 0) return null
  return (
    <section aria-labelledby="checklists">
      <h2 id="checklists" className="text-[18px] font-[620]">
        Checklists
      </h2>
      <div className="mt-3 grid grid-cols-[minmax(0,1fr)] gap-4 lg:grid-cols-2">
        {prep.checklists.map(list => {
          const lines = checklistState(list, prepared, titles)
          return (
            <Card key={list.id} className="p-5">
              <h3 className="flex items-baseline justify-between gap-3 text-[15px] font-[620]">
                {list.title}
                <span className="text-[13px] font-[400] whitespace-nowrap text-ink-2 tabular-nums">
                  {lines.filter(({ done }) => done).length} of {lines.length}
                </span>
              </h3>
              <ul className="mt-2 divide-y divide-line">
                {lines.map(line => (
                  <PlanLine key={line.id} line={line} titles={titles} due={null} />
                ))}
              </ul>
            </Card>
          )
        })}
      </div>
    </section>
  )
}

/** Today, as this browser's calendar names it. */
const today = (): string => {
  const now = new Date()
  const two = (one: number) => String(one).padStart(2, '0')
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`
}

function Start({
  plans,
  person: { rows, keep },
  close,
}: {
  plans: readonly PrepPlan[]
  person: OwnPerson
  close: () => void
}) {
  const trade = rows.profile[0]?.value.trade
  const usual = plans.find(plan => plan.trade !== undefined && plan.trade === trade) ?? plans[0]
  const [chosen, choose] = useState<string | null>(usual?.id ?? null)
  const [startsOn, setStartsOn] = useState(today)
  const [says, setSays] = useState<string | null>(null)
  const template = plans.find(({ id }) => id === chosen)
  const begin = async () => {
    if (startsOn === '') return setSays('Pick the day it begins.')
    const why = await keep('plan', newRow(), {
      ...(template ? { template: template.id } : {}),
      title: template?.title ?? 'My plan',
      startsOn,
      lines: [],
    })
    setSays(why)
    if (why === null) close()
  }
  return (
    <Card className="mt-4 p-5">
      <form
        aria-label="Begin a plan"
        onSubmit={event => {
          event.preventDefault()
          void begin()
        }}
      >
        <fieldset>
          <legend className="text-[15px] font-[620]">Begin a plan</legend>
          <div className="mt-3 grid gap-2 sm:grid-cols-3">
            {[...plans, null].map(one => (
              <label
                key={one?.id ?? 'own'}
                className="flex cursor-pointer items-start gap-3 rounded-m border border-line-strong px-3 py-2.5 has-checked:border-accent has-checked:bg-accent-soft has-focus-visible:outline-2 has-focus-visible:outline-accent"
              >
                <input
                  type="radio"
                  name="plan"
                  className="mt-1 accent-(--accent)"
                  checked={chosen === (one?.id ?? null)}
                  aria-label={one?.title ?? 'Lines of your own'}
                  onChange={() => choose(one?.id ?? null)}
                />
                <span className="min-w-0 text-[14px] font-[600]">
                  {one?.title ?? 'Lines of your own'}
                  <span className="block text-[12.5px] font-[400] text-ink-2">
                    {one ? `${one.days} days. ${one.summary}` : 'An empty plan; you add each line.'}
                  </span>
                </span>
              </label>
            ))}
          </div>
        </fieldset>
        <div className="mt-4 flex flex-wrap items-end gap-3">
          <Field
            type="date"
            label="It begins on"
            value={startsOn}
            onChange={event => setStartsOn(event.target.value)}
          />
          <Button type="submit" look="primary" className="h-11">
            Begin the plan
          </Button>
          {rows.plan.length > 0 ? (
            <Button look="quiet" className="h-11" onClick={close}>
              Never mind
            </Button>
          ) : null}
        </div>
        {says === null ? null : (
          <p role="alert" className="mt-2 text-[13px] text-red">
            {says}
          </p>
        )}
      </form>
    </Card>
  )
}
