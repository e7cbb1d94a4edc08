/** A line with fields as a card: what stands in it, what it still lacks, and, for the interviewer, what a finding was. */
import { blamed, lacking, placeWords, type Line, type List } from '@signalroom/shared'
import { Pencil, X } from 'lucide-react'
import { useState } from 'react'
import { isolated } from '../../ui/format'
import { Pill } from '../../ui/Pill'
import { JudgeFinding } from '../exhibit/JudgeFinding'
import { useAsk } from '../ask'
import { useHere, useRoom } from '../read'
import { CardForm } from './CardForm'

export function CardLine({ list, line }: { list: List; line: Line }) {
  const { me } = useHere()
  const ask = useAsk()
  const room = useRoom(one => one)
  const [editing, setEditing] = useState(false)
  const mine = me.role === 'candidate' && room.open.stage === 'live'
  const open = lacking(room, line)
  const person = blamed(room, line)
  if (editing)
    return (
      <CardForm
        list={list}
        line={line.id}
        start={{ text: line.text, fields: line.fields ?? {} }}
        done={() => setEditing(false)}
      />
    )
  return (
    <div data-line={line.id} className="rounded-m border border-line bg-card px-3 py-2">
      <div className="flex items-start gap-1">
        <p dir="auto" className="min-w-0 flex-1 py-0.5 text-[14px] wrap-anywhere">
          {line.text}
        </p>
        {mine ? (
          <>
            <button
              type="button"
              aria-label={`Change: ${isolated(line.text)}`}
              onClick={() => setEditing(true)}
              className={icon}
            >
              <Pencil size={13} aria-hidden="true" />
            </button>
            <button
              type="button"
              aria-label={`Take out: ${isolated(line.text)}`}
              onClick={() => void ask({ type: 'line.remove', line: line.id })}
              className={icon}
            >
              <X size={13} aria-hidden="true" />
            </button>
          </>
        ) : null}
      </div>
      {list.fields && line.fields ? (
        <dl className="mt-0.5 flex flex-wrap gap-x-4 gap-y-0.5 text-[12.5px]">
          {list.fields.map(field =>
            line.fields?.[field.id] ? (
              <div key={field.id} className="flex min-w-0 gap-1">
                <dt className="text-ink-3">{field.title}:</dt>
                <dd dir="auto" className="min-w-0 wrap-anywhere text-ink-2">
                  {field.kind === 'place'
                    ? placeWords(room.open.exhibit, line.fields[field.id] ?? '')
                    : line.fields[field.id]}
                </dd>
              </div>
            ) : null,
          )}
        </dl>
      ) : null}
      <div className="mt-1 flex flex-wrap gap-1.5 empty:hidden">
        {open.length > 0 ? (
          <Pill tone="amber">still open: {open.map(field => field.title.toLowerCase()).join(', ')}</Pill>
        ) : null}
        {person ? <Blamed person={person} /> : null}
      </div>
      {list.findings && me.role === 'interviewer' ? <JudgeFinding line={line} /> : null}
    </div>
  )
}

/** A person is no cause: said calmly, where it stands. In an exam the candidate is told afterwards. */
export function Blamed({ person }: { person: string }) {
  const { me } = useHere()
  const quiet = useRoom(room => room.open.exam && room.open.stage === 'live')
  if (quiet && me.role === 'candidate') return null
  return (
    <Pill tone="red" className="h-auto max-w-full leading-snug whitespace-normal">
      names a person as the cause: “{person}”
    </Pill>
  )
}

const icon = 'grid size-6 place-items-center rounded text-ink-3 hover:bg-sunk hover:text-ink max-sm:size-11'
