/** A line of one's own for a plan: its days, the round and the signal it prepares for, and what ticks it. */
import {
  artifactForms,
  ArtifactKind,
  kindWords,
  signalIds,
  signalWords,
  type OwnLine,
  type PlanRow,
  type SignalId,
} from '@signalroom/shared'
import { useState } from 'react'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/Field'
import { Select } from '../../ui/Select'

export function OwnLineForm({
  plans,
  days,
  add,
  close,
}: {
  plans: readonly PlanRow[]
  days: number
  add: (line: OwnLine) => Promise<string | null>
  close: () => void
}) {
  const [title, setTitle] = useState('')
  const [from, setFrom] = useState('1')
  const [to, setTo] = useState(String(Math.min(days, 7)))
  const [round, setRound] = useState<string | null>(null)
  const [signal, setSignal] = useState<SignalId | null>(null)
  const [kind, setKind] = useState<ArtifactKind | null>(null)
  const [wrong, setWrong] = useState<{ readonly field: string; readonly text: string } | null>(null)
  const drills = new Set(plans.filter(({ group }) => group === 'Drills').map(({ id }) => id))
  const at = (field: string) => (wrong?.field === field ? wrong.text : undefined)
  const submit = async () => {
    const first = dayIn(from)
    const last = dayIn(to)
    if (title.trim() === '') return setWrong({ field: 'title', text: 'Say what is to be done.' })
    if (first === null) return setWrong({ field: 'from', text: 'A day from 1 to 120.' })
    if (last === null) return setWrong({ field: 'to', text: 'A day from 1 to 120.' })
    if (last < first) return setWrong({ field: 'to', text: 'It ends before it begins.' })
    const why = await add({
      id: crypto.randomUUID(),
      title: title.trim(),
      from: first,
      to: last,
      ...(round === null ? {} : { round }),
      ...(signal === null ? {} : { signal }),
      ...(kind !== null
        ? { tick: { of: 'artifact' as const, kind, times: 1 } }
        : round !== null && drills.has(round)
          ? { tick: { of: 'drill' as const, plan: round, times: 1 } }
          : {}),
    })
    if (why === null) close()
    else setWrong({ field: '', text: why })
  }
  return (
    <form
      noValidate
      aria-label="A line of your own"
      className="mt-4 grid gap-3 rounded-m border border-dashed border-line-strong p-4 sm:grid-cols-2 lg:grid-cols-3"
      onSubmit={event => {
        event.preventDefault()
        void submit()
      }}
    >
      <Field
        autoFocus
        label="What is to be done"
        className="sm:col-span-2 lg:col-span-1"
        value={title}
        maxLength={160}
        wrong={at('title')}
        onChange={event => setTitle(event.target.value)}
      />
      <Field
        label="From day"
        inputMode="numeric"
        value={from}
        wrong={at('from')}
        onChange={event => setFrom(event.target.value)}
      />
      <Field
        label="To day"
        inputMode="numeric"
        value={to}
        wrong={at('to')}
        onChange={event => setTo(event.target.value)}
      />
      <Select
        label="For which round"
        none="Not said"
        value={round}
        options={plans.map(({ id }) => id)}
        wordsOf={id => plans.find(one => one.id === id)?.title ?? id}
        change={setRound}
      />
      <Select
        label="For which signal"
        none="Not said"
        value={signal}
        options={signalIds}
        wordsOf={id => signalWords[id]}
        change={setSignal}
      />
      <Select
        label="What ticks it"
        none="A round or drill of that kind"
        value={kind}
        options={Object.keys(artifactForms) as ArtifactKind[]}
        wordsOf={one => `${kindWords[one].slice(0, 1).toUpperCase()}${kindWords[one].slice(1)}`}
        change={setKind}
      />
      {wrong?.field === '' ? (
        <p role="alert" className="text-[13px] text-red sm:col-span-full">
          {wrong.text}
        </p>
      ) : null}
      <div className="flex gap-2 sm:col-span-full">
        <Button type="submit" className="max-sm:h-11">
          Add the line
        </Button>
        <Button look="quiet" className="max-sm:h-11" onClick={close}>
          Never mind
        </Button>
      </div>
    </form>
  )
}

const dayIn = (text: string): number | null => {
  const day = Number(text.trim())
  return Number.isInteger(day) && day >= 1 && day <= 120 ? day : null
}
