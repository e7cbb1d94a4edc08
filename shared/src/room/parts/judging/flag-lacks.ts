/** What a flag wants of the room before it is raised without asking. Knows no key. */
import type { Flag } from '../../../content/rubric.js'
import type { Room } from '../../room.js'
import { layers } from '../worksheet/facts.js'

/** What is missing, in a sentence; null where nothing is. Where a room has no code, or no layers, nothing is wanted of them. */
export function flagLacks({ open }: Room, { wants }: Flag): string | null {
  const { code, runs, plan, layers: stated } = open
  if (wants === 'run-passed' && code && !runs.some(run => run.outcome?.exit === 'passed'))
    return 'No run has passed yet.'
  if (wants === 'three-layers' && plan.layers !== false && layers.some(one => !stated[one]?.quantified))
    return 'Not all layers are stated.'
  return null
}
