/** A story to write: each field says what it lacks. What was typed stays whatever the server answers. */
import {
  slotFields,
  slotWords,
  Story,
  storyLacks,
  storySlots,
  type Kept,
  type StoryField,
} from '@signalroom/shared'
import { useState } from 'react'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Field, LongField } from '../../ui/Field'
import { Own } from '../../ui/Own'
import { Select } from '../../ui/Select'

type Text = Exclude<StoryField, 'seconds'> | 'project'
type Draft = Partial<Record<Text, string>>
const texts = ['title', 'project', 'text', 'before', 'after', 'cause', 'decision', 'cost', 'change'] as const

const asks: Readonly<
  Record<(typeof slotFields)[Story['slot']][number], { readonly label: string; readonly hint: string }>
> = {
  before: { label: 'Before', hint: '48 h' },
  after: { label: 'After', hint: '12 h' },
  cause: { label: 'Why it happened', hint: 'Nobody had written down who reads it.' },
  decision: { label: 'Your own decision', hint: 'I moved it without asking.' },
  cost: { label: 'What it cost', hint: 'Two days of work for 4 people' },
  change: { label: 'What you changed since', hint: 'Each job names its readers.' },
}

export function StoryForm({
  opened,
  row,
  keep,
  close,
}: {
  opened: { readonly value: Story; readonly seq: number }
  /** As it stands on the server now; none for a new one, or one that was taken away meanwhile. */
  row: Kept<Story> | undefined
  keep: (seen: number, value: Story) => Promise<string | null>
  close: () => void
}) {
  const [slot, setSlot] = useState(opened.value.slot)
  const [draft, setDraft] = useState<Draft>(() =>
    Object.fromEntries(texts.map(name => [name, opened.value[name] ?? ''])),
  )
  const [wrong, setWrong] = useState<{ readonly field: string; readonly text: string } | null>(null)
  const [busy, setBusy] = useState(false)
  const value = { ...opened.value, ...filled(draft), slot } as Story
  const lacks = storyLacks({ ...value, title: value.title ?? '' })
  const submit = async (seen: number) => {
    if (!value.title) return setWrong({ field: 'title', text: 'Give it a title to find it again.' })
    const read = Story.safeParse(value)
    const [issue] = read.success ? [] : read.error.issues
    if (issue)
      return setWrong({
        field: String(issue.path[0]),
        text: `${sentence(issue.message)} Nothing is lost: it is still here.`,
      })
    setBusy(true)
    const why = await keep(seen, value)
    setBusy(false)
    if (why === null) return close()
    const [, field, says] = /^(\w+): (.+)$/.exec(why) ?? []
    setWrong(field && says ? { field, text: sentence(says) } : { field: '', text: why })
  }
  const given = (name: Text) => ({
    value: draft[name] ?? '',
    dir: 'auto' as const,
    wrong: wrong?.field === name ? wrong.text : undefined,
    open:
      lacks
        .filter(({ field }) => field === name)
        .map(({ says }) => says)
        .join(' ') || undefined,
    onChange: ({ target }: { target: { value: string } }) => {
      setWrong(null)
      setDraft({ ...draft, [name]: target.value })
    },
  })
  const changed = (row?.seq ?? 0) !== opened.seq
  return (
    <Card className="p-5">
      <form
        noValidate
        aria-label={opened.seq === 0 ? 'A new story' : `Change ${opened.value.title}`}
        onSubmit={event => {
          event.preventDefault()
          void submit(opened.seq)
        }}
        className="grid grid-cols-[minmax(0,1fr)] gap-4"
      >
        <h2 className="text-[16px] font-[620]">{opened.seq === 0 ? 'A new story' : 'Change the story'}</h2>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field {...given('title')} autoFocus label="Title" />
          <Select
            label="What it is for"
            value={slot}
            options={storySlots}
            wordsOf={one => slotWords[one].title}
            change={one => one && setSlot(one)}
          />
        </div>
        <LongField
          {...given('text')}
          label="The story, as you would say it"
          placeholder="I decided …, and it went from … to …"
          rows={6}
        />
        {slotFields[slot].length === 0 ? null : (
          <div className="grid gap-4 sm:grid-cols-2">
            {slotFields[slot].map(name => (
              <Field key={name} {...given(name)} label={asks[name].label} placeholder={asks[name].hint} />
            ))}
          </div>
        )}
        <Field {...given('project')} label="What you call the project" placeholder="checkout" />
        {changed ? <Elsewhere row={row} take={() => void submit(row?.seq ?? 0)} /> : null}
        {wrong === null || texts.some(name => name === wrong.field) ? null : (
          <p role="alert" className="text-[13px] text-red">
            {wrong.text}
          </p>
        )}
        <div className="flex flex-wrap items-center gap-2">
          <Button type="submit" look="primary" className="max-sm:h-11" disabled={busy}>
            Keep the story
          </Button>
          <Button look="quiet" className="max-sm:h-11" onClick={close}>
            Never mind
          </Button>
          <span className="text-[12.5px] text-ink-2">
            {lacks.length === 0 ? 'Nothing is missing.' : 'It may be kept as it is, and finished later.'}
          </span>
        </div>
      </form>
    </Card>
  )
}

/** Another device changed it, or took it away, since this form was opened. */
function Elsewhere({ row, take }: { row: Kept<Story> | undefined; take: () => void }) {
  return (
    <div className="rounded-m bg-sunk px-4 py-3 text-[13px]">
      {row ? (
        <>
          <p className="font-[560]">As it stands now, changed on another device:</p>
          <p
            dir="auto"
            className="mt-1 max-h-40 overflow-y-auto wrap-anywhere whitespace-pre-line text-ink-2"
          >
            <Own>{row.value.title}</Own>
            {'\n'}
            {row.value.text}
          </p>
        </>
      ) : (
        <p>It was taken away on another device. What you wrote is still here.</p>
      )}
      <Button size="s" className="mt-2 max-sm:h-11" onClick={take}>
        {row ? 'Put mine in its place' : 'Keep mine as a new one'}
      </Button>
    </div>
  )
}

/** Fields that hold something; the others are left out. */
const filled = (draft: Draft): Record<string, string | undefined> =>
  Object.fromEntries(texts.map(name => [name, draft[name]?.trim() ? draft[name].trim() : undefined]))
const sentence = (text: string): string =>
  `${text.slice(0, 1).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`
