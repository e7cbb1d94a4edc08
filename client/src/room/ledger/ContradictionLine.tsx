/** Two numbers that cannot both be, said once while that is new: a private line, or a cue in coach mode. Holds no rule. */
import { contradictionWords, isToldOfContradictions, roundClock } from '@signalroom/shared'
import { useHere, useRoom } from '../read'
import { useLedger, useNewContradiction } from './useLedger'

export function ContradictionLine() {
  const { me } = useHere()
  const told = useRoom(({ open }) => isToldOfContradictions(open, me.role))
  return told ? <Newest mine={me.role === 'candidate'} /> : null
}

function Newest({ mine }: { readonly mine: boolean }) {
  const newest = useNewContradiction(useLedger())
  const clock = useRoom(room => room.open.clock)
  const words = newest && contradictionWords(newest, at => roundClock.elapsed(clock, at))
  return (
    <div role="status" aria-label="Numbers that differ" className="empty:hidden">
      {words ? (
        <p dir="auto" className="rounded-m bg-amber-soft px-3.5 py-2.5 text-[13px] wrap-anywhere">
          <span className="font-[620] text-amber">
            {mine ? 'Which of the two? ' : 'Two numbers differ. '}
          </span>
          {words}
        </p>
      ) : null}
    </div>
  )
}
