/** A row of an artifact card being filled: sent when a field is left, a new one when the whole row is. Enter goes on to the next. */
import { artifactForms, type ArtifactList, type SheetRow } from '@signalroom/shared'
import { X } from 'lucide-react'
import { useRef, type FocusEvent, type KeyboardEvent } from 'react'
import { isolated } from '../../ui/format'
import { useAsk } from '../ask'
import { Cell } from './Cell'
import { RowFigures } from './Figures'
import { columnsOf, type Card } from './useCard'
import { useRowDraft, type Values } from './useRowDraft'

interface Given {
  readonly list: ArtifactList
  readonly card: Card
  /** Null for the next one. */
  readonly row: SheetRow | null
  /** To the first field of the next row, or out of the card. */
  readonly toNext: () => void
  readonly leave: () => void
}

export function FilledRow({ list, card, row, toNext, leave }: Given) {
  const ask = useAsk()
  const form = artifactForms[list.artifact]
  const box = useRef<HTMLFieldSetElement>(null)
  const columns = columnsOf(list, card)
  const draft = useRowDraft(
    `card ${list.id} ${row?.id ?? 'next'}`,
    ['text', ...form.columns.map(({ id }) => id)],
    row ? { ...row.fields, text: row.text } : {},
  )
  const { values, changed, set, trim, putBack, restore } = draft
  /** On its way: what is left twice is sent once. */
  const sent = useRef('')
  const escaping = useRef(false)
  const named = values['text']?.trim() !== ''
  const send = async () => {
    trim()
    if (!changed || !named) return
    const { text, fields } = asLine(values)
    const given = { text, ...(Object.keys(fields).length > 0 ? { fields } : {}) }
    const words = JSON.stringify(given)
    if (sent.current === words) return
    sent.current = words
    // The next row may be begun before this one is acknowledged.
    if (!row) putBack()
    const accepted = await ask(
      row ? { type: 'line.change', line: row.id, ...given } : { type: 'line.add', list: list.id, ...given },
    )
    sent.current = ''
    if (!accepted && !row) restore(values)
  }
  const pressed = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') {
      event.preventDefault()
      void send()
      toNext()
    } else if (event.key === 'Escape') {
      event.stopPropagation()
      if (row) putBack()
      // What was put back is not sent on the way out.
      escaping.current = true
      leave()
      escaping.current = false
    }
  }
  const left = (event: FocusEvent) => {
    if (escaping.current) return
    // A new row is sent as a whole: where only the next field is gone to, it is not done.
    if (row !== null || !box.current?.contains(event.relatedTarget)) void send()
  }
  const of = row ? isolated(row.text) : `next in ${list.title}`
  const wrong = (field: string) =>
    card.worked.problems.find(one => row !== null && one.row === row.id && one.field === field)?.says
  const begun = changed && !named
  return (
    <fieldset
      ref={box}
      aria-label={row ? `${form.row.title}: ${isolated(row.text)}` : `Next: ${form.row.title.toLowerCase()}`}
      className="min-w-0 space-y-1.5 border-t border-line pt-2"
    >
      <div className="flex items-end gap-1">
        <Cell
          field={{ id: 'text', ...form.row }}
          of={of}
          value={values['text'] ?? ''}
          most={280}
          wrong={begun ? `${form.row.title} first: a row without it is not sent.` : undefined}
          change={value => set('text', value)}
          {...{ pressed, left }}
          className="flex-1"
        />
        {row ? (
          <button
            type="button"
            aria-label={`Take out: ${isolated(row.text)}`}
            onClick={() => void ask({ type: 'line.remove', line: row.id })}
            className="grid size-9 shrink-0 place-items-center rounded text-ink-3 hover:bg-sunk hover:text-ink max-sm:size-11"
          >
            <X size={13} aria-hidden="true" />
          </button>
        ) : null}
      </div>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(104px,1fr))] gap-1.5">
        {columns.map(field => (
          <Cell
            key={field.id}
            field={field}
            of={of}
            value={values[field.id] ?? ''}
            most={280}
            wrong={wrong(field.id)}
            change={value => set(field.id, value)}
            {...{ pressed, left }}
          />
        ))}
      </div>
      {row ? <RowFigures worked={card.worked} row={row.id} /> : null}
    </fieldset>
  )
}

/** What is empty is left out. */
function asLine({ text = '', ...fields }: Values) {
  return {
    text: text.trim(),
    fields: Object.fromEntries(
      Object.entries(fields)
        .map(([field, value]) => [field, value.trim()] as const)
        .filter(([, value]) => value !== ''),
    ),
  }
}
