/**
 * What a round went wrong in, by its log up to a moment: six failure modes and one alarm, each once a phase at most. Computed
 * anew from what a seat may see; a longer log adds firings and takes none back. Rates nobody.
 */
import type { FailureModeId } from '../content/failures.js'
import type { Event } from '../room/event.js'
import { adrift } from './adrift.js'
import { before } from './before.js'
import { contact } from './contact.js'
import type { Firing } from './firing.js'
import { late } from './late.js'
import { pile } from './pile.js'
import { watched } from './steps.js'
import { stuck } from './stuck.js'
import { COOL_DOWN } from './thresholds.js'

/** In time order. None in a room that is not watched. */
export function failuresIn(log: readonly Event[], until: number): readonly Firing[] {
  const round = watched(log, until)
  if (!round) return []
  const followed = [before, pile, late, stuck, contact, adrift].map(of => of(round))
  const fired: Firing[] = []
  const last = new Map<FailureModeId, Firing>()
  for (const step of round.steps)
    for (const reason of followed.flatMap(follow => [...follow(step)])) {
      const earlier = last.get(reason.mode)
      if (earlier && (earlier.phase === step.phase || step.elapsed - earlier.elapsed < COOL_DOWN)) continue
      if (fired.some(one => one.mode === reason.mode && one.phase === step.phase)) continue
      const firing: Firing = { ...reason, at: step.at, elapsed: step.elapsed, phase: step.phase }
      fired.push(firing)
      last.set(reason.mode, firing)
    }
  return fired
}
