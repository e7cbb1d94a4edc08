/** Which question the round is about; titles and levels only, so that a candidate who looks learns nothing. */
import type { QuestionRow } from '@signalroom/shared'
import { useId } from 'react'

export function QuestionPicker({
  questions,
  chosen,
  choose,
}: {
  questions: readonly QuestionRow[]
  chosen: string | undefined
  choose: (id: string) => void
}) {
  const id = useId()
  return (
    <div className="relative rounded-m border border-line px-3.5 py-2.5 hover:border-line-strong">
      <label htmlFor={id} className="block text-[12px] text-ink-3">
        Question
      </label>
      <select
        id={id}
        value={chosen ?? ''}
        onChange={event => choose(event.target.value)}
        className="w-full cursor-pointer appearance-none bg-transparent pr-6 text-ellipsis text-[14px] font-[600] text-ink focus-visible:outline-offset-6"
      >
        {questions.map(question => (
          <option key={question.id} value={question.id} className="bg-card text-ink">
            {question.title} · {question.level}
          </option>
        ))}
      </select>
      <span aria-hidden="true" className="pointer-events-none absolute right-4 bottom-3 text-ink-3">
        ▾
      </span>
    </div>
  )
}
