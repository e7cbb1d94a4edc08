/** The first half eats the second: the drawing or the depth has not begun long after its minute. */
import { ms } from '../base/brand.js'
import type { Reason } from './firing.js'
import type { Follow, Watched } from './steps.js'
import { LATE_AFTER } from './thresholds.js'

export function late({ plan, watch }: Watched): Follow {
  const order = plan.phases.map(({ id }) => id)
  const extended = new Map<string, number>()
  const startOf = (index: number): number =>
    plan.phases.slice(0, index).reduce((sum, { id, budget }) => sum + budget + (extended.get(id) ?? 0), 0)
  const planned = plan.phases.reduce((sum, { budget }) => sum + budget, 0)
  let reached = 0
  const judge = function* (rule: 'not-drawing' | 'not-deep', id: string, elapsed: number): Generator<Reason> {
    const index = order.indexOf(id)
    const by = startOf(index) + LATE_AFTER
    if (index < 0 || reached >= index || elapsed < by) return
    const more = [...extended.values()].reduce((sum, one) => sum + one, 0)
    const left = ms(Math.max(0, planned + more - elapsed))
    yield { mode: 'F4', rule, awaited: id, by: ms(by), left }
  }
  return ({ event, elapsed }) => {
    if (event?.type === 'phase.entered') reached = Math.max(reached, order.indexOf(event.to))
    // What an interviewer gives a phase moves all that comes behind it.
    if (event?.type === 'clock.extended')
      extended.set(event.phase, (extended.get(event.phase) ?? 0) + event.ms)
    if (event !== null) return []
    const deep = [...judge('not-deep', watch.deep, elapsed)]
    return deep.length > 0 ? deep : [...judge('not-drawing', watch.draws, elapsed)]
  }
}
