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

/** The newest contradiction while it is new; null after that, and where there is none. */
export function newContradiction({ contradictions }: Ledger, now: At): Contradiction | null {
  const newest = contradictions[0]
  return newest && now - newest.later.at < newFor ? newest : null
}
