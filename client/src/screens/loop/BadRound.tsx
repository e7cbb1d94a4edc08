/** After a round that ended in a no: what that loses and what not, one thing to change tomorrow, the next windows. */
import type { LoopRound, OwnersLoop, resetAfter } from '@signalroom/shared'
import { useState } from 'react'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/Field'
import { Own } from '../../ui/Own'
import type { Ask } from './useLoop'
import { spanText } from './words'

export function BadRound({
  reset,
  loop,
  round,
  ask,
}: {
  reset: NonNullable<ReturnType<typeof resetAfter>>
  loop: OwnersLoop
  round: LoopRound
  ask: Ask
}) {
  const lowest = reset.change ? `${reset.change.title}, scored ${reset.change.value}` : ''
  const [text, setText] = useState(round.change ?? lowest)
  const [says, setSays] = useState<string | null>(null)
  const next = loop.rounds.find(({ id }) => id === reset.next?.round)
  const take = async () => {
    if (text.trim() === '') return setSays('Write one thing, in your own words.')
    setSays(await ask({ type: 'change.take', round: round.id, text: text.trim() }))
  }
  return (
    <section aria-label={`After ${round.title}`} className="mt-4 rounded-m bg-sunk p-4">
      {reset.sentences.map(sentence => (
        <p key={sentence} className="text-[14px]">
          {sentence}
        </p>
      ))}
      {reset.next && next ? (
        <p className="mt-2 text-[13px] text-ink-2">
          Next is <Own>{next.title}</Own>
          {reset.next.windows.prep
            ? `: prepare ${spanText(reset.next.windows.prep, next.zone)}.`
            : `: reset ${spanText(reset.next.windows.reset, next.zone)}.`}
        </p>
      ) : null}
      <form
        className="mt-3 flex flex-wrap items-end gap-2"
        onSubmit={event => {
          event.preventDefault()
          void take()
        }}
      >
        <Field
          label="One thing to change tomorrow"
          className="min-w-[200px] flex-1"
          value={text}
          maxLength={400}
          onChange={event => setText(event.target.value)}
        />
        <Button type="submit" className="h-11">
          {round.change === text && text !== '' ? 'Taken' : 'Take it'}
        </Button>
      </form>
      {says === null ? null : (
        <p role="alert" className="mt-2 text-[13px] text-red">
          {says}
        </p>
      )}
    </section>
  )
}
