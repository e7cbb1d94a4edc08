/** An artifact to write: a card of any kind, worked out as one types; kept once it is whole. Holds no rule. */
import {
  artifactForms,
  artifactFrom,
  kindWords,
  workOut,
  type ArtifactField,
  type ArtifactKind,
  type KeptArtifact,
  type Sheet,
  type SheetRow,
} from '@signalroom/shared'
import { useEffect, useRef, useState } from 'react'
import { Button } from '../../ui/Button'
import { Card } from '../../ui/Card'
import { Field, LongField } from '../../ui/Field'
import { Select } from '../../ui/Select'
import { loopNow } from '../loop/clock'

const mostRows = 20
const blank = (): Sheet => ({ rows: [{ id: 1, text: '', fields: {} }], head: {} })
const upper = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1)

export function ArtifactForm({
  value,
  save,
  close,
}: {
  /** Null for a new one. */
  value: KeptArtifact | null
  save: (value: KeptArtifact) => Promise<string | null>
  close: () => void
}) {
  const [kind, setKind] = useState<ArtifactKind>(value?.kind ?? 'one-page')
  const [called, setCalled] = useState(value?.title ?? '')
  const [sheet, setSheet] = useState<Sheet>(value?.sheet ?? blank)
  const [tried, setTried] = useState(false)
  const [says, setSays] = useState<string | null>(null)
  const form = artifactForms[kind]
  const filled = useRef<HTMLFormElement>(null)
  // Whoever asked for the form begins at its first field.
  useEffect(() => filled.current?.querySelector<HTMLElement>('select, input')?.focus(), [])
  const written = withoutEmpty(sheet)
  const worked = workOut(kind, written)
  const titled = kind === 'one-page' ? (sheet.head['title'] ?? '').trim() : called.trim()
  const missing = [...(titled === '' && kind !== 'one-page' ? ['a title'] : []), ...worked.missing]
  const wrongAt = (row: number | null, field: string) =>
    worked.problems.find(one => one.row === row && one.field === field)?.says
  const whole = missing.length === 0 && worked.problems.length === 0
  const submit = async () => {
    setTried(true)
    if (!whole) return setSays('It is not kept yet: see what is missing.')
    const artifact = artifactFrom({ kind, title: titled, sheet: written }, { from: null, at: loopNow() })
    setSays(await save(artifact))
  }
  const setHead = (id: string, text: string) => setSheet({ ...sheet, head: { ...sheet.head, [id]: text } })
  const setRow = (row: SheetRow) =>
    setSheet({ ...sheet, rows: sheet.rows.map(one => (one.id === row.id ? row : one)) })
  const nextId = Math.max(0, ...sheet.rows.map(({ id }) => id)) + 1
  return (
    <Card className="p-5">
      <form
        ref={filled}
        noValidate
        aria-label={value ? `Change ${value.title}` : 'A new artifact'}
        className="grid grid-cols-[minmax(0,1fr)] gap-4"
        onSubmit={event => {
          event.preventDefault()
          void submit()
        }}
      >
        <h2 className="text-[16px] font-[620]">{value ? 'Change the artifact' : 'A new artifact'}</h2>
        <div className="grid gap-4 sm:grid-cols-2">
          <Select
            label="What it is"
            value={kind}
            options={Object.keys(artifactForms) as ArtifactKind[]}
            wordsOf={one => upper(kindWords[one])}
            change={one => {
              if (!one) return
              setKind(one)
              setTried(false)
              setSays(null)
            }}
          />
          {kind === 'one-page' ? null : (
            <Field
              label="Title"
              value={called}
              maxLength={120}
              dir="auto"
              onChange={event => setCalled(event.target.value)}
            />
          )}
        </div>
        <div className="grid gap-4 sm:grid-cols-2">
          {form.head.map(field => (
            <Entry
              key={field.id}
              field={field}
              value={sheet.head[field.id] ?? ''}
              most={field.id === 'title' ? 120 : 4000}
              wrong={wrongAt(null, field.id)}
              change={text => setHead(field.id, text)}
            />
          ))}
        </div>
        <fieldset>
          <legend className="text-[13.5px] font-[620]">{form.row.title}</legend>
          <ol className="mt-2 grid gap-3">
            {sheet.rows.map((row, i) => (
              <li
                key={row.id}
                className="grid gap-3 rounded-m border border-line p-3 sm:grid-cols-2 lg:grid-cols-3"
              >
                <Field
                  label={`${form.row.title} ${i + 1}`}
                  placeholder={form.row.hint}
                  value={row.text}
                  maxLength={400}
                  dir="auto"
                  wrong={wrongAt(row.id, 'text')}
                  onChange={event => setRow({ ...row, text: event.target.value })}
                />
                {form.columns.map(field => (
                  <Entry
                    key={field.id}
                    field={field}
                    value={row.fields[field.id] ?? ''}
                    most={400}
                    wrong={wrongAt(row.id, field.id)}
                    change={text => setRow({ ...row, fields: { ...row.fields, [field.id]: text } })}
                  />
                ))}
                {sheet.rows.length > 1 ? (
                  <Button
                    size="s"
                    look="quiet"
                    className="self-end justify-self-start max-sm:h-11"
                    aria-label={`Take away ${form.row.title} ${i + 1}`}
                    onClick={() => setSheet({ ...sheet, rows: sheet.rows.filter(one => one !== row) })}
                  >
                    Take away
                  </Button>
                ) : null}
              </li>
            ))}
          </ol>
          {sheet.rows.length < mostRows ? (
            <Button
              size="s"
              className="mt-2 max-sm:h-11"
              onClick={() =>
                setSheet({ ...sheet, rows: [...sheet.rows, { id: nextId, text: '', fields: {} }] })
              }
            >
              One more
            </Button>
          ) : null}
        </fieldset>
        <div className="text-[13px] text-ink-2" role="status">
          {worked.figures
            .filter(({ row }) => row === null)
            .map(one => (
              <p key={one.id} className={one.over ? 'text-red' : undefined}>
                {one.title}: {one.shown}
              </p>
            ))}
          {worked.problems
            .filter(({ row, field }) => row === null && field === null)
            .map(one => (
              <p key={one.says} className="text-red">
                {one.says}
              </p>
            ))}
          {missing.length > 0 && tried ? (
            <p className="text-amber">Still missing: {missing.join(', ')}.</p>
          ) : null}
        </div>
        <div className="flex flex-wrap items-center gap-2">
          <Button type="submit" look="primary" className="max-sm:h-11">
            Keep the artifact
          </Button>
          <Button look="quiet" className="max-sm:h-11" onClick={close}>
            Never mind
          </Button>
          {says === null ? null : (
            <p role="alert" className="text-[13px] text-red">
              {says}
            </p>
          )}
        </div>
      </form>
    </Card>
  )
}

function Entry({
  field: { title, hint, options, long },
  value,
  most,
  wrong,
  change,
}: {
  field: ArtifactField
  value: string
  most: number
  wrong: string | undefined
  change: (text: string) => void
}) {
  if (options)
    return (
      <Select
        label={title}
        none="Not said"
        value={value === '' ? null : value}
        options={options}
        change={one => change(one ?? '')}
      />
    )
  const given = {
    label: title,
    placeholder: hint,
    value,
    maxLength: most,
    dir: 'auto' as const,
    wrong: value.trim() === '' ? undefined : wrong,
  }
  return long ? (
    <LongField {...given} rows={3} onChange={event => change(event.target.value)} />
  ) : (
    <Field {...given} onChange={event => change(event.target.value)} />
  )
}

/** Rows and fields that hold nothing are none. */
function withoutEmpty({ rows, head }: Sheet): Sheet {
  const some = (fields: Readonly<Record<string, string>>) =>
    Object.fromEntries(
      Object.entries(fields)
        .map(([id, text]) => [id, text.trim()] as const)
        .filter(([, text]) => text !== ''),
    )
  return {
    head: some(head),
    rows: rows
      .map(row => ({ ...row, text: row.text.trim(), fields: some(row.fields) }))
      .filter(({ text, fields }) => text !== '' || Object.keys(fields).length > 0),
  }
}
