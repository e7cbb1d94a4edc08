/** Whether a drawing holds more than can be followed: by its counts alone. Knows no room. */

/** So many nodes, and so many that no arrow ends at, can still be followed. */
export const mostNodes = 12
export const mostOrphans = 2

export interface Clutter {
  /** In a few words, for a pane's head. */
  readonly short: string
  /** What it is and what helps, in a sentence. */
  readonly sentence: string
}

/** Whether somebody in this seat is told: in an exam only interviewers. */
export const isToldOfClutter = (exam: boolean, role: 'interviewer' | 'candidate' | 'observer'): boolean =>
  !exam || role === 'interviewer'

/** Null while it can be followed: twelve nodes and two orphans can. */
export function clutterOf({
  nodes,
  orphans,
}: {
  readonly nodes: number
  readonly orphans: number
}): Clutter | null {
  const crowded = nodes > mostNodes
  const loose = orphans > mostOrphans
  if (!crowded && !loose) return null
  const short = [crowded ? `${nodes} boxes` : '', loose ? `${orphans} unconnected` : '']
    .filter(Boolean)
    .join(', ')
  const many = `${nodes} boxes are more than one can follow: leave out or join what the flow does not need.`
  const apart = `${orphans} boxes have no arrow: connect them, or take them out.`
  return { short, sentence: [crowded ? many : '', loose ? apart : ''].filter(Boolean).join(' ') }
}
