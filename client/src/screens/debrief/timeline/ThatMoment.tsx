/** The room at the chosen moment: the same fold as live, stopped earlier. */
import { layers, type Room } from '@signalroom/shared'
import { useMemo } from 'react'
import { useLink, useRoom } from '../../../room/read'
import { runWords } from '../../../room/code/words'
import { useKind } from '../../room/kinds'
import { roomAt } from '../moments'
import { isolated } from '../../../ui/format'

const stated = (cards: Room['open']['layers']): string =>
  layers.flatMap(layer => cards[layer]?.text ?? []).join(' · ') || 'none stated yet'

const counted = (many: number, one: string): string => `${many} ${one}${many === 1 ? '' : 's'}`

export function ThatMoment({ at }: { at: number }) {
  const events = useLink(state => state.events)
  const clock = useRoom(room => room.open.clock)
  const kind = useKind()
  const then = useMemo(() => roomAt(events, clock, at).open, [events, clock, at])
  const phase = then.plan.phases.find(one => one.id === (then.clock.phase ?? then.visits.at(-1)?.phase))
  const said = then.chat.findLast(({ text }) => text !== '')
  const asked = then.confirms.at(-1)
  const run = then.runs.findLast(one => one.begunAt !== null)
  const name = (seat: string) => then.seats.find(one => one.id === seat)?.name ?? ''
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Phase', phase?.title],
    ...(kind.layers === 'stated' ? [['Layers', stated(then.layers)] as const] : []),
    [
      'Board',
      then.board.opened
        ? then.board.measure
          ? `${counted(then.board.measure.nodes, 'node')}, ${counted(then.board.measure.arrows, 'arrow')}`
          : 'open'
        : 'closed',
    ],
    ['Last said', said ? `${isolated(name(said.seat))}: ${isolated(said.text)}` : undefined],
    [
      'Last check',
      asked
        ? `${isolated(asked.text ?? 'does it fit?')} ${asked.answer ? `(${asked.answer.answer})` : '(open)'}`
        : undefined,
    ],
    ['Card', then.cards.at(-1)?.title],
    ...(run ? [['Run', `${isolated(name(run.seat))}, ${run.entry}: ${runWords(run)}`] as const] : []),
  ]
  return (
    <dl
      aria-label="The room at that moment"
      className="mt-2 grid gap-x-6 gap-y-1.5 text-[13px] sm:grid-cols-2"
    >
      {rows.map(([title, value]) => (
        <div key={title} className="flex min-w-0 gap-3">
          <dt className="w-[72px] shrink-0 text-ink-3">{title}</dt>
          <dd className="min-w-0 truncate">{value ?? '–'}</dd>
        </div>
      ))}
    </dl>
  )
}
