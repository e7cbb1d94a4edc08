/** What a round is called, with whom, which question, how long, and what one notes of it. */
import type { LoopRound, QuestionRow } from '@signalroom/shared'
import { useEffect, useState } from 'react'
import { listPlans, listQuestions } from '../../link/api'
import { Button } from '../../ui/Button'
import { Field, LongField } from '../../ui/Field'
import { Select } from '../../ui/Select'
import { questionsFor } from '../home/rounds'
import type { Ask } from './useLoop'

export function EditRound({ round, ask, close }: { round: LoopRound; ask: Ask; close: () => void }) {
  const [title, setTitle] = useState(round.title)
  const [partner, setPartner] = useState(round.partner)
  const [note, setNote] = useState(round.note)
  const [minutes, setMinutes] = useState(String(round.minutes))
  const [question, setQuestion] = useState(round.question)
  const [veto, setVeto] = useState(round.veto)
  const [questions, setQuestions] = useState<readonly QuestionRow[]>([])
  const [says, setSays] = useState<string | null>(null)
  useEffect(() => {
    void Promise.all([listPlans(), listQuestions()]).then(
      ([plans, all]) =>
        setQuestions(
          questionsFor(
            plans.find(({ id }) => id === round.plan),
            all,
          ),
        ),
      () => {},
    )
  }, [round.plan])
  const save = async () => {
    const count = Number(minutes)
    if (!Number.isInteger(count) || count < 5 || count > 480)
      return setSays('Minutes: a whole number from 5 to 480.')
    const why = await ask({
      type: 'round.set',
      round: round.id,
      title: title.trim() || round.title,
      note,
      partner,
      question,
      minutes: count,
      veto,
    })
    if (why === null) close()
    else setSays(why)
  }
  return (
    <form
      aria-label={`Change ${round.title}`}
      className="mt-4 grid gap-3 rounded-m border border-line p-4"
      onSubmit={event => {
        event.preventDefault()
        void save()
      }}
    >
      <div className="grid gap-3 sm:grid-cols-2">
        <Field
          label="Called"
          value={title}
          maxLength={80}
          autoFocus
          onChange={e => setTitle(e.target.value)}
        />
        <Field label="With" value={partner} maxLength={60} onChange={e => setPartner(e.target.value)} />
        <Field
          label="Minutes"
          inputMode="numeric"
          value={minutes}
          onChange={e => setMinutes(e.target.value)}
        />
        {round.plan === null || round.room !== null ? null : (
          <Select
            label="Question"
            none="The first that fits"
            value={question}
            options={questions.map(({ id }) => id)}
            wordsOf={id => questions.find(one => one.id === id)?.title ?? id}
            change={setQuestion}
          />
        )}
      </div>
      <LongField label="Note" rows={2} value={note} maxLength={400} onChange={e => setNote(e.target.value)} />
      <label className="flex min-h-11 items-center gap-2 text-[13.5px] text-ink-2">
        <input type="checkbox" checked={veto} onChange={event => setVeto(event.target.checked)} />
        This round has a veto: a no here is a no of the loop
      </label>
      {says === null ? null : (
        <p role="alert" className="text-[13px] text-red">
          {says}
        </p>
      )}
      <div className="flex gap-2">
        <Button type="submit" look="primary" size="s" className="max-sm:h-11">
          Keep
        </Button>
        <Button look="quiet" size="s" className="max-sm:h-11" onClick={close}>
          Never mind
        </Button>
      </div>
    </form>
  )
}
