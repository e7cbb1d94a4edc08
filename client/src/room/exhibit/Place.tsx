/** One place of an exhibit with its margin: notes of one's own while it is read, findings once the margins are open. */
import type { List } from '@signalroom/shared'
import { MessageSquarePlus, X } from 'lucide-react'
import { useState, type ReactNode } from 'react'
import { Button } from '../../ui/Button'
import { classes } from '../../ui/classes'
import { CardForm } from '../worksheet/CardForm'
import { useAsk } from '../ask'
import { useDraft } from '../draft'
import { useHere, useRoom } from '../read'

export function Place({
  place,
  called,
  tight = false,
  children,
}: {
  place: string
  /** For a screen reader: "Timeline, 3". */
  called: string
  tight?: boolean
  children: ReactNode
}) {
  const { me } = useHere()
  const [writing, setWriting] = useState(false)
  const live = useRoom(room => room.open.stage === 'live' && room.open.exhibit !== undefined)
  const open = useRoom(room => room.open.margins !== undefined)
  const list = useFindings()
  const mine = me.role === 'candidate' && live && (open ? list !== undefined : true)
  return (
    <div className={classes('group/place relative', tight ? '' : 'py-1 pr-9')}>
      {children}
      {mine ? (
        <button
          type="button"
          aria-label={`${open ? 'A finding' : 'A note'} at ${called}`}
          aria-expanded={writing}
          onClick={() => setWriting(now => !now)}
          className={classes(
            'grid size-7 place-items-center rounded-[6px] text-ink-3 opacity-0 group-hover/place:opacity-100 hover:bg-accent-soft hover:text-accent focus-visible:opacity-100 pointer-coarse:opacity-100',
            tight ? 'sticky left-1 -mt-5 h-5 bg-card' : 'absolute top-0.5 right-0',
          )}
        >
          <MessageSquarePlus size={15} aria-hidden="true" />
        </button>
      ) : null}
      <div className={classes('max-w-[560px] font-sans text-[13px]', tight && 'sticky left-4 ml-4')}>
        {me.role === 'interviewer' ? <PlantedHere place={place} /> : null}
        <Notes place={place} />
        {writing && mine ? (
          <div className="py-1.5">
            {open && list ? (
              <CardForm list={list} place={place} done={() => setWriting(false)} />
            ) : (
              <NoteForm place={place} called={called} done={() => setWriting(false)} />
            )}
          </div>
        ) : null}
      </div>
    </div>
  )
}

/** The first list of findings that a phase has opened so far. */
function useFindings(): List | undefined {
  return useRoom(({ open }) => {
    const here = open.plan.phases.findIndex(phase => phase.id === open.clock.phase)
    return open.plan.phases
      .slice(0, here + 1)
      .flatMap(phase => phase.lists)
      .find(list => list.findings)
  })
}

/** What is planted here; for the interviewer's eyes. */
function PlantedHere({ place }: { place: string }) {
  const planted = useRoom(room => room.panel.guide?.question.planted) ?? []
  const here = planted.filter(({ at }) => at.includes(place))
  return here.map(one => (
    <p key={one.id} className="mt-1 border-l-2 border-amber pl-2 text-[12.5px] text-amber">
      Planted: {one.title}
    </p>
  ))
}

/** One's own while they are private; everybody's once they are open; findings below them. */
function Notes({ place }: { place: string }) {
  const { me } = useHere()
  const ask = useAsk()
  const own = useRoom(room => room.own[me.seat]?.notes)
  const opened = useRoom(room => room.open.margins)
  const lines = useRoom(room => room.open.lines)
  const found = lines.filter(line => Object.values(line.fields ?? {}).includes(place))
  const notes = (opened ?? own ?? []).filter(note => note.place === place)
  if (notes.length + found.length === 0) return null
  return (
    <ul className="mt-1 space-y-1">
      {notes.map((note, i) => (
        <li key={i} className="flex items-start gap-1 rounded-[8px] bg-amber-soft px-2 py-1 text-ink">
          <span dir="auto" className="min-w-0 flex-1 wrap-anywhere">
            {note.text}
            {opened ? null : <span className="text-ink-3"> · only you</span>}
          </span>
          {'id' in note && !opened ? (
            <button
              type="button"
              aria-label={`Take out the note: ${note.text}`}
              onClick={() => void ask({ type: 'margin.drop', note: note.id })}
              className="grid size-6 shrink-0 place-items-center rounded text-ink-3 hover:text-ink"
            >
              <X size={13} aria-hidden="true" />
            </button>
          ) : null}
        </li>
      ))}
      {found.map(line => (
        <li
          key={line.id}
          dir="auto"
          className="rounded-[8px] bg-accent-soft px-2 py-1 wrap-anywhere text-ink"
        >
          {line.text}
        </li>
      ))}
    </ul>
  )
}

function NoteForm({ place, called, done }: { place: string; called: string; done: () => void }) {
  const ask = useAsk()
  const [text, setText] = useDraft(`margin ${place}`)
  const send = async () => {
    if (text.trim() === '') return
    if (!(await ask({ type: 'margin.note', place, text: text.trim() }))) return
    setText('')
    done()
  }
  return (
    <form
      className="flex flex-wrap gap-1.5"
      onSubmit={event => {
        event.preventDefault()
        void send()
      }}
    >
      <input
        autoFocus
        dir="auto"
        value={text}
        maxLength={500}
        aria-label={`Note at ${called}`}
        placeholder="Only you see this until the margins open"
        onChange={event => setText(event.target.value)}
        onKeyDown={event => {
          if (event.key === 'Escape') done()
        }}
        className="h-9 min-w-[160px] flex-1 rounded-[8px] border border-line-strong bg-card px-2.5 text-[13.5px] max-sm:h-11"
      />
      <Button size="s" type="submit" className="h-9 max-sm:h-11" disabled={text.trim() === ''}>
        Note
      </Button>
    </form>
  )
}
