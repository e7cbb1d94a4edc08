/** The story bank: its slots, what each story lacks, and how long it takes aloud. Holds no rule. */
import { slotWords, storyLacks, storySlots, isWhole, type Kept, type Story } from '@signalroom/shared'
import { useRef, useState, type ReactNode } from 'react'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Confirm } from '../../ui/Confirm'
import { Own } from '../../ui/Own'
import { Pill } from '../../ui/Pill'
import { lackWords, Rehearsed, Stopwatch } from './Rehearse'
import { StoryForm } from './StoryForm'
import { newRow, type OwnPerson } from './usePerson'

type Slot = Story['slot']
interface Editing {
  readonly id: string
  readonly value: Story
  /** The row as it was when the form opened; 0 for a new story. */
  readonly seq: number
}

export function Stories({ rows, keep, drop }: OwnPerson) {
  const stories = rows.story
  const [editing, setEditing] = useState<Editing | null>(null)
  const [rehearsing, setRehearsing] = useState<string | null>(null)
  const [says, setSays] = useState<string | null>(null)
  /** Where the focus goes when the form is gone. */
  const heading = useRef<HTMLHeadingElement>(null)
  const begin = (slot: Slot) => setEditing({ ...newRow(), value: { slot, title: '' } })
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-6">
      <section aria-labelledby="slots">
        <h2 id="slots" className="text-[18px] font-[620]">
          Story bank
        </h2>
        <p className="mt-1 max-w-[640px] text-[13.5px] text-ink-2">
          Four stories carry most rounds. Each has a figure, is told as yours, and fits into 45 seconds. What
          you write is read by rules: they see words, not truth.
        </p>
        <ul className="mt-4 grid gap-3 sm:grid-cols-2">
          {storySlots
            .filter(slot => slot !== 'other')
            .map(slot => (
              <li key={slot}>
                <SlotCard slot={slot} stories={stories.map(({ value }) => value)} write={() => begin(slot)} />
              </li>
            ))}
        </ul>
        <Button className="mt-3 max-sm:h-11" onClick={() => begin('other')}>
          Write another story
        </Button>
      </section>
      {editing ? (
        <StoryForm
          key={editing.id}
          opened={editing}
          row={stories.find(({ id }) => id === editing.id)}
          keep={(seq, value) => keep('story', { id: editing.id, seq }, value)}
          close={() => {
            setEditing(null)
            heading.current?.focus()
          }}
        />
      ) : null}
      <section aria-labelledby="your-stories">
        <h2 ref={heading} tabIndex={-1} id="your-stories" className="text-[18px] font-[620] outline-none">
          Your stories
        </h2>
        {stories.length === 0 ? (
          <p className="mt-3 rounded-card border border-dashed border-line-strong p-6 text-[14px] text-ink-2">
            None yet. Begin with the incident: a loop asks for that one and for the mentoring first.
          </p>
        ) : (
          <ul className="mt-3 grid gap-3">
            {stories.map(row => (
              <li key={row.id}>
                <StoryCard
                  row={row}
                  change={() => setEditing({ id: row.id, seq: row.seq, value: row.value })}
                  erase={() => void drop('story', row).then(setSays)}
                >
                  {editing?.id === row.id ? null : rehearsing === row.id ? (
                    <Stopwatch
                      title={row.value.title}
                      kept={seconds => keep('story', row, { ...row.value, seconds })}
                      close={() => setRehearsing(null)}
                    />
                  ) : (
                    <Button
                      size="s"
                      className="max-sm:h-11"
                      aria-label={`Rehearse it: ${row.value.title}`}
                      onClick={() => setRehearsing(row.id)}
                    >
                      Rehearse it
                    </Button>
                  )}
                </StoryCard>
              </li>
            ))}
          </ul>
        )}
        {says === null ? null : (
          <p role="alert" className="mt-2 text-[13px] text-red">
            {says}
          </p>
        )}
      </section>
    </div>
  )
}

function SlotCard({ slot, stories, write }: { slot: Slot; stories: readonly Story[]; write: () => void }) {
  const of = stories.filter(one => one.slot === slot)
  const whole = of.some(isWhole)
  return (
    <Card className="flex h-full flex-col p-4">
      <h3 className="flex flex-wrap items-center justify-between gap-2 text-[14px] font-[620]">
        {slotWords[slot].title}
        {whole ? (
          <Pill tone="green">whole</Pill>
        ) : of.length > 0 ? (
          <Pill tone="amber">incomplete</Pill>
        ) : null}
      </h3>
      <p className="mt-1 flex-1 text-[13px] text-ink-2">{slotWords[slot].asks}</p>
      {of.length > 0 ? null : (
        <Button
          size="s"
          className="mt-3 self-start max-sm:h-11"
          aria-label={`Write it: ${slotWords[slot].title}`}
          onClick={write}
        >
          Write it
        </Button>
      )}
    </Card>
  )
}

function StoryCard({
  row: { value },
  change,
  erase,
  children,
}: {
  row: Kept<Story>
  change: () => void
  erase: () => void
  children: ReactNode
}) {
  const lacks = storyLacks(value)
  return (
    <Card className="p-5">
      <div className="flex flex-wrap items-center gap-2">
        <h3 dir="auto" className="min-w-0 text-[15px] font-[620] wrap-anywhere">
          <Own>{value.title}</Own>
        </h3>
        <Pill>{slotWords[value.slot].title}</Pill>
        <Rehearsed seconds={value.seconds} />
      </div>
      {value.text === undefined ? null : (
        <p
          dir="auto"
          className="mt-1.5 line-clamp-4 text-[14px] wrap-anywhere whitespace-pre-line text-ink-2"
        >
          {value.text}
        </p>
      )}
      {value.before !== undefined && value.after !== undefined ? (
        <p className="mt-1.5 text-[13.5px]">
          <Own>{value.before}</Own> before, <Own>{value.after}</Own> since
        </p>
      ) : null}
      {lacks.length === 0 ? null : (
        <ul aria-label="Still open" className="mt-2 space-y-0.5 text-[13px] text-amber">
          {lacks.map(({ field, says }) => (
            <li key={`${field}${says}`}>
              {lackWords[field]}: {says}
            </li>
          ))}
        </ul>
      )}
      <div className="mt-3 flex flex-wrap items-center gap-2">
        {children}
        <Button size="s" className="max-sm:h-11" onClick={change}>
          Change<span className="sr-only"> {value.title}</span>
        </Button>
        <Confirm
          title="Take this story away?"
          text="It leaves your story bank on every device."
          keep="Keep it"
          act="Take it away"
          onAct={erase}
        >
          <Button size="s" look="quiet" className="max-sm:h-11">
            Take away<span className="sr-only"> {value.title}</span>
          </Button>
        </Confirm>
      </div>
    </Card>
  )
}
