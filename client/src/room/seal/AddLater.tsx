/** The interviewer writes down a part of the question that opens at its minute: nobody else can read it before. */
import { Command, ms, roundClock } from '@signalroom/shared'
import { useId, useState, type FormEvent } from 'react'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/Field'
import { useAsk } from '../ask'
import { useRoom, useServerNow } from '../read'

const minutesAhead = 5

export function AddLater() {
  const live = useRoom(room => room.open.stage === 'live')
  const [open, setOpen] = useState(false)
  if (!live) return null
  if (open) return <Form done={() => setOpen(false)} />
  return (
    <Button size="s" className="self-start max-[899px]:h-[44px]" onClick={() => setOpen(true)}>
      Add a part that opens later
    </Button>
  )
}

function Form({ done }: { done: () => void }) {
  const ask = useAsk()
  const clock = useRoom(room => room.open.clock)
  const now = useServerNow(10_000)
  const [wrong, setWrong] = useState<string>()
  const [first] = useState(() => Math.ceil(roundClock.read(clock, now).roundSpent / 60_000) + minutesAhead)
  const text = useId()
  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = new FormData(event.currentTarget)
    const asked = Command.safeParse({
      type: 'seal.set',
      on: { type: 'text', title: given.get('title'), text: given.get('text') },
      until: { spent: ms(Number(given.get('minute')) * 60_000) },
    })
    if (!asked.success) return setWrong('Write a title of up to 80 characters and what they will read.')
    if (await ask(asked.data)) done()
  }
  return (
    <form
      aria-label="A part that opens later"
      className="flex flex-col gap-3 rounded-m border border-line p-3"
      onSubmit={event => void add(event)}
    >
      <Field label="Title, seen at once" name="title" maxLength={80} required autoFocus />
      <div>
        <label htmlFor={text} className="mb-1.5 block text-[12px] font-[560] text-ink-2">
          What they read then
        </label>
        <textarea
          id={text}
          name="text"
          required
          maxLength={2000}
          rows={3}
          className="w-full rounded-m border border-line-strong bg-card px-3.5 py-2 text-[14px] text-ink focus-visible:outline-2 focus-visible:outline-accent"
        />
      </div>
      <Field
        label="Opens at minute"
        name="minute"
        type="number"
        min={1}
        max={600}
        defaultValue={first}
        wrong={wrong}
        className="max-w-[140px]"
        required
      />
      <div className="flex gap-2">
        <Button size="s" look="primary" type="submit" className="max-[899px]:h-[44px]">
          Add it
        </Button>
        <Button size="s" className="max-[899px]:h-[44px]" onClick={done}>
          Not now
        </Button>
      </div>
    </form>
  )
}
