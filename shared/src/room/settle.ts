/** What the clock owes: events due by now, stamped with the moment they were due. Pure; waking late changes nothing. */
import type { At } from '../base/brand.js'
import type { Event, Fact, Stamped } from './event.js'
import { evolve } from './evolve.js'
import { scriptAnswers } from './parts/assistant/rules.js'
import { blockBegins, blockEnds, faultLands } from './parts/blocks/rules.js'
import { runOverdue } from './parts/code/runs.js'
import { cardFires } from './parts/deck/rules.js'
import { exhibitDue } from './parts/exhibit/rules.js'
import { personaEnters } from './parts/personas/rules.js'
import { phaseEnds, roundAbandoned } from './parts/phases/rules.js'
import { sealEnds } from './parts/seal/rules.js'
import { takeOverdue } from './parts/takes/rules.js'
import type { Room } from './room.js'
import type { Due } from './rule.js'

/** In the order in which they happen when they are due at one moment. */
const dues: readonly ((room: Room) => Due | null)[] = [
  sealEnds,
  exhibitDue,
  blockBegins,
  blockEnds,
  faultLands,
  personaEnters,
  scriptAnswers,
  cardFires,
  phaseEnds,
  roundAbandoned,
  runOverdue,
  takeOverdue,
]

/** Everything owed up to and including `now`, in order. The room given is not changed. */
export function settle(room: Room, now: At): readonly Stamped[] {
  const owed: Stamped[] = []
  for (let due = nextDue(room); due && due.at <= now; due = nextDue(room)) {
    const stamped = stamp(due.facts(room), 'clock', later(due.at, room.at))
    owed.push(...stamped)
    room = place(room, stamped).room
  }
  return owed
}

/** The next moment at which the clock will owe something; null while it stands. */
export const alarm = (room: Room): At | null => nextDue(room)?.at ?? null

export const stamp = (facts: readonly Fact[], actor: string, at: At): readonly Stamped[] =>
  facts.map(fact => ({ ...fact, at, actor }))

/** Gives stamped facts their places after the room's last event, and folds them. */
export function place(
  room: Room,
  stamped: readonly Stamped[],
): { readonly room: Room; readonly events: readonly Event[] } {
  const events = stamped.map((fact, i) => ({ ...fact, seq: room.seq + i + 1 }))
  return { room: events.reduce(evolve, room), events }
}

const later = (a: At, b: At): At => (a > b ? a : b)

function nextDue(room: Room): Due | null {
  if (room.open.stage !== 'live') return null
  let first: Due | null = null
  for (const next of dues) {
    const due = next(room)
    if (due && (!first || due.at < first.at)) first = due
  }
  return first
}
