/** Who erases a room, and when it does so by itself. Knows nothing of what was in it. */

/** Who leads it, or the server, after as many days as its owner has set. */
export type Eraser = 'interviewer' | 'candidate' | 'server'

const dayMs = 86_400_000
/** When a room erases itself, given its owner's number of days: that long after its end, or after its making if nobody began. */
export const erasesItselfAt = (since: number, days: number): number => since + days * dayMs
