/** What the clock owes: events due by now, stamped with the moment they were due. Pure; waking late changes nothing. */
import { ms, type At, type Ms } from '../base/brand.js'
import * as clock from './clock.js'
import { borrowAtMost, budgetMoves, ending } from './decide.js'
import type { Event, Fact, Stamped } from './event.js'
import { evolve } from './evolve.js'
import { runOverdue } from './runs.js'
import { phaseIndex, type Room } from './room.js'

/** A round left running this many times its length ends by itself. */
const abandonedAfter = 2

interface Due {
  readonly at: At
  readonly facts: (room: Room) => readonly Fact[]
}

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
  return [
    boardOpens(room),
    cardFires(room),
    phaseEnds(room),
    roundAbandoned(room),
    runOverdue(room),
    focusEnds(room),
  ].reduce<Due | null>((first, due) => (due && (!first || due.at < first.at) ? due : first), null)
}

const due = (at: At | null, facts: Due['facts']): Due | null => (at === null ? null : { at, facts })

/** At the plan's minute the board opens whatever the layers hold. */
function boardOpens({ open }: Room): Due | null {
  if (open.board.opened) return null
  return due(clock.whenSpent(open.clock, open.plan.boardOpensAt), () => [
    { type: 'board.opened', cause: 'clock' },
  ])
}

/** In a room that is alone the deck plays itself. */
function cardFires({ open, panel }: Room): Due | null {
  if (!open.alone) return null
  const armed = (panel.guide?.question.cards ?? []).filter(
    card => !open.cards.some(played => played.card === card.id),
  )
  const next = armed.reduce<(typeof armed)[number] | null>(
    (a, b) => (a && a.minute <= b.minute ? a : b),
    null,
  )
  if (!next) return null
  return due(clock.whenSpent(open.clock, next.minute), () => [
    { type: 'card.fired', card: next.id, title: next.title, text: next.text },
  ])
}

/** In strict mode a phase that has run over by two minutes gives way; the last one ends the round without running over. */
function phaseEnds({ open }: Room): Due | null {
  const { phase, budgets } = open.clock
  if (open.mode !== 'strict' || phase === null) return null
  const budget = budgets[phase] ?? ms(0)
  const next = open.plan.phases[phaseIndex(open.plan, phase) + 1]
  if (!next) return due(clock.whenPhaseSpent(open.clock, budget), room => ending(room, 'time'))
  const over = ms(budget + borrowAtMost)
  return due(clock.whenPhaseSpent(open.clock, over), room => [
    ...budgetMoves(room, phase, next.id, clock.whenPhaseSpent(room.open.clock, over) ?? room.at),
    { type: 'phase.entered', from: phase, to: next.id },
  ])
}

function focusEnds({ open: { focus } }: Room): Due | null {
  return due(focus?.endedAt === null ? focus.until : null, () => [{ type: 'focus.ended', cause: 'clock' }])
}

function roundAbandoned({ open }: Room): Due | null {
  const whole = Object.values(open.clock.budgets).reduce((a, b) => a + b, 0)
  return due(clock.whenSpent(open.clock, ms(whole * abandonedAfter) as Ms), room => ending(room, 'abandoned'))
}
