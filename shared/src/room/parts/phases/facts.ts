/** The round and its clock: start, phases, pauses, waiting for a lost link, the end. Knows no rules. */
import { z } from 'zod'
import { ms, type At, type Ms } from '../../../base/brand.js'
import * as clock from '../../clock.js'
import type { Folds } from '../../fold.js'
import { anId } from '../../forms.js'

/** For whoever leads: the interviewer; alone, the candidate. */
export const phaseCommands = [
  z.object({ type: z.literal('round.start') }),
  /** Names the phase it leaves: pressed twice at once, the second is stale. */
  z.object({ type: z.literal('phase.enter'), from: anId, to: anId }),
  z.object({ type: z.literal('clock.pause') }),
  z.object({ type: z.literal('clock.resume') }),
  /** Gives the current phase `ms` more; the round grows by as much. At most an hour. */
  z.object({ type: z.literal('clock.extend'), ms: z.int().min(1).max(3_600_000) }),
  z.object({ type: z.literal('round.end') }),
] as const
export type PhaseCommand = z.infer<(typeof phaseCommands)[number]>

/** `since` is the moment the link went. */
export type PhaseDoorCommand =
  | { readonly type: 'link.lose'; readonly seat: string; readonly since: number }
  | { readonly type: 'link.restore'; readonly seat: string }

/** Asked for, when the time was over, or because nobody was there any more. */
export type EndCause = 'asked' | 'time' | 'abandoned'

export type PhaseFact =
  | { readonly type: 'round.started'; readonly phase: string }
  | { readonly type: 'phase.entered'; readonly from: string; readonly to: string }
  /** Budget that went from one phase to another: an overrun borrowed, or spare time handed on. */
  | { readonly type: 'clock.moved'; readonly ms: Ms; readonly from: string; readonly to: string }
  | { readonly type: 'clock.paused' }
  | { readonly type: 'clock.resumed' }
  | { readonly type: 'clock.extended'; readonly ms: Ms; readonly phase: string }
  | { readonly type: 'link.lost'; readonly seat: string; readonly since: At }
  /** `credited`: how long the clock waited for this seat. */
  | { readonly type: 'link.restored'; readonly seat: string; readonly credited: Ms }
  | { readonly type: 'round.ended'; readonly cause: EndCause }

export type Stage = 'lobby' | 'live' | 'over'

export interface Phases {
  readonly stage: Stage
  readonly startedAt: At | null
  readonly endedAt: At | null
  readonly endedBy: EndCause | null
  readonly clock: clock.Clock
  /** Phases in the order they were entered, with the moment. */
  readonly visits: readonly { readonly phase: string; readonly at: At }[]
  readonly moved: readonly { readonly ms: Ms; readonly from: string; readonly to: string; readonly at: At }[]
  readonly extended: readonly { readonly ms: Ms; readonly phase: string; readonly at: At }[]
  /** Time the clock waited for a lost link. */
  readonly credits: readonly { readonly seat: string; readonly ms: Ms; readonly at: At }[]
}
export const unstarted: Phases = {
  stage: 'lobby',
  startedAt: null,
  endedAt: null,
  endedBy: null,
  clock: clock.still({}),
  visits: [],
  moved: [],
  extended: [],
  credits: [],
}

export const phaseFolds: Folds<PhaseFact, Phases> = {
  'round.started': (open, e, add) => ({
    stage: 'live',
    startedAt: e.at,
    clock: clock.enter(open.clock, e.phase, e.at),
    visits: add(open.visits, { phase: e.phase, at: e.at }),
  }),
  'phase.entered': (open, e, add) => ({
    clock: clock.enter(open.clock, e.to, e.at),
    visits: add(open.visits, { phase: e.to, at: e.at }),
  }),
  'clock.moved': (open, e, add) => ({
    clock: clock.move(open.clock, e.ms, e.from, e.to),
    moved: add(open.moved, { ms: e.ms, from: e.from, to: e.to, at: e.at }),
  }),
  'clock.extended': (open, e, add) => ({
    clock: clock.extend(open.clock, e.phase, e.ms),
    extended: add(open.extended, { ms: e.ms, phase: e.phase, at: e.at }),
  }),
  'clock.paused': (open, e) => ({ ...credited(open, e.at), clock: clock.pause(open.clock, e.at) }),
  'clock.resumed': (open, e) => ({ ...credited(open, e.at), clock: clock.resume(open.clock, e.at) }),
  'link.lost': (open, e) => ({ clock: clock.hold(open.clock, e.seat, e.since) }),
  'link.restored': (open, e) => ({ ...credited(open, e.at), clock: clock.unhold(open.clock, e.at) }),
  'round.ended': (open, e) => ({
    ...credited(open, e.at),
    stage: 'over',
    endedAt: e.at,
    endedBy: e.cause,
    clock: clock.end(open.clock, e.at),
  }),
}

/** Writes down how long the clock has waited for somebody, wherever the waiting ends. */
function credited({ clock: { held }, credits }: Phases, now: At): Pick<Phases, 'credits'> {
  if (held === null) return { credits }
  const waited = { seat: held.seat, ms: ms(Math.max(0, now - held.since)), at: held.since }
  return { credits: [...credits, waited] }
}
