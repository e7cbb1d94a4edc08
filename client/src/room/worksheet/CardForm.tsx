/** A line with fields as a form: its words, then each field. What is left empty may be filled later. */
import type { List } from '@signalroom/shared'
import { useState } from 'react'
import { Button } from '../../ui/Button'
import { useAsk } from '../ask'

export interface CardWords {
  readonly text: string
  readonly fields: Readonly<Record<string, string>>
}

/** `place`: where it is about, which is not asked for then. `line`: the one that is written anew. */
export function CardForm({
  list,
  start = { text: '', fields: {} },
  line,
  place,
  done,
}: {
  list: List
  start?: CardWords
  line?: number
  place?: string
  done?: () => void
}) {
  const ask = useAsk()
  const [words, setWords] = useState(start)
  const fields = (list.fields ?? []).filter(field => place === undefined || field.kind !== 'place')
  const set = (id: string, value: string) =>
    setWords(now => ({ ...now, fields: { ...now.fields, [id]: value } }))
  const send = async () => {
    const text = words.text.trim()
    if (text === '') return
    const places = (list.fields ?? []).filter(field => field.kind === 'place').map(field => field.id)
    const filled = Object.fromEntries(
      Object.entries({
        ...words.fields,
        ...(place === undefined ? {} : Object.fromEntries(places.map(id => [id, place]))),
      }).filter(([, value]) => value.trim() !== ''),
    )
    const given = { text, ...(Object.keys(filled).length > 0 ? { fields: filled } : {}) }
    const accepted = await ask(
      line === undefined
        ? { type: 'line.add', list: list.id, ...given }
        : { type: 'line.change', line, ...given },
    )
    if (!accepted) return
    setWords({ text: '', fields: {} })
    done?.()
  }
  return (
    <form
      aria-label={`${line === undefined ? 'Add to' : 'Change in'} ${list.title}`}
      className="space-y-1.5 rounded-m border border-line bg-sunk p-2.5"
      onSubmit={event => {
        event.preventDefault()
        void send()
      }}
    >
      <input
        dir="auto"
        value={words.text}
        maxLength={280}
        aria-label={list.title}
        placeholder={list.hint}
        onChange={event => setWords(now => ({ ...now, text: event.target.value }))}
        className={fieldLook}
      />
      <div className="grid grid-cols-[repeat(auto-fit,minmax(130px,1fr))] gap-1.5">
        {fields.map(field => (
          <label key={field.id} className="block min-w-0">
            <span className="mb-0.5 block text-[12px] text-ink-3">
              {field.title}
              {field.optional ? ', if you like' : ''}
            </span>
            {field.options ? (
              <select
                value={words.fields[field.id] ?? ''}
                onChange={event => set(field.id, event.target.value)}
                className={fieldLook}
              >
                <option value="">—</option>
                {field.options.map(option => (
                  <option key={option}>{option}</option>
                ))}
              </select>
            ) : (
              <input
                dir="auto"
                value={words.fields[field.id] ?? ''}
                maxLength={280}
                placeholder={hints[field.kind]}
                onChange={event => set(field.id, event.target.value)}
                className={fieldLook}
              />
            )}
          </label>
        ))}
      </div>
      <div className="flex justify-end gap-2">
        {done ? (
          <Button size="s" look="quiet" className="max-sm:h-11" onClick={done}>
            Cancel
          </Button>
        ) : null}
        <Button size="s" type="submit" className="max-sm:h-11" disabled={words.text.trim() === ''}>
          {line === undefined ? 'Add' : 'Keep'}
        </Button>
      </div>
    </form>
  )
}

const hints = {
  text: '',
  figure: 'a number with its unit',
  date: 'a day, or how soon',
  place: 'where it stands',
  choice: '',
}
const fieldLook =
  'h-9 w-full rounded-[8px] border border-line bg-card px-2.5 text-[13.5px] text-ellipsis placeholder:text-ink-3 max-sm:h-11'
