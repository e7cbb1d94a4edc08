/** When a round starts, moves on and ends, and what its clock owes. */
import { at as moment, ms, type At, type Ms } from '../../../base/brand.js'
import * as clock from '../../clock.js'
import { ending } from '../../ending.js'
import type { Fact } from '../../event.js'
import { accept, refuse, type Decision } from '../../refusal.js'
import { phaseIndex, seatOf, type Room } from '../../room.js'
import { live, type DoorRules, type Due, type Rules } from '../../rule.js'
import type { PhaseCommand, PhaseDoorCommand } from './facts.js'

/** An overrun of at most this is borrowed from the phase that lends (ours). */
export const borrowAtMost: Ms = ms(120_000)
/** A round left running this many times its length ends by itself. */
const abandonedAfter = 2

export const phaseRules: Rules<PhaseCommand> = {
  'round.start': [
    'lead',
    ['lobby'],
    ({ open }) => {
      const first = open.plan.phases[0]
      return first ? accept({ type: 'round.started', phase: first.id }) : refuse('unknown')
    },
  ],
  'phase.enter': ['lead', live, (room, { from, to }, _, now) => enterPhase(room, from, to, now)],
  'clock.pause': [
    'lead',
    live,
    ({ open }) => (open.clock.paused ? refuse('paused') : accept({ type: 'clock.paused' })),
  ],
  'clock.resume': [
    'lead',
    live,
    ({ open }) =>
      open.clock.paused || open.clock.held ? accept({ type: 'clock.resumed' }) : refuse('running'),
  ],
  'clock.extend': [
    'lead',
    live,
    ({ open }, asked) =>
      open.clock.phase === null
        ? refuse('stale')
        : accept({ type: 'clock.extended', ms: ms(asked.ms), phase: open.clock.phase }),
  ],
  'round.end': ['lead', live, room => accept(...ending(room, 'asked'))],
}

export const phaseDoorRules: DoorRules<PhaseDoorCommand> = {
  'link.lose': (room, { seat, since }, now) => {
    if (room.open.stage !== 'live') return refuse('over')
    if (seatOf(room, seat)?.role !== 'candidate') return refuse('role')
    if (room.open.clock.held) return refuse('done')
    return accept({ type: 'link.lost', seat, since: moment(Math.min(since, now)) })
  },
  'link.restore': ({ open }, { seat }, now) => {
    const { held } = open.clock
    if (!held || held.seat !== seat) return refuse('nothing')
    return accept({ type: 'link.restored', seat, credited: ms(Math.max(0, now - held.since)) })
  },
}

function enterPhase(room: Room, from: string, to: string, now: At): Decision {
  if (room.open.clock.phase !== from) return refuse('stale')
  if (from === to || phaseIndex(room.open.plan, to) < 0)
    return refuse('unknown', 'The plan has no such phase to enter.')
  return accept(...budgetMoves(room, from, to, now), { type: 'phase.entered', from, to })
}

/** Budget that moves when `from` is left for `to`: an overrun is borrowed, spare minutes are handed on. */
function budgetMoves(room: Room, from: string, to: string, now: At): readonly Fact[] {
  const { plan, clock: c } = room.open
  const lender = plan.phases.findIndex(phase => phase.lends)
  const here = phaseIndex(plan, from)
  const there = phaseIndex(plan, to)
  const lends = plan.phases[lender]?.id
  if (lends === undefined || lender <= here || lender < there || there < here) return []
  const left = (phase: string) => (c.budgets[phase] ?? 0) - clock.spentOn(c, phase, now)
  const lendable = Math.max(0, left(lends))
  return plan.phases.slice(here, there).flatMap((phase): readonly Fact[] => {
    const spare = left(phase.id)
    if (spare > 0) return [{ type: 'clock.moved', ms: ms(spare), from: phase.id, to: lends }]
    const over = Math.min(-spare, borrowAtMost, lendable)
    return over > 0 ? [{ type: 'clock.moved', ms: ms(over), from: lends, to: phase.id }] : []
  })
}

/** In strict mode a phase that has run over by two minutes gives way; the last one ends the round without running over. */
export function phaseEnds({ open }: Room): Due | null {
  const { phase, budgets } = open.clock
  if (open.mode !== 'strict' || phase === null) return null
  const budget = budgets[phase] ?? ms(0)
  const next = open.plan.phases[phaseIndex(open.plan, phase) + 1]
  const over = ms(next ? budget + borrowAtMost : budget)
  const at = clock.whenPhaseSpent(open.clock, over)
  if (at === null) return null
  if (!next) return { at, facts: room => ending(room, 'time') }
  return {
    at,
    facts: room => [
      ...budgetMoves(room, phase, next.id, clock.whenPhaseSpent(room.open.clock, over) ?? room.at),
      { type: 'phase.entered', from: phase, to: next.id },
    ],
  }
}

export function roundAbandoned({ open }: Room): Due | null {
  const whole = Object.values(open.clock.budgets).reduce((a, b) => a + b, 0)
  const at = clock.whenSpent(open.clock, ms(whole * abandonedAfter))
  return at === null ? null : { at, facts: room => ending(room, 'abandoned') }
}
