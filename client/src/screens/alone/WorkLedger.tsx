/** The hours of a package against what is meant: every note of work with its minutes; over is said, never hidden. */
import { momentText, workMinutes } from '@signalroom/shared'
import { useState } from 'react'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { classes } from '../../ui/classes'
import { Field } from '../../ui/Field'
import { Own } from '../../ui/Own'
import { Pill } from '../../ui/Pill'
import type { AnsweringGiven } from './answering-given'
import { hoursWords } from './words'

export function WorkLedger({ answer, answered, ask }: AnsweringGiven) {
  const { alone, zone } = answer.seen.round
  const [minutes, setMinutes] = useState('')
  const [text, setText] = useState('')
  const [says, setSays] = useState<string | null>(null)
  const total = workMinutes(answered)
  const meant = (alone.hours ?? 8) * 60
  const note = async () => {
    const count = Number(minutes)
    if (!Number.isInteger(count) || count < 1 || count > 720)
      return setSays('Minutes: a whole number from 1 to 720.')
    if (text.trim() === '') return setSays('Say what was done.')
    const why = await ask({ type: 'work.note', minutes: count, text })
    setSays(why)
    if (why !== null) return
    setMinutes('')
    setText('')
  }
  return (
    <Card className="p-6">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="min-w-0 flex-1 text-[18px] font-[620]">Hours</h2>
        <Pill tone={total > meant ? 'amber' : 'plain'}>
          {hoursWords(total)} of {hoursWords(meant)}
          {total > meant ? `, ${hoursWords(total - meant)} over` : ''}
        </Pill>
      </div>
      {answered.work.length === 0 ? (
        <p className="mt-2 text-[13.5px] text-ink-2">No note yet. Note each stretch of work as you end it.</p>
      ) : (
        <ul className="mt-2 divide-y divide-line">
          {answered.work.map(one => (
            <li key={one.id} className="flex flex-wrap items-center gap-2 py-2 text-[13.5px]">
              <span className={classes('w-16 tabular-nums', one.struck && 'line-through')}>
                {one.minutes} min
              </span>
              <span className={classes('min-w-0 flex-1 basis-[160px]', one.struck && 'line-through')}>
                <Own>{one.text}</Own>
              </span>
              <span className="text-[12px] text-ink-3">
                {momentText(one.at, zone).split(',').slice(0, 2).join(',')}
              </span>
              {one.struck ? (
                <Pill>Struck</Pill>
              ) : (
                <Button
                  size="s"
                  look="quiet"
                  className="max-sm:h-11"
                  aria-label={`Strike ${one.minutes} min: ${one.text}`}
                  onClick={() => void ask({ type: 'work.strike', note: one.id }).then(setSays)}
                >
                  Strike
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <form
        aria-label="Note of work"
        className="mt-3 flex flex-wrap items-end gap-2"
        onSubmit={event => {
          event.preventDefault()
          void note()
        }}
      >
        <Field
          label="Minutes"
          inputMode="numeric"
          className="w-24"
          value={minutes}
          onChange={event => setMinutes(event.target.value)}
        />
        <Field
          label="What was done"
          className="min-w-[160px] flex-1"
          maxLength={200}
          value={text}
          onChange={event => setText(event.target.value)}
        />
        <Button type="submit" className="h-11">
          Note it
        </Button>
      </form>
      {says === null ? null : (
        <p role="alert" className="mt-2 text-[13px] text-red">
          {says}
        </p>
      )}
    </Card>
  )
}
