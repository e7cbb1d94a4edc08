/** A round told to others: title, its lesson in one line, what happened, the kinds of round it is about. */
import type { PlanRow, QuestionRow, WriteUp } from '@signalroom/shared'
import { useEffect, useState } from 'react'
import { listQuestions } from '../../link/api'
import { Card } from '../../ui/Card'
import { Field, LongField } from '../../ui/Field'
import { Select } from '../../ui/Select'
import { FormFoot } from './FormFoot'

export function WriteUpForm({
  plans,
  keep,
  close,
}: {
  plans: readonly PlanRow[]
  keep: (value: WriteUp) => Promise<string | null>
  close: () => void
}) {
  const [title, setTitle] = useState('')
  const [lesson, setLesson] = useState('')
  const [text, setText] = useState('')
  const [tags, setTags] = useState<readonly string[]>([])
  const [question, setQuestion] = useState<string | null>(null)
  const [questions, setQuestions] = useState<readonly QuestionRow[]>([])
  const [says, setSays] = useState<string | null>(null)
  useEffect(() => {
    void listQuestions().then(setQuestions, () => {})
  }, [])
  const save = async () => {
    if (title.trim() === '' || lesson.trim() === '')
      return setSays('It wants a title and its lesson in one line.')
    if (tags.length === 0) return setSays('Pick one kind of round at least.')
    const why = await keep({
      title: title.trim(),
      lesson: lesson.trim(),
      tags: [...tags],
      ...(text.trim() === '' ? {} : { text: text.trim() }),
      ...(question === null ? {} : { questions: [question] }),
    })
    if (why === null) close()
    else setSays(why)
  }
  return (
    <Card className="mt-4 p-5">
      <form
        aria-label="A new write-up"
        onSubmit={event => {
          event.preventDefault()
          void save()
        }}
      >
        <div className="grid gap-3 sm:grid-cols-2">
          <Field
            label="Title"
            value={title}
            maxLength={120}
            autoFocus
            onChange={e => setTitle(e.target.value)}
          />
          <Field
            label="The lesson, in one line"
            value={lesson}
            maxLength={200}
            onChange={e => setLesson(e.target.value)}
          />
        </div>
        <LongField
          label="What happened"
          className="mt-3"
          rows={5}
          maxLength={10_000}
          value={text}
          onChange={e => setText(e.target.value)}
        />
        <fieldset className="mt-3">
          <legend className="text-[12px] text-ink-3">Kinds of round it is about</legend>
          <div className="mt-1 flex flex-wrap gap-2">
            {plans.map(({ id, title: called }) => (
              <label
                key={id}
                className="inline-flex min-h-9 cursor-pointer items-center rounded-full border border-line-strong px-3 text-[12.5px] has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:outline-accent max-sm:min-h-11"
              >
                <input
                  type="checkbox"
                  className="sr-only"
                  checked={tags.includes(id)}
                  onChange={event =>
                    setTags(event.target.checked ? [...tags, id].slice(0, 6) : tags.filter(one => one !== id))
                  }
                />
                {called}
              </label>
            ))}
          </div>
        </fieldset>
        <Select
          label="Question used"
          none="None"
          className="mt-3"
          value={question}
          options={questions.map(({ id }) => id)}
          wordsOf={id => questions.find(one => one.id === id)?.title ?? id}
          change={setQuestion}
        />
        <FormFoot says={says} close={close} />
      </form>
    </Card>
  )
}
