/** Changes one's own score in the discussion, with the reason; what it was first stays beside it. Holds no rule. */
import type { DebriefScore, ScoreValue } from '@signalroom/shared'
import { valueWords } from '@signalroom/shared'
import { useState } from 'react'
import { Button } from '../../ui/Button'
import { useAsk } from '../../room/ask'

interface Given {
  readonly criterion: string
  readonly title: string
  readonly mine: DebriefScore | undefined
  readonly values: readonly ScoreValue[]
}

export function Revise({ criterion, title, mine, values }: Given) {
  const ask = useAsk()
  const [value, setValue] = useState<ScoreValue | null>(null)
  const [reason, setReason] = useState('')
  const now = mine?.value ?? 'NE'
  const ready = value !== null && value !== now && reason.trim() !== ''
  const change = async () => {
    if (!ready) return
    if (await ask({ type: 'score.revise', criterion, value, reason })) {
      setValue(null)
      setReason('')
    }
  }
  return (
    <form
      className="mt-3 rounded-m bg-sunk p-3"
      onSubmit={event => {
        event.preventDefault()
        void change()
      }}
    >
      <p className="text-[13px] text-ink-2">
        {mine?.revised
          ? `It was ${valueWords(mine.revised.first)} when you scored unseen. That stays.`
          : 'Talked over? Change it with a reason. What you gave unseen stays beside it.'}
      </p>
      <div className="mt-2 flex flex-wrap items-center gap-2">
        <select
          aria-label={`New score for ${title}`}
          value={value ?? ''}
          onChange={event => setValue(values.find(one => String(one) === event.target.value) ?? null)}
          className="h-9 rounded-[8px] border border-line-strong bg-card px-2 text-[13.5px] max-sm:h-11"
        >
          <option value="">Now {now}</option>
          {values
            .filter(one => one !== now)
            .map(one => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
        </select>
        <input
          aria-label={`Why ${title} changes`}
          placeholder="Because…"
          maxLength={500}
          value={reason}
          onChange={event => setReason(event.target.value)}
          className="h-9 min-w-0 flex-1 basis-[180px] rounded-[8px] border border-line-strong bg-card px-2.5 text-[13.5px] max-sm:h-11"
        />
        <Button size="s" type="submit" className="h-9 max-sm:h-11" disabled={!ready}>
          Change
        </Button>
      </div>
    </form>
  )
}
