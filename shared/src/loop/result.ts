/** What of a round comes home to its loop when its debrief is released: figures and names, no words of anybody. */
import { at } from '../base/brand.js'
import type { Debrief } from '../debrief/debrief.js'
import { attemptOf } from '../progress/attempt.js'
import type { RoundResult } from './loop.js'

/** From the candidate's own debrief; null while it is not released, or where the round never began. */
export function resultOf(debrief: Debrief, now: number): RoundResult | null {
  if (!debrief.released) return null
  const attempt = attemptOf(debrief, now)
  if (!attempt) return null
  return {
    attempt,
    density: debrief.words.band === null ? null : debrief.words.density,
    signals: { S1: met(debrief, 'S1'), S2: met(debrief, 'S2'), S3: met(debrief, 'S3') },
    releasedAt: at(now),
  }
}

/** By the round's gate where it has one; else scored 2 or more by an interviewer, with a pin. */
function met({ recommendation, rows }: Debrief, criterion: string): boolean {
  const gate = recommendation?.gates.find(one => one.criterion === criterion)
  if (gate) return gate.met
  const row = rows.find(({ id }) => id === criterion)
  const rated = row?.scores.some(
    ({ role, value }) => role === 'interviewer' && typeof value === 'number' && value >= 2,
  )
  return rated === true && row !== undefined && row.pins.length > 0
}
