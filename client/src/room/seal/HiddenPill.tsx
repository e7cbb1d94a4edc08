/** In the head of a pane: that the interviewer hides what is written there, for who sees it and who does not. */
import { hiddenBy, isFor, type Pane, type Seal } from '@signalroom/shared'
import type { ReactNode } from 'react'
import { Pill } from '../../ui/Pill'
import { useHere, useMoment, useRoom, useSeats } from '../read'

/** In the place of `children`. Private focus hides too, and has words of its own. */
export function HiddenPill({ pane, children }: { pane: Pane; children?: ReactNode }) {
  const seal = useRoom(room => hiddenBy(room, pane))
  return seal && seal.reason !== 'private' ? <Hidden seal={seal} /> : children
}

function Hidden({ seal }: { seal: Seal }) {
  const { me } = useHere()
  const moment = useMoment()
  const others = useSeats().filter(({ role }) => role !== 'interviewer')
  const whose = me.role === 'candidate' ? 'your interviewer' : 'the interviewer'
  const unseen = isFor(seal, me)
  const words = unseen
    ? `${whose} works here unseen: as it stood at ${moment(seal.from)}`
    : others.every(({ id, role }) => isFor(seal, { seat: id, role }))
      ? 'only interviewers see this'
      : `hidden from the ${'roles' in seal.for ? seal.for.roles.join(' and the ') : 'others'}`
  return (
    <Pill tone="amber" className="max-w-full min-w-0" title={words}>
      <span className="truncate leading-[1.3] @max-[640px]:sr-only">{words}</span>
      {/* In a narrow pane, as short as it can be said. */}
      <span aria-hidden="true" className="truncate leading-[1.3] @min-[640px]:hidden">
        {unseen ? `as of ${moment(seal.from)}` : 'hidden'}
      </span>
    </Pill>
  )
}
