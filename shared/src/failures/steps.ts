/**
 * A log as the steps that the failure modes follow: what happened while the round was live, and a tick every ten seconds of
 * its clock, each with where the clock stood as far as was known then. What a longer log brings is behind it. Knows no mode.
 */
import { at as moment, ms, type At, type Ms } from '../base/brand.js'
import type { Watch } from '../content/failures.js'
import * as clock from '../room/clock.js'
import type { Event } from '../room/event.js'
import { evolve } from '../room/evolve.js'
import { vacant, type Room } from '../room/room.js'
import type { Reason } from './firing.js'

export interface Step {
  readonly at: At
  /** Time on the round's clock, pauses and waiting left out. */
  readonly elapsed: Ms
  readonly phase: string
  /** Null for a tick. */
  readonly event: Event | null
}
/** What is known of a round as a whole. */
export interface Watched {
  readonly watch: Watch
  readonly plan: Room['open']['plan']
  readonly alone: boolean
  /** Whether the log holds what interviewers alone see. */
  readonly seesPanel: boolean
  readonly steps: readonly Step[]
  readonly roleOf: (seat: string) => string | undefined
}

/** Takes the steps of a round one after the other; gives what fires at each. Remembers what it needs, and shows none of it. */
export type Follow = (step: Step) => Iterable<Reason>

/** On the round's clock: between two ticks nothing fires but by an event. */
export const tickMs = 10_000
/** What moves the clock, says who somebody is, or opens the room; all else changes nothing here. */
const followed: ReadonlySet<string> = new Set<Event['type']>([
  'room.opened',
  'seat.taken',
  'round.started',
  'round.ended',
  'phase.entered',
  'clock.paused',
  'clock.resumed',
  'clock.moved',
  'clock.extended',
  'link.lost',
  'link.restored',
])

/** Null for a room that is not watched, or whose round has not begun. */
export function watched(log: readonly Event[], until: number): Watched | null {
  const opened = log.find(event => event.type === 'room.opened')
  if (opened?.type !== 'room.opened' || opened.watch === undefined) return null
  const steps: Step[] = []
  const known = { room: vacant, seesPanel: false, tick: 1 }
  let from = { at: moment(0), elapsed: ms(0) }
  const elapsedAt = (at: number) =>
    ms(known.room.open.clock.since === null ? from.elapsed : from.elapsed + Math.max(0, at - from.at))
  /** All that the clock reaches before `end`: what comes at the very moment is still to come. */
  const tickUntil = (end: number) => {
    const { since, phase } = known.room.open.clock
    if (since === null || phase === null) return
    for (; ; known.tick += 1) {
      const elapsed = ms(known.tick * tickMs)
      const at = moment(from.at + Math.max(0, elapsed - from.elapsed))
      if (at >= end) return
      steps.push({ at, elapsed, phase, event: null })
    }
  }
  for (const event of log) {
    if (event.at > until) break
    tickUntil(event.at)
    const { stage, clock: before } = known.room.open
    if (stage === 'live' && before.phase !== null)
      steps.push({
        at: event.at,
        elapsed: elapsedAt(event.at),
        phase: event.type === 'phase.entered' ? event.to : before.phase,
        event,
      })
    if (event.type === 'panel.opened') known.seesPanel = true
    if (!followed.has(event.type)) continue
    known.room = evolve(known.room, event)
    from = { at: event.at, elapsed: clock.elapsed(known.room.open.clock, event.at) }
  }
  tickUntil(until)
  const { watch, plan, alone, seats, startedAt } = known.room.open
  if (watch === undefined || startedAt === null) return null
  const roles = new Map(seats.map(({ id, role }) => [id, role]))
  return { watch, plan, alone, seesPanel: known.seesPanel, steps, roleOf: seat => roles.get(seat) }
}
