/** The clock of a round as plain data: nothing ticks here, "now" is an argument. Knows phases by id only. */
import { between, ms, type At, type Ms } from '../base/brand.js'

export interface Clock {
  /** What each phase may take, in plan order; changes by extending, borrowing and lending. */
  readonly budgets: Readonly<Record<string, Ms>>
  /** What each phase took up to `since`. */
  readonly spent: Readonly<Record<string, Ms>>
  /** The phase that time is spent on; null before the start and after the end. */
  readonly phase: string | null
  /** The moment from which the current phase is counted; null while nothing runs. */
  readonly since: At | null
  readonly paused: boolean
  /** The clock waits for a candidate whose link was lost at `since`. */
  readonly held: { readonly seat: string; readonly since: At } | null
  /** Every stretch in which the clock ran and is counted, in order; the one that runs now is not among them. */
  readonly runs: readonly Run[]
}
export interface Run {
  readonly phase: string
  readonly from: At
  readonly to: At
}

/** The clock asked with a now. `left` below zero is overrun. All durations in milliseconds. */
export interface Reading {
  readonly running: boolean
  readonly spent: Ms
  readonly left: Ms
  readonly budget: Ms
  readonly roundSpent: Ms
  readonly roundLeft: Ms
  readonly roundBudget: Ms
}

export const still = (budgets: Clock['budgets']): Clock => ({
  budgets,
  spent: {},
  phase: null,
  since: null,
  paused: false,
  held: null,
  runs: [],
})

const totalOf = (durations: Clock['budgets']): Ms => ms(Object.values(durations).reduce((a, b) => a + b, 0))
const add = (durations: Clock['budgets'], phase: string, more: number) => ({
  ...durations,
  [phase]: ms(Math.max(0, (durations[phase] ?? 0) + more)),
})

/** Counts what has run up to `now` and lets the clock stand. */
function settled(clock: Clock, now: At): Clock {
  if (clock.since === null || clock.phase === null) return { ...clock, since: null }
  const { phase, since } = clock
  const run = { phase, from: since, to: now > since ? now : since }
  return {
    ...clock,
    spent: add(clock.spent, phase, between(since, now)),
    since: null,
    runs: [...clock.runs, run],
  }
}
const going = (clock: Clock, now: At): Clock => ({
  ...clock,
  since: clock.phase !== null && !clock.paused && clock.held === null ? now : null,
})

/** Spends time on `phase` from `now` on; the first call starts the round. */
export const enter = (clock: Clock, phase: string, now: At): Clock =>
  going({ ...settled(clock, now), phase }, now)
export const pause = (clock: Clock, now: At): Clock => ({ ...settled(clock, now), paused: true, held: null })
/** Runs again, also when it was waiting for somebody. */
export const resume = (clock: Clock, now: At): Clock =>
  going({ ...settled(clock, now), paused: false, held: null }, now)
export const end = (clock: Clock, now: At): Clock => ({ ...settled(clock, now), phase: null, held: null })

/** Waits for a seat whose link went at `since`, a moment that may lie a little back; time since then is not counted. */
export function hold(clock: Clock, seat: string, since: At): Clock {
  if (clock.phase === null || clock.paused || clock.held !== null) return clock
  const from = clock.since !== null && since < clock.since ? clock.since : since
  return { ...settled(clock, from), held: { seat, since: from } }
}
export const unhold = (clock: Clock, now: At): Clock =>
  clock.held ? going({ ...clock, held: null }, now) : clock

export const extend = (clock: Clock, phase: string, more: Ms): Clock => ({
  ...clock,
  budgets: add(clock.budgets, phase, more),
})
/** Moves budget from one phase to another; the round as a whole keeps its length. */
export function move(clock: Clock, amount: Ms, from: string, to: string): Clock {
  const movable = Math.min(amount, clock.budgets[from] ?? 0)
  return { ...clock, budgets: add(add(clock.budgets, from, -movable), to, movable) }
}

/** What `phase` has taken up to `now`. */
export function spentOn(clock: Clock, phase: string, now: At): Ms {
  const running = clock.phase === phase && clock.since !== null ? between(clock.since, now) : 0
  return ms((clock.spent[phase] ?? 0) + running)
}

export function read(clock: Clock, now: At): Reading {
  const running = clock.since !== null ? between(clock.since, now) : 0
  const spent = clock.phase === null ? ms(0) : spentOn(clock, clock.phase, now)
  const budget = clock.phase === null ? ms(0) : (clock.budgets[clock.phase] ?? ms(0))
  const roundSpent = ms(totalOf(clock.spent) + running)
  const roundBudget = totalOf(clock.budgets)
  return {
    running: clock.since !== null,
    spent,
    budget,
    left: ms(budget - spent),
    roundSpent,
    roundBudget,
    roundLeft: ms(roundBudget - roundSpent),
  }
}

/** The moment at which the round's spent time reaches `target`, if the clock goes on as it does; null if it stands. */
export function whenSpent(clock: Clock, target: Ms): At | null {
  return clock.since === null ? null : ((clock.since + Math.max(0, target - totalOf(clock.spent))) as At)
}
/** The same for the current phase. */
export function whenPhaseSpent(clock: Clock, target: Ms): At | null {
  if (clock.since === null || clock.phase === null) return null
  return (clock.since + Math.max(0, target - (clock.spent[clock.phase] ?? 0))) as At
}

/** Time on the round's clock at a moment of the wall: pauses and waiting are not in it. */
export function elapsed(clock: Clock, moment: number): Ms {
  const counted = clock.runs.reduce((sum, run) => sum + Math.max(0, Math.min(moment, run.to) - run.from), 0)
  return ms(counted + (clock.since === null ? 0 : Math.max(0, moment - clock.since)))
}
