/** A note of a debrief, typed: what it said, and whether that is vague or concrete. */
import type { LibraryNote, PlanRow } from '@signalroom/shared'
import { useState } from 'react'
import { Card } from '../../ui/Card'
import { LongField } from '../../ui/Field'
import { Select } from '../../ui/Select'
import { FormFoot } from './FormFoot'

export function NoteForm({
  plans,
  keep,
  close,
}: {
  plans: readonly PlanRow[]
  keep: (value: LibraryNote) => Promise<string | null>
  close: () => void
}) {
  const [text, setText] = useState('')
  const [tag, setTag] = useState<'vague' | 'concrete' | null>(null)
  const [plan, setPlan] = useState<string | null>(null)
  const [says, setSays] = useState<string | null>(null)
  const save = async () => {
    if (text.trim() === '') return setSays('Write the note first.')
    if (tag === null) return setSays('Is it vague or concrete? Say which.')
    const why = await keep({ text: text.trim(), tag, ...(plan === null ? {} : { plan }) })
    if (why === null) close()
    else setSays(why)
  }
  return (
    <Card className="mt-4 p-5">
      <form
        aria-label="A new note"
        onSubmit={event => {
          event.preventDefault()
          void save()
        }}
      >
        <LongField
          label="What the debrief said"
          rows={3}
          maxLength={2000}
          autoFocus
          value={text}
          onChange={e => setText(e.target.value)}
        />
        <div className="mt-3 grid gap-3 sm:grid-cols-2">
          <Select
            label="It is"
            none="Vague or concrete?"
            value={tag}
            options={['vague', 'concrete'] as const}
            change={setTag}
          />
          <Select
            label="Kind of round"
            none="Not said"
            value={plan}
            options={plans.map(({ id }) => id)}
            wordsOf={id => plans.find(one => one.id === id)?.title ?? id}
            change={setPlan}
          />
        </div>
        <FormFoot says={says} close={close} />
      </form>
    </Card>
  )
}
