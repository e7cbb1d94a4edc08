/** Who is told of a contradiction, and for how long it is news. Pure. */
import { ms, type At, type Ms } from '../base/brand.js'
import type { Room } from '../room/room.js'
import type { Role } from '../room/seat.js'
import type { Contradiction, Ledger } from './ledger.js'

/** So long a contradiction is said by itself. */
export const newFor: Ms = ms(60_000)

/** Interviewers in any live round; a candidate in coach mode, and in no exam; an observer never. */
export function isToldOfContradictions({ stage, mode, exam }: Room['open'], role: Role): boolean {
  if (stage !== 'live' || role === 'observer') return false
  return role === 'interviewer' || (mode === 'coach' && !exam)
}

/**
 * The newest contradiction while it is new; null after that, and where there is none. A candidate is told of none that rests on what
 * a machine heard and nobody looked at.
 */
export function newContradiction(
  { contradictions }: Ledger,
  now: At,
  role: Role = 'interviewer',
): Contradiction | null {
  const newest = contradictions.find(
    ({ earlier, later }) => role === 'interviewer' || !(earlier.draft || later.draft),
  )
  return newest && now - newest.later.at < newFor ? newest : null
}
