/** In the head of a pane: that the interviewer has locked it. The interviewer's own lock says so itself. */
import type { Pane } from '@signalroom/shared'
import { Pill } from '../../ui/Pill'
import { useHere, useRoom } from '../read'
import { lockOn, waitsOn } from './seals'

export function LockPill({ pane }: { pane: Pane }) {
  const { me } = useHere()
  const locked = useRoom(room => lockOn(room, pane) !== undefined)
  const waits = useRoom(room => waitsOn(room, pane))
  if (waits && !locked)
    return (
      <Pill className="max-w-full min-w-0">
        <span className="truncate leading-[1.3]">
          {me.role === 'candidate' ? 'closed for now' : 'closed to the candidate for now'}
        </span>
      </Pill>
    )
  if (!locked || me.role === 'interviewer') return null
  const words = me.role === 'candidate' ? 'locked by your interviewer' : 'locked for the candidate'
  return (
    <Pill tone="amber" className="max-w-full min-w-0" title={words}>
      <span className="truncate leading-[1.3]">{words}</span>
    </Pill>
  )
}
