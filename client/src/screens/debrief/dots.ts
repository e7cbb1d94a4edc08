/** Where the scores of a row stand on its track, so that none covers another. Knows no width and no colour. */
import type { DebriefRow } from '@signalroom/shared'

type Score = DebriefRow['scores'][number]

export interface Dot {
  readonly seat: Score['seat']
  readonly role: Score['role']
  readonly value: Exclude<Score['value'], 'NE'>
  /** How many dots it stands right of its value's place; those of one value stand side by side around it. */
  readonly beside: number
}

/** What is not evidenced has no place on the track. */
export function dotsOf(scores: readonly Score[]): readonly Dot[] {
  return scores.flatMap(({ seat, role, value }) => {
    if (value === 'NE') return []
    const same = scores.filter(one => one.value === value)
    const before = same.findIndex(one => one.seat === seat)
    return [{ seat, role, value, beside: before - (same.length - 1) / 2 }]
  })
}
