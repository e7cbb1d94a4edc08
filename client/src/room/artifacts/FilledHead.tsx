/** What belongs to an artifact card and to no row, being filled: each field is sent when it is left. */
import { artifactForms, type ArtifactList } from '@signalroom/shared'
import { useRef, type KeyboardEvent } from 'react'
import { useAsk } from '../ask'
import { Cell } from './Cell'
import type { Card } from './useCard'
import { useRowDraft } from './useRowDraft'

interface Given {
  readonly list: ArtifactList
  readonly card: Card
  readonly toNext: () => void
  readonly leave: () => void
}

export function FilledHead({ list, card, toNext, leave }: Given) {
  const ask = useAsk()
  const { head } = artifactForms[list.artifact]
  const stands = card.sheet.head
  const { values, set, putBack } = useRowDraft(
    `head ${list.id}`,
    head.map(({ id }) => id),
    stands,
  )
  /** On its way: what is left twice is sent once. */
  const sent = useRef('')
  const escaping = useRef(false)
  if (head.length === 0) return null
  const send = () => {
    if (escaping.current) return
    const words = JSON.stringify(values)
    if (sent.current === words) return
    const other = Object.entries(values).filter(([id, value]) => value.trim() !== (stands[id] ?? ''))
    if (other.length === 0) return
    sent.current = words
    void ask({ type: 'card.head', list: list.id, fields: Object.fromEntries(other) }).finally(() => {
      sent.current = ''
    })
  }
  const pressed = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter' && !(event.target instanceof HTMLTextAreaElement)) {
      event.preventDefault()
      send()
      toNext()
    } else if (event.key === 'Escape') {
      event.stopPropagation()
      putBack()
      // What was put back is not sent on the way out.
      escaping.current = true
      leave()
      escaping.current = false
    }
  }
  return (
    <fieldset
      aria-label={`${list.title}: the whole`}
      className="grid min-w-0 grid-cols-[repeat(auto-fit,minmax(132px,1fr))] gap-1.5"
    >
      {head.map(field => (
        <Cell
          key={field.id}
          field={field}
          of={list.title}
          value={values[field.id] ?? ''}
          most={field.long ? 4000 : 280}
          wrong={card.worked.problems.find(one => one.row === null && one.field === field.id)?.says}
          change={value => set(field.id, value)}
          pressed={pressed}
          left={send}
          className={field.long ? 'col-span-full' : undefined}
        />
      ))}
    </fieldset>
  )
}
