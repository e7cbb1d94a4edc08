/** Faults by hand: whoever leads picks a part of the drawing and what happens to it; each is lifted here. Holds no rule. */
import {
  dependWords,
  edgeName,
  failing,
  faultsOf,
  faultVerbs,
  faultWords,
  isDeleted,
  nodeName,
  nothingDrawn,
  responseTo,
  responseWords,
  type InjectedFault,
} from '@signalroom/shared'
import { useState } from 'react'
import { Button } from '../../ui/Button'
import { Pill } from '../../ui/Pill'
import { Select } from '../../ui/Select'
import { Titled } from '../../ui/Titled'
import { useAsk, useCan } from '../ask'
import type { Pointing } from '../judging/pointing'
import { useMoment, useRoom } from '../read'

/** `pointing`: where something can be chosen on the board itself. */
export function FaultDesk({ pointing }: { pointing?: Pointing }) {
  const drawn = useRoom(room => room.open.drawn) ?? nothingDrawn
  const injected = useRoom(room => room.open.injected) ?? []
  const [chosen, choose] = useState<string | null>(null)
  const things = [
    ...drawn.nodes.map(({ id, name }) => ({ id, name: nodeName(name) })),
    ...drawn.edges.map(edge => ({ id: edge.id, name: edgeName(drawn, edge) })),
  ]
  const standing = injected.filter(({ liftedAt }) => liftedAt === null).length
  const names = new Map(things.map(({ id, name }) => [id, name]))
  const on = chosen === null ? null : failing(drawn, chosen)
  const fromBoard = () => {
    const shown = pointing?.capture()
    const shapes = shown?.type === 'board' ? (shown.shapes ?? []) : []
    choose(shapes.find(id => names.has(id)) ?? null)
  }
  return (
    <Titled title={standing > 0 ? `Faults · ${standing} standing` : 'Faults'}>
      {things.length === 0 ? (
        <p className="text-[13px] text-ink-3">
          Once boxes and arrows are drawn, cut, slow or kill one here, and see what depends on it.
        </p>
      ) : (
        <div className="flex flex-wrap items-end gap-1.5">
          <Select
            label="What fails"
            className="min-w-[160px] flex-1"
            value={on?.id ?? null}
            options={things.map(({ id }) => id)}
            none="Choose a box or an arrow"
            wordsOf={id => names.get(id) ?? ''}
            change={choose}
          />
          {pointing ? (
            <Button size="s" className="h-9 max-[899px]:h-11" onClick={fromBoard}>
              Chosen on the board
            </Button>
          ) : null}
          {on ? (
            <span className="flex gap-1.5">
              {faultsOf[on.type].map(how => (
                <Inject key={how} on={on.id} how={how} />
              ))}
            </span>
          ) : null}
        </div>
      )}
      <ul className="mt-2 space-y-1.5">
        {injected.toReversed().map(fault => (
          <FaultRow key={fault.id} fault={fault} />
        ))}
      </ul>
    </Titled>
  )
}

function Inject({ on, how }: { on: string; how: InjectedFault['how'] }) {
  const ask = useAsk()
  const can = useCan()
  const command = { type: 'fault.inject', on, how } as const
  return (
    <Button
      size="s"
      look="danger"
      className="h-9 max-[899px]:h-11"
      disabled={!can(command)}
      onClick={() => void ask(command)}
    >
      {faultVerbs[how]}
    </Button>
  )
}

function FaultRow({ fault }: { fault: InjectedFault }) {
  const ask = useAsk()
  const room = useRoom(one => one)
  const moment = useMoment()
  const command = { type: 'fault.lift', fault: fault.id } as const
  return (
    <li className="rounded-m border border-line bg-card px-3 py-2 text-[13px]">
      <p dir="auto" className="wrap-anywhere">
        <span className="text-ink-3 tabular-nums">{moment(fault.at)}</span> {faultWords(fault)};{' '}
        {dependWords(fault.dependants)}.
      </p>
      <div className="mt-1 flex flex-wrap items-center gap-1.5">
        <span className="text-[12px] text-ink-2">
          {responseWords(responseTo(room, fault))}
          {isDeleted(room.open, fault) ? ' · taken off the drawing since' : ''}
        </span>
        <span className="flex-1" />
        {fault.liftedAt === null ? (
          <Button size="s" className="max-[899px]:h-[44px]" onClick={() => void ask(command)}>
            Lift
          </Button>
        ) : (
          <Pill>lifted at {moment(fault.liftedAt)}</Pill>
        )}
      </div>
    </li>
  )
}
