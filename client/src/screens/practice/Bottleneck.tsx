/** The hardest bottleneck in one answer: at which percentile, how slow, and what it costs. Holds no rule. */
import { readBottleneck } from '@signalroom/shared'
import { useState } from 'react'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { LongField } from '../../ui/Field'

export function Bottleneck() {
  const [text, setText] = useState('')
  const [checked, setChecked] = useState<string | null>(null)
  const read = checked === null ? null : readBottleneck(checked)
  return (
    <Card className="p-5">
      <h2 className="text-[18px] font-[620]">“What was the hardest bottleneck you removed?”</h2>
      <p className="mt-1.5 text-[14px] text-ink-2">
        An answer that is believed names a percentile with its time, and the cost.
      </p>
      <form
        onSubmit={event => {
          event.preventDefault()
          setChecked(text)
        }}
      >
        <LongField
          className="mt-4"
          label="Your answer"
          rows={4}
          maxLength={1200}
          dir="auto"
          value={text}
          onChange={event => {
            setText(event.target.value)
            setChecked(null)
          }}
        />
        <Button type="submit" look="primary" className="mt-4 max-sm:h-11" disabled={text.trim() === ''}>
          Check
        </Button>
      </form>
      <div role="status" className="mt-3 min-h-6 text-[14px]">
        {read === null ? null : read.ask.length === 0 ? (
          <p className="font-[560] text-green">Percentile and cost are both there.</p>
        ) : (
          <>
            <p className="text-ink-2">They will ask:</p>
            <ul className="mt-1 list-disc space-y-1 pl-5">
              {read.ask.map(one => (
                <li key={one}>“{one}”</li>
              ))}
            </ul>
          </>
        )}
      </div>
    </Card>
  )
}
