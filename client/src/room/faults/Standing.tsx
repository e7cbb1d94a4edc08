/** What fails in the drawing now, by hand, for everybody. Holds no rule. */
import { dependWords, faultWords, isDeleted } from '@signalroom/shared'
import { useRoom } from '../read'

export function StandingFaults() {
  const open = useRoom(room => room.open)
  const standing = open.injected?.filter(({ liftedAt }) => liftedAt === null) ?? []
  if (standing.length === 0) return null
  return (
    <ul aria-label="What fails now" className="space-y-2">
      {standing.toReversed().map(fault => (
        <li key={fault.id} className="rounded-m bg-red-soft p-3.5">
          <p dir="auto" className="text-[14px] font-[560] text-red wrap-anywhere">
            {faultWords(fault)}.
          </p>
          <p dir="auto" className="mt-1 text-[13px] wrap-anywhere">
            On the drawing, {dependWords(fault.dependants)}. What does the user see?
            {isDeleted(open, fault) ? ' It was taken off the drawing since; the fault stands.' : ''}
          </p>
        </li>
      ))}
    </ul>
  )
}
