/** The form of a question: what the candidate reads, then what the interviewer keeps. Knows no server. */
import { levels } from '@signalroom/shared'
import type { ComponentType, ReactNode } from 'react'
import { Button } from '../../ui/Button'
import { Field, LongField } from '../../ui/Field'
import type { CardDraft, Draft, HintDraft, StoryDraft } from './draft'

export function QuestionForm({
  draft,
  change,
  kinds,
}: {
  draft: Draft
  change: (draft: Draft) => void
  kinds: readonly string[]
}) {
  const set = (part: Partial<Draft>) => change({ ...draft, ...part })
  return (
    <div className="space-y-4">
      <Part title="What the candidate reads">
        <Field
          label="Title"
          value={draft.title}
          maxLength={120}
          dir="auto"
          onChange={event => set({ title: event.target.value })}
        />
        <div className="grid grid-cols-2 gap-3">
          <Choice
            label="Kind of round"
            value={draft.kind}
            options={[...new Set([draft.kind, ...kinds])]}
            set={kind => set({ kind })}
          />
          <Choice label="Level" value={draft.level} options={levels} set={level => set({ level })} />
        </div>
        <LongField
          label="What is asked"
          rows={4}
          value={draft.ask}
          maxLength={4000}
          dir="auto"
          onChange={event => set({ ask: event.target.value })}
        />
      </Part>
      <Part title="Told only when asked">
        <Rows<HintDraft>
          of="fact"
          rows={draft.hints}
          blank={{ topic: '', text: '' }}
          set={hints => set({ hints })}
          most={16}
          Row={HintRow}
        />
      </Part>
      <Part title="Three cards, in the order of their minutes">
        <Rows<CardDraft>
          of="card"
          rows={draft.cards}
          blank={{ title: '', text: '', minute: '38:00', kind: 'constraint', watch: '' }}
          set={cards => set({ cards })}
          most={3}
          Row={CardRow}
        />
      </Part>
      <Part title="Stories, where the round has blocks">
        <Rows<StoryDraft>
          of="story"
          rows={draft.stories}
          blank={{ ask: '', follow: '', watch: '' }}
          set={stories => set({ stories })}
          most={8}
          Row={StoryRow}
        />
      </Part>
      <Part title="For the interviewer alone">
        <LongField
          label="Notes: what is really hard, what to hold back"
          rows={4}
          value={draft.notes}
          maxLength={4000}
          dir="auto"
          onChange={event => set({ notes: event.target.value })}
        />
        <LongField
          label="Worked numbers, one a line; behind a bar the sums they rest on: 58 photos a second | 5e6 / 1 day = 58 / s"
          rows={3}
          value={draft.numbers}
          onChange={event => set({ numbers: event.target.value })}
        />
        <div className="grid gap-3 sm:grid-cols-2">
          <LongField
            label="A strong answer, one point a line"
            rows={3}
            value={draft.strong}
            dir="auto"
            onChange={event => set({ strong: event.target.value })}
          />
          <LongField
            label="A weak answer, one point a line"
            rows={3}
            value={draft.weak}
            dir="auto"
            onChange={event => set({ weak: event.target.value })}
          />
        </div>
        <Field
          label="Words to find it by, with commas"
          value={draft.tags}
          maxLength={400}
          onChange={event => set({ tags: event.target.value })}
        />
        {Object.keys(draft.rest).filter(field => field !== 'id').length > 0 ? (
          <p className="text-[12.5px] text-ink-3">
            Carried along from the file:{' '}
            {Object.keys(draft.rest)
              .filter(field => field !== 'id')
              .join(', ')}
            .
          </p>
        ) : null}
      </Part>
    </div>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <fieldset className="space-y-3 border-t border-line pt-3 first:border-0 first:pt-0">
      <legend className="float-left mb-2 w-full text-[13.5px] font-[620]">{title}</legend>
      <div className="clear-both space-y-3">{children}</div>
    </fieldset>
  )
}

interface RowProps<Item> {
  readonly row: Item
  readonly put: (row: Item) => void
}

function Rows<Item>({
  of,
  rows,
  blank,
  most,
  set,
  Row,
}: {
  of: string
  rows: readonly Item[]
  blank: Item
  most: number
  set: (rows: readonly Item[]) => void
  Row: ComponentType<RowProps<Item>>
}) {
  return (
    <div className="space-y-3">
      {rows.map((row, i) => (
        <div key={i} role="group" aria-label={`${of} ${i + 1}`} className="rounded-m border border-line p-3">
          <Row row={row} put={changed => set(rows.map((one, j) => (j === i ? changed : one)))} />
          <Button
            size="s"
            look="quiet"
            className="mt-2 max-sm:h-11"
            onClick={() => set(rows.filter((_, j) => j !== i))}
          >
            Take out<span className="sr-only">: {`${of} ${i + 1}`}</span>
          </Button>
        </div>
      ))}
      {rows.length < most ? (
        <Button size="s" className="max-sm:h-11" onClick={() => set([...rows, blank])}>
          Add a {of}
        </Button>
      ) : null}
    </div>
  )
}

function Choice({
  label,
  value,
  options,
  set,
}: {
  label: string
  value: string
  options: readonly string[]
  set: (value: string) => void
}) {
  return (
    <label className="block">
      <span className="mb-1.5 block text-[12px] font-[560] text-ink-2">{label}</span>
      <select
        value={value}
        onChange={event => set(event.target.value)}
        className="h-11 w-full rounded-m border border-line-strong bg-card px-3 text-[15px]"
      >
        {options.map(option => (
          <option key={option}>{option}</option>
        ))}
      </select>
    </label>
  )
}

function HintRow({ row: hint, put }: RowProps<HintDraft>) {
  return (
    <div className="grid gap-2 sm:grid-cols-[160px_minmax(0,1fr)]">
      <Field
        label="Topic, gives nothing away"
        value={hint.topic}
        maxLength={400}
        dir="auto"
        onChange={event => put({ ...hint, topic: event.target.value })}
      />
      <Field
        label="The fact"
        value={hint.text}
        maxLength={400}
        dir="auto"
        onChange={event => put({ ...hint, text: event.target.value })}
      />
    </div>
  )
}

function CardRow({ row: card, put }: RowProps<CardDraft>) {
  return (
    <div className="space-y-2">
      <div className="grid grid-cols-[minmax(0,1fr)_90px_130px] gap-2">
        <Field
          label="Title"
          value={card.title}
          maxLength={400}
          dir="auto"
          onChange={event => put({ ...card, title: event.target.value })}
        />
        <Field
          label="Minute"
          value={card.minute}
          maxLength={6}
          onChange={event => put({ ...card, minute: event.target.value })}
        />
        <Choice
          label="Kind"
          value={card.kind}
          options={['scale', 'failure', 'constraint']}
          set={kind => put({ ...card, kind: kind as CardDraft['kind'] })}
        />
      </div>
      <Field
        label="Said to the candidate"
        value={card.text}
        maxLength={400}
        dir="auto"
        onChange={event => put({ ...card, text: event.target.value })}
      />
      <Field
        label="A good first answer"
        value={card.watch}
        maxLength={400}
        dir="auto"
        onChange={event => put({ ...card, watch: event.target.value })}
      />
    </div>
  )
}

function StoryRow({ row: story, put }: RowProps<StoryDraft>) {
  return (
    <div className="space-y-2">
      <Field
        label="What the story is asked by"
        value={story.ask}
        maxLength={400}
        dir="auto"
        onChange={event => put({ ...story, ask: event.target.value })}
      />
      <Field
        label="What opens after the sealed gap"
        value={story.follow}
        maxLength={400}
        dir="auto"
        onChange={event => put({ ...story, follow: event.target.value })}
      />
      <Field
        label="What to watch for"
        value={story.watch}
        maxLength={400}
        dir="auto"
        onChange={event => put({ ...story, watch: event.target.value })}
      />
    </div>
  )
}
