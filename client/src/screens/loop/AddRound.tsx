/** Adds a round to a loop: of a plan of this server, or one that is held elsewhere. */
import type { PlanRow } from '@signalroom/shared'
import { useEffect, useState } from 'react'
import { listPlans } from '../../link/api'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/Field'
import { Select } from '../../ui/Select'
import type { Ask } from './useLoop'

export function AddRound({ ask }: { ask: Ask }) {
  const [plans, setPlans] = useState<readonly PlanRow[]>([])
  const [plan, setPlan] = useState<string | null>(null)
  const [title, setTitle] = useState('')
  const [says, setSays] = useState<string | null>(null)
  useEffect(() => {
    void listPlans().then(setPlans, () => setSays('The kinds of round did not load.'))
  }, [])
  const chosen = plans.find(({ id }) => id === plan)
  const add = async () => {
    const called = title.trim() || chosen?.title
    if (!called) return setSays('Pick a kind, or say what it is called.')
    const why = await ask({
      type: 'round.add',
      round: {
        title: called,
        ...(chosen ? { plan: chosen.id, minutes: Math.max(5, Math.round(chosen.minutes)) } : {}),
      },
    })
    setSays(why)
    if (why === null) setTitle('')
  }
  return (
    <form
      aria-label="Add a round"
      className="mt-3 flex flex-wrap items-end gap-3 rounded-card border border-dashed border-line-strong p-4"
      onSubmit={event => {
        event.preventDefault()
        void add()
      }}
    >
      <Select
        label="Kind of round"
        none="Held elsewhere"
        value={plan}
        options={plans.map(({ id }) => id)}
        wordsOf={id => plans.find(one => one.id === id)?.title ?? id}
        change={setPlan}
        className="min-w-[160px] flex-1"
      />
      <Field
        label="Called"
        className="min-w-[160px] flex-1"
        value={title}
        maxLength={80}
        placeholder={chosen?.title ?? 'A talk with the team'}
        onChange={event => setTitle(event.target.value)}
      />
      <Button type="submit" className="h-11">
        Add a round
      </Button>
      {says === null ? null : (
        <p role="alert" className="basis-full text-[13px] text-red">
          {says}
        </p>
      )}
    </form>
  )
}
