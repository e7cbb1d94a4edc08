/** Notes of debriefs and write-ups: one's own, and what others share on this server; searched by words, tag and kind. */
import type { Kept, PlanRow } from '@signalroom/shared'
import { useCallback, useEffect, useState } from 'react'
import { CallFailed, listPlans } from '../../link/api'
import { listLibrary } from '../../link/persons'
import { Button } from '../../ui/Button'
import { Field } from '../../ui/Field'
import { Select } from '../../ui/Select'
import { piecesFor, plansOf, type LookedFor, type Piece } from './library-search'
import { NoteForm } from './NoteForm'
import { PieceCard } from './PieceCard'
import { newRow, type OwnPerson } from './usePerson'
import { WriteUpForm } from './WriteUpForm'

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
