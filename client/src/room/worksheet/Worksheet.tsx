/** Short lines under the lists the plan opens: this phase's first, earlier ones folded. Usable while the board is closed. */
import { blamed, isArtifact, phaseIndex, type Line, type List } from '@signalroom/shared'
import { X } from 'lucide-react'
import { useHere, useRoom } from '../read'
import { useAsk } from '../ask'
import { useDraft } from '../draft'
import { isolated } from '../../ui/format'
import { ArtifactSheet } from '../artifacts/ArtifactSheet'
import { CitePay, citesPay } from './CitePay'
import { CardForm } from './CardForm'
import { Blamed, CardLine } from './CardLine'

export function Worksheet() {
  const plan = useRoom(room => room.open.plan)
  const current = useRoom(room => room.open.clock.phase)
  const here = phaseIndex(plan, current)
  const before = plan.phases.slice(0, Math.max(0, here)).filter(phase => phase.lists.length > 0)
  // The cards of a phase with blocks are filled in each of them.
  const goesOn = (phase: (typeof before)[number]) =>
    phase.blocks !== undefined && plan.phases[here]?.blocks !== undefined
  const earlier = before.filter(phase => !goesOn(phase))
  const now = [...before.filter(goesOn).flatMap(phase => phase.lists), ...(plan.phases[here]?.lists ?? [])]
  if (now.length === 0 && earlier.length === 0) return null
  return (
    <div>
      <h3 className="text-[12.5px] font-[620] text-ink-2">Worksheet</h3>
      <div className="mt-2 space-y-3">
        {now.map(list => (
          <Lines key={list.id} list={list} />
        ))}
        {earlier.map(phase => (
          <details key={phase.id} className="rounded-m border border-line px-3">
            <summary className="cursor-pointer py-2 text-[13px] text-ink-2">{phase.title}</summary>
            <div className="space-y-3 pb-3">
              {phase.lists.map(list => (
                <Lines key={list.id} list={list} />
              ))}
            </div>
          </details>
        ))}
      </div>
    </div>
  )
}

function Lines({ list }: { list: List }) {
  if (isArtifact(list)) return <ArtifactSheet list={list} />
  return list.fields ? <Cards list={list} /> : <PlainLines list={list} />
}

/** Each line with its fields; a form for the next one. */
function Cards({ list }: { list: List }) {
  const { me } = useHere()
  const all = useRoom(room => room.open.lines)
  const live = useRoom(room => room.open.stage === 'live')
  const lines = all.filter(line => line.list === list.id)
  return (
    <div className="space-y-1.5">
      <p className="text-[12px] text-ink-3">{list.title}</p>
      {lines.map(line => (
        <CardLine key={line.id} list={list} line={line} />
      ))}
      {me.role === 'candidate' && live ? (
        <>
          <CardForm list={list} />
          {citesPay(list) ? <CitePay list={list} /> : null}
        </>
      ) : lines.length === 0 ? (
        <p className="py-1 text-[13px] text-ink-3">nothing yet</p>
      ) : null}
    </div>
  )
}

function PlainLines({ list }: { list: List }) {
  const { me } = useHere()
  const ask = useAsk()
  const all = useRoom(room => room.open.lines)
  const [text, setText] = useDraft(`line ${list.id}`)
  const lines = all.filter(line => line.list === list.id)
  const mine = me.role === 'candidate'
  const add = async () => {
    const added = text.trim()
    if (added === '') return
    // The next line may be begun before this one is acknowledged.
    setText('')
    if (!(await ask({ type: 'line.add', list: list.id, text: added })))
      setText(typed => (typed === '' ? added : typed))
  }
  return (
    <div>
      <p className="text-[12px] text-ink-3">{list.title}</p>
      <ul>
        {lines.map(line => (
          <li key={line.id} data-line={line.id} className="group flex items-start gap-2 py-1 text-[14px]">
            <span aria-hidden="true" className="mt-2 size-1.5 shrink-0 rounded-full bg-line-strong" />
            <span dir="auto" className="min-w-0 flex-1 wrap-anywhere">
              {line.text}
              {list.causes ? <Cause line={line} /> : null}
            </span>
            {mine ? (
              <button
                type="button"
                aria-label={`Take out: ${isolated(line.text)}`}
                onClick={() => void ask({ type: 'line.remove', line: line.id })}
                className="grid size-6 place-items-center rounded text-ink-3 hover:bg-sunk hover:text-ink max-sm:size-11"
              >
                <X size={13} aria-hidden="true" />
              </button>
            ) : null}
          </li>
        ))}
      </ul>
      {mine ? (
        <form
          onSubmit={event => {
            event.preventDefault()
            void add()
          }}
        >
          <input
            dir="auto"
            value={text}
            maxLength={280}
            aria-label={`Add to ${list.title}`}
            placeholder={list.hint}
            onChange={event => setText(event.target.value)}
            className="h-9 w-full rounded-[8px] border border-line bg-card px-2.5 text-[13.5px] text-ellipsis placeholder:text-ink-3 max-sm:h-11"
          />
        </form>
      ) : lines.length === 0 ? (
        <p className="py-1 text-[13px] text-ink-3">nothing yet</p>
      ) : null}
    </div>
  )
}

function Cause({ line }: { line: Line }) {
  const room = useRoom(one => one)
  const person = blamed(room, line)
  return person ? (
    <span className="mt-1 block">
      <Blamed person={person} />
    </span>
  ) : null
}
