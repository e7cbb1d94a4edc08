/** The interviewer writes down a part of the question that opens at its minute: nobody else can read it before. */
import { Command, ms, roundClock } from '@signalroom/shared'
import { useState, type FormEvent } from 'react'
import { Button } from '../../ui/Button'
import { Field, LongField } from '../../ui/Field'
import { useDraft } from '../draft'
import { useAsk } from '../ask'
import { useHere, useRoom } from '../read'

const minutesAhead = 5
const lastMinute = 600
const longest = { title: 80, text: 2000 } as const

/** What may be wrong with a field, in a sentence that says what to do. */
const sentences = {
  title: `Write a title of up to ${longest.title} characters.`,
  text: `Write what they will read, up to ${longest.text} characters.`,
  minute: 'Choose a minute that is still to come.',
  late: `Choose a minute up to ${lastMinute}.`,
} as const
type Name = 'title' | 'text' | 'minute'

export function AddLater() {
  const live = useRoom(room => room.open.stage === 'live')
  const [title, setTitle] = useDraft('later title')
  const [text, setText] = useDraft('later text')
  const begun = title !== '' || text !== ''
  const [opened, setOpened] = useState(false)
  if (!live) return null
  const done = () => {
    setTitle('')
    setText('')
    setOpened(false)
  }
  // What was begun is still there when one comes back from another tab.
  if (opened || begun) return <Form {...{ title, setTitle, text, setText, done }} />
  return (
    <Button size="s" className="self-start max-[899px]:h-[44px]" onClick={() => setOpened(true)}>
      Add a part that opens later
    </Button>
  )
}

function Form({
  title,
  setTitle,
  text,
  setText,
  done,
}: {
  title: string
  setTitle: (title: string) => void
  text: string
  setText: (text: string) => void
  done: () => void
}) {
  const ask = useAsk()
  const { link } = useHere()
  const clock = useRoom(room => room.open.clock)
  const spent = () => roundClock.read(clock, link.now()).roundSpent
  const [wrong, setWrong] = useState<{ readonly at: Name; readonly says: string }>()
  const [first] = useState(() => Math.ceil(spent() / 60_000) + minutesAhead)
  const at = (name: Name) => (wrong?.at === name ? wrong.says : undefined)
  const add = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = event.currentTarget
    const refuse = (name: Name, says: string = sentences[name]) => {
      setWrong({ at: name, says })
      const field = form.elements.namedItem(name)
      if (field instanceof HTMLElement) field.focus()
    }
    const given = new FormData(form)
    const until = Number(given.get('minute')) * 60_000
    const asked = Command.safeParse({
      type: 'seal.set',
      on: { type: 'text', title: given.get('title'), text: given.get('text') },
      until: { spent: ms(until) },
    })
    if (!asked.success) {
      const told = asked.error.issues.map(({ path }) => path.at(-1))
      return refuse(told.includes('title') ? 'title' : told.includes('text') ? 'text' : 'minute')
    }
    if (until > lastMinute * 60_000) return refuse('minute', sentences.late)
    if (until <= spent()) return refuse('minute')
    setWrong(undefined)
    if (await ask(asked.data)) done()
  }
  return (
    <form
      aria-label="A part that opens later"
      className="flex flex-col gap-3 rounded-m border border-line p-3"
      onSubmit={event => void add(event)}
      // What is wrong is said at its field, in our words.
      noValidate
    >
      <Field
        label="Title, seen at once"
        name="title"
        value={title}
        onChange={event => setTitle(event.currentTarget.value)}
        dir="auto"
        maxLength={longest.title}
        wrong={at('title')}
        required
        autoFocus
      />
      <LongField
        label="What they read then"
        name="text"
        value={text}
        onChange={event => setText(event.currentTarget.value)}
        dir="auto"
        maxLength={longest.text}
        rows={3}
        wrong={at('text')}
        required
      />
      <Field
        label="Opens at minute"
        name="minute"
        type="number"
        min={1}
        max={lastMinute}
        defaultValue={first}
        wrong={at('minute')}
        className="[&>input]:max-w-[140px]"
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
