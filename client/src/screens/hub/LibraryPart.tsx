/** Notes of debriefs and write-ups: one's own, and what others share on this server; searched by words, tag and kind. */
import type { Kept, LibraryNote, PlanRow, QuestionRow, WriteUp } from '@signalroom/shared'
import { useCallback, useEffect, useState } from 'react'
import { Link } from 'wouter'
import { CallFailed, listPlans, listQuestions } from '../../link/api'
import { listLibrary, shareOwnRow, takeBackRow } from '../../link/persons'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Confirm } from '../../ui/Confirm'
import { Field, LongField } from '../../ui/Field'
import { Own } from '../../ui/Own'
import { Pill } from '../../ui/Pill'
import { Select } from '../../ui/Select'
import { piecesFor, plansOf, type LookedFor, type Piece } from './library-search'
import { newRow, type OwnPerson } from './usePerson'

export function LibraryPart(person: OwnPerson) {
  const { secret, rows } = person
  const [others, setOthers] = useState<readonly Piece[] | null>(null)
  const [shared, setShared] = useState<ReadonlySet<string>>(new Set())
  const [plans, setPlans] = useState<readonly PlanRow[]>([])
  const [failed, setFailed] = useState<string | null>(null)
  const [wanted, setWanted] = useState<LookedFor>({ words: '', tag: null, plan: null })
  const [writing, setWriting] = useState<'note' | 'write-up' | null>(null)
  const load = useCallback(() => {
    setFailed(null)
    listLibrary(secret).then(
      ({ pieces }) => {
        setShared(new Set(pieces.flatMap(({ mine }) => mine ?? [])))
        setOthers(
          pieces
            .filter(({ mine }) => mine === null)
            .map(one => ({ ...one, key: one.piece, row: null, shared: true })),
        )
      },
      (error: unknown) =>
        setFailed(error instanceof CallFailed ? error.message : 'The library did not load.'),
    )
  }, [secret])
  useEffect(load, [load])
  useEffect(() => {
    void listPlans().then(setPlans, () => {})
  }, [])
  const titleOf = (plan: string) => plans.find(({ id }) => id === plan)?.title ?? plan
  const own: readonly Piece[] = [
    ...rows.note.toReversed().map(row => ({ ...mine(row, shared), kind: 'note' as const, value: row.value })),
    ...rows.writeup
      .toReversed()
      .map(row => ({ ...mine(row, shared), kind: 'write-up' as const, value: row.value })),
  ]
  const all = [...own, ...(others ?? [])]
  const found = piecesFor(all, wanted)
  return (
    <div>
      <div className="flex flex-wrap items-end gap-3">
        <Field
          label="Look for"
          type="search"
          className="min-w-[180px] flex-1"
          value={wanted.words}
          onChange={event => setWanted({ ...wanted, words: event.target.value })}
        />
        <Select
          label="Notes that are"
          none="Vague or concrete"
          value={wanted.tag}
          options={['vague', 'concrete'] as const}
          change={tag => setWanted({ ...wanted, tag })}
          className="min-w-[140px]"
        />
        <Select
          label="Kind of round"
          none="All"
          value={wanted.plan}
          options={[...new Set(all.flatMap(plansOf))]}
          wordsOf={titleOf}
          change={plan => setWanted({ ...wanted, plan })}
          className="min-w-[140px]"
        />
        <Button className="h-11" onClick={() => setWriting('note')}>
          Add a note
        </Button>
        <Button className="h-11" onClick={() => setWriting('write-up')}>
          Write one up
        </Button>
      </div>
      {writing === 'note' ? (
        <NoteForm
          plans={plans}
          keep={value => person.keep('note', newRow(), value)}
          close={() => setWriting(null)}
        />
      ) : writing === 'write-up' ? (
        <WriteUpForm
          plans={plans}
          keep={value => person.keep('writeup', newRow(), value)}
          close={() => setWriting(null)}
        />
      ) : null}
      {failed === null ? null : (
        <p role="alert" className="mt-4 text-[14px] text-red">
          {failed}{' '}
          <Button size="s" onClick={load}>
            Try again
          </Button>
        </p>
      )}
      <p role="status" className="mt-4 text-[13px] text-ink-3">
        {others === null && failed === null
          ? 'Loading what others share…'
          : all.length === 0
            ? ''
            : `${found.length} of ${all.length}`}
      </p>
      {all.length === 0 && others !== null ? (
        <p className="mt-2 rounded-card border border-dashed border-line-strong p-6 text-[14px] text-ink-2">
          Nothing here yet. A debrief has a button that keeps a note without names; what others share on this
          server appears here as well.
        </p>
      ) : null}
      <ul className="mt-2 grid gap-3 lg:grid-cols-2">
        {found.map(piece => (
          <li key={piece.key}>
            <PieceCard piece={piece} person={person} titleOf={titleOf} again={load} />
          </li>
        ))}
      </ul>
    </div>
  )
}

const mine = ({ id }: Kept<unknown>, shared: ReadonlySet<string>) => ({
  key: `own ${id}`,
  row: id,
  shared: shared.has(id),
})

function PieceCard({
  piece,
  person: { secret, rows, drop },
  titleOf,
  again,
}: {
  piece: Piece
  person: OwnPerson
  titleOf: (plan: string) => string
  again: () => void
}) {
  const [says, setSays] = useState<string | null>(null)
  const shelf = piece.kind === 'note' ? 'note' : 'writeup'
  const row = (shelf === 'note' ? rows.note : rows.writeup).find(({ id }) => id === piece.row)
  const tried = async (call: () => Promise<string | null | void>) => {
    try {
      setSays((await call()) ?? null)
    } catch (error) {
      setSays(error instanceof CallFailed ? error.message : 'That did not work. Try again.')
    }
    again()
  }
  return (
    <Card className="h-full p-4">
      <div className="flex flex-wrap gap-1.5">
        {piece.kind === 'note' ? (
          <Pill tone={piece.value.tag === 'concrete' ? 'green' : 'amber'}>{piece.value.tag}</Pill>
        ) : (
          <Pill tone="accent">Write-up</Pill>
        )}
        {plansOf(piece).map(plan => (
          <Pill key={plan}>{titleOf(plan)}</Pill>
        ))}
        {piece.row === null ? null : <Pill>{piece.shared ? 'Yours, shared' : 'Yours alone'}</Pill>}
      </div>
      {piece.kind === 'note' ? (
        <p dir="auto" className="mt-2 text-[14px] whitespace-pre-wrap wrap-anywhere">
          <Own>{piece.value.text}</Own>
        </p>
      ) : (
        <WriteUpText value={piece.value} />
      )}
      {piece.row !== null && row ? (
        <div className="mt-3 flex flex-wrap gap-2">
          {piece.shared ? (
            <Button
              size="s"
              className="max-sm:h-11"
              onClick={() => void tried(() => takeBackRow(secret, row.id))}
            >
              Take it back
            </Button>
          ) : (
            <Confirm
              title="Share it on this server?"
              text="Everybody with a hub on this server can read it, without your name. It can be taken back."
              keep="Keep it to myself"
              act="Share"
              look="primary"
              onAct={() => void tried(() => shareOwnRow(secret, shelf, row.id))}
            >
              <Button size="s" className="max-sm:h-11">
                Share…
              </Button>
            </Confirm>
          )}
          <Confirm
            title="Take it away?"
            text={
              piece.shared
                ? 'It goes from your library and from what is shared.'
                : 'It goes from your library.'
            }
            keep="Keep it"
            act="Take it away"
            onAct={() =>
              void tried(async () => {
                if (piece.shared) await takeBackRow(secret, row.id)
                return drop(shelf, row)
              })
            }
          >
            <Button size="s" look="quiet" className="max-sm:h-11">
              Take away…
            </Button>
          </Confirm>
        </div>
      ) : null}
      {says === null ? null : (
        <p role="alert" className="mt-2 text-[13px] text-red">
          {says}
        </p>
      )}
    </Card>
  )
}

function WriteUpText({ value }: { value: WriteUp }) {
  return (
    <>
      <h3 dir="auto" className="mt-2 text-[15px] font-[620]">
        <Own>{value.title}</Own>
      </h3>
      <p dir="auto" className="mt-0.5 text-[14px] text-ink-2">
        <Own>{value.lesson}</Own>
      </p>
      {value.text ? (
        <details className="mt-2">
          <summary className="cursor-pointer text-[13px] text-ink-2">Read it</summary>
          <p dir="auto" className="mt-1 text-[14px] whitespace-pre-wrap wrap-anywhere">
            <Own>{value.text}</Own>
          </p>
        </details>
      ) : null}
      {value.questions?.length ? (
        <p className="mt-2 text-[13px] text-ink-2">
          Questions used:{' '}
          {value.questions.map((question, i) => (
            <span key={question}>
              {i > 0 ? ', ' : ''}
              <Link
                href={`/?question=${encodeURIComponent(question)}`}
                className="text-accent underline underline-offset-2"
              >
                {question}
              </Link>
            </span>
          ))}
        </p>
      ) : null}
    </>
  )
}

function NoteForm({
  plans,
  keep,
  close,
}: {
  plans: readonly PlanRow[]
  keep: (value: LibraryNote) => Promise<string | null>
  close: () => void
}) {
  const [text, setText] = useState('')
  const [tag, setTag] = useState<'vague' | 'concrete' | null>(null)
  const [plan, setPlan] = useState<string | null>(null)
  const [says, setSays] = useState<string | null>(null)
  const save = async () => {
    if (text.trim() === '') return setSays('Write the note first.')
    if (tag === null) return setSays('Is it vague or concrete? Say which.')
    const why = await keep({ text: text.trim(), tag, ...(plan === null ? {} : { plan }) })
    if (why === null) close()
    else setSays(why)
  }
  return (
    <Card className="mt-4 p-5">
      <form
        aria-label="A new note"
        onSubmit={event => {
          event.preventDefault()
          void save()
        }}
      >
        <LongField
          label="What the debrief said"
          rows={3}
          maxLength={2000}
          autoFocus
          value={text}
          onChange={e => setText(e.target.value)}
        />
        <div className="mt-3 grid gap-3 sm:grid-cols-2">
          <Select
            label="It is"
            none="Vague or concrete?"
            value={tag}
            options={['vague', 'concrete'] as const}
            change={setTag}
          />
          <Select
            label="Kind of round"
            none="Not said"
            value={plan}
            options={plans.map(({ id }) => id)}
            wordsOf={id => plans.find(one => one.id === id)?.title ?? id}
            change={setPlan}
          />
        </div>
        <FormFoot says={says} close={close} />
      </form>
    </Card>
  )
}

function WriteUpForm({
  plans,
  keep,
  close,
}: {
  plans: readonly PlanRow[]
  keep: (value: WriteUp) => Promise<string | null>
  close: () => void
}) {
  const [title, setTitle] = useState('')
  const [lesson, setLesson] = useState('')
  const [text, setText] = useState('')
  const [tags, setTags] = useState<readonly string[]>([])
  const [question, setQuestion] = useState<string | null>(null)
  const [questions, setQuestions] = useState<readonly QuestionRow[]>([])
  const [says, setSays] = useState<string | null>(null)
  useEffect(() => {
    void listQuestions().then(setQuestions, () => {})
  }, [])
  const save = async () => {
    if (title.trim() === '' || lesson.trim() === '')
      return setSays('It wants a title and its lesson in one line.')
    if (tags.length === 0) return setSays('Pick one kind of round at least.')
    const why = await keep({
      title: title.trim(),
      lesson: lesson.trim(),
      tags: [...tags],
      ...(text.trim() === '' ? {} : { text: text.trim() }),
      ...(question === null ? {} : { questions: [question] }),
    })
    if (why === null) close()
    else setSays(why)
  }
  return (
    <Card className="mt-4 p-5">
      <form
        aria-label="A new write-up"
        onSubmit={event => {
          event.preventDefault()
          void save()
        }}
      >
        <div className="grid gap-3 sm:grid-cols-2">
          <Field
            label="Title"
            value={title}
            maxLength={120}
            autoFocus
            onChange={e => setTitle(e.target.value)}
          />
          <Field
            label="The lesson, in one line"
            value={lesson}
            maxLength={200}
            onChange={e => setLesson(e.target.value)}
          />
        </div>
        <LongField
          label="What happened"
          className="mt-3"
          rows={5}
          maxLength={10_000}
          value={text}
          onChange={e => setText(e.target.value)}
        />
        <fieldset className="mt-3">
          <legend className="text-[12px] text-ink-3">Kinds of round it is about</legend>
          <div className="mt-1 flex flex-wrap gap-2">
            {plans.map(({ id, title: called }) => (
              <label
                key={id}
                className="inline-flex min-h-9 cursor-pointer items-center rounded-full border border-line-strong px-3 text-[12.5px] has-checked:border-accent has-checked:bg-accent-soft has-checked:text-accent has-focus-visible:outline-2 has-focus-visible:outline-accent max-sm:min-h-11"
              >
                <input
                  type="checkbox"
                  className="sr-only"
                  checked={tags.includes(id)}
                  onChange={event =>
                    setTags(event.target.checked ? [...tags, id].slice(0, 6) : tags.filter(one => one !== id))
                  }
                />
                {called}
              </label>
            ))}
          </div>
        </fieldset>
        <Select
          label="Question used"
          none="None"
          className="mt-3"
          value={question}
          options={questions.map(({ id }) => id)}
          wordsOf={id => questions.find(one => one.id === id)?.title ?? id}
          change={setQuestion}
        />
        <FormFoot says={says} close={close} />
      </form>
    </Card>
  )
}

const FormFoot = ({ says, close }: { says: string | null; close: () => void }) => (
  <>
    {says === null ? null : (
      <p role="alert" className="mt-2 text-[13px] text-red">
        {says}
      </p>
    )}
    <div className="mt-3 flex gap-2">
      <Button type="submit" look="primary" className="max-sm:h-11">
        Keep
      </Button>
      <Button look="quiet" className="max-sm:h-11" onClick={close}>
        Never mind
      </Button>
    </div>
  </>
)
