/** Adds a round to a loop: of a plan of this server, one that is answered alone, or one that is held elsewhere. */
import type { AnsweredAlone, PlanRow } from '@signalroom/shared'
import { useEffect, useState } from 'react'
import { listPlans } from '../../link/api'
import { Button } from '../../ui/Button'
import { Field, LongField } from '../../ui/Field'
import { Select } from '../../ui/Select'
import type { Ask } from './useLoop'

/** As the rounds of a loop that is answered alone usually are. */
const alone: Readonly<Record<string, { readonly title: string; readonly how: AnsweredAlone }>> = {
  'alone:video': {
    title: 'Answered alone, by video',
    how: { medium: 'video', windowHours: 24, seconds: 120, takes: 3 },
  },
  'alone:voice': {
    title: 'Answered alone, by voice',
    how: { medium: 'voice', windowHours: 24, seconds: 120, takes: 3 },
  },
  'alone:written': {
    title: 'Answered alone, in writing',
    how: { medium: 'written', windowHours: 48, words: 1200, takes: 1 },
  },
  'alone:thread': {
    title: 'Review of a change, alone',
    how: { medium: 'thread', windowHours: 48, comments: 5, takes: 1 },
  },
  'alone:takehome': {
    title: 'Task to take home, with its call',
    how: { medium: 'takehome', windowHours: 72, hours: 8, takes: 1 },
  },
}

export function AddRound({ ask }: { ask: Ask }) {
  const [plans, setPlans] = useState<readonly PlanRow[]>([])
  const [plan, setPlan] = useState<string | null>(null)
  const [title, setTitle] = useState('')
  const [note, setNote] = useState('')
  const [says, setSays] = useState<string | null>(null)
  useEffect(() => {
    void listPlans().then(setPlans, () => setSays('The kinds of round did not load.'))
  }, [])
  const chosen = plans.find(({ id }) => id === plan)
  const byOneself = plan === null ? undefined : alone[plan]
  const usual = chosen?.title ?? byOneself?.title
  const add = async () => {
    const called = title.trim() || usual
    if (!called) return setSays('Pick a kind, or say what it is called.')
    const why = await ask({
      type: 'round.add',
      round: {
        title: called,
        ...(byOneself ? { alone: byOneself.how } : {}),
        ...(byOneself && note.trim() !== '' ? { note: note.trim() } : {}),
        ...(chosen ? { plan: chosen.id, minutes: Math.max(5, Math.round(chosen.minutes)) } : {}),
      },
    })
    setSays(why)
    if (why !== null) return
    setTitle('')
    setNote('')
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
        options={[...plans.map(({ id }) => id), ...Object.keys(alone)]}
        wordsOf={id => alone[id]?.title ?? plans.find(one => one.id === id)?.title ?? id}
        change={setPlan}
        className="min-w-[160px] flex-1"
      />
      <Field
        label="Called"
        className="min-w-[160px] flex-1"
        value={title}
        maxLength={80}
        placeholder={usual ?? 'A talk with the team'}
        onChange={event => setTitle(event.target.value)}
      />
      {byOneself && !['thread', 'takehome'].includes(byOneself.how.medium) ? (
        <LongField
          label="What is asked"
          className="basis-full"
          rows={2}
          maxLength={400}
          value={note}
          onChange={event => setNote(event.target.value)}
        />
      ) : null}
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
