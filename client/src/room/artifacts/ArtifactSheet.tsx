/** An artifact card on the worksheet: a form to the candidate while the round runs, to read for everybody else. */
import type { ArtifactList } from '@signalroom/shared'
import { useRef } from 'react'
import { Pill } from '../../ui/Pill'
import { useHere, useRoom } from '../read'
import { About, AboutWords } from './About'
import { CardFace } from './CardFace'
import { CardFigures } from './Figures'
import { FilledHead } from './FilledHead'
import { FilledRow } from './FilledRow'
import { Stamped } from './Stamped'
import { useCard } from './useCard'

export function ArtifactSheet({ list }: { list: ArtifactList }) {
  const { me } = useHere()
  const live = useRoom(room => room.open.stage === 'live')
  const card = useCard(list)
  const begun = card.sheet.rows.length > 0 || Object.keys(card.sheet.head).length > 0
  return (
    <section
      aria-label={list.title}
      data-card={list.id}
      className="space-y-2 rounded-m border border-line bg-card p-2.5"
    >
      <p className="flex flex-wrap items-center gap-2 text-[12.5px] font-[560]">
        {list.title}
        {card.worked.over ? <Pill tone="red">over</Pill> : null}
        {card.worked.whole ? <Pill tone="green">complete</Pill> : null}
      </p>
      {me.role === 'candidate' && live ? (
        <Filled list={list} card={card} />
      ) : begun ? (
        <>
          <AboutWords card={card} />
          <CardFace list={list} card={card} />
        </>
      ) : (
        <p className="text-[13px] text-ink-3">nothing yet</p>
      )}
      <Stamped list={list} card={card} />
    </section>
  )
}

/** Tab goes from field to field, Enter to the next row, Escape out of the fields. */
function Filled({ list, card }: { list: ArtifactList; card: ReturnType<typeof useCard> }) {
  const box = useRef<HTMLDivElement>(null)
  const next = useRef<HTMLDivElement>(null)
  const toNext = () => next.current?.querySelector<HTMLElement>('input')?.focus()
  const leave = () => box.current?.focus()
  return (
    <div ref={box} tabIndex={-1} className="space-y-2 rounded outline-offset-4">
      <p className="text-[12px] text-ink-3">{list.hint}</p>
      <About list={list} card={card} />
      <FilledHead {...{ list, card, toNext, leave }} />
      {card.sheet.rows.map(row => (
        <FilledRow key={row.id} {...{ list, card, row, toNext, leave }} />
      ))}
      <div ref={next}>
        <FilledRow {...{ list, card, toNext, leave }} row={null} />
      </div>
      <CardFigures worked={card.worked} />
    </div>
  )
}
