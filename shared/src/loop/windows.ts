/** The timeline matrix of a loop: for each round when one prepares, reviews, resets. Pure; knows no calendar. */
import { at, minutes, type At } from '../base/brand.js'
import type { Loop, LoopRound } from './loop.js'
import { isCoding, type Spacing } from './spacing.js'

export interface Span {
  readonly from: At
  readonly to: At
}
export interface RoundWindows {
  readonly round: string
  /** From a day before to 45 minutes before; null in a loop of one day. */
  readonly prep: Span | null
  /** The half hour after that, with what the round before left; null in a loop of one day. */
  readonly review: Span | null
  /** The last quarter of an hour: no notes. */
  readonly reset: Span
  readonly held: Span
  /** What the review shows: a round's debrief, or one's own stories before the first. */
  readonly reviews: { readonly type: 'debrief'; readonly round: string } | { readonly type: 'stories' }
  /** Of a round with code: how much preparation was noted within its window, of six hours. */
  readonly coding: { readonly minutes: number; readonly of: number; readonly enough: boolean } | null
}

const dayMs = minutes(24 * 60)
const [reviewMs, resetMs] = [minutes(45), minutes(15)]
export const PREP_MINUTES = 6 * 60

/** Rounds that are on and have a moment, the earliest first. */
export const planned = ({ rounds }: Pick<Loop, 'rounds'>): readonly (LoopRound & { readonly at: At })[] =>
  rounds
    .filter((round): round is LoopRound & { readonly at: At } => round.at !== null && !round.cancelled)
    .toSorted((a, b) => a.at - b.at)

export function windowsOf(loop: Pick<Loop, 'rounds' | 'spacing'>): readonly RoundWindows[] {
  const rounds = planned(loop)
  return rounds.map((round, i) => windowsBefore(round, rounds[i - 1] ?? null, loop.spacing))
}

/** `last`: the round before it. */
export function windowsBefore(
  round: LoopRound & { readonly at: At },
  last: LoopRound | null,
  spacing: Spacing,
): RoundWindows {
  const before = (duration: number): At => at(round.at - duration)
  const prep = { from: before(dayMs), to: before(reviewMs) }
  const oneDay = spacing.hoursBetween < 1
  return {
    round: round.id,
    prep: oneDay ? null : prep,
    review: oneDay ? null : { from: before(reviewMs), to: before(resetMs) },
    reset: { from: before(resetMs), to: round.at },
    held: { from: round.at, to: at(round.at + minutes(round.minutes)) },
    reviews: last === null ? { type: 'stories' } : { type: 'debrief', round: last.id },
    coding: isCoding(round.plan) && !oneDay ? codingIn(round, prep) : null,
  }
}

function codingIn({ prep }: LoopRound, { from, to }: Span): NonNullable<RoundWindows['coding']> {
  const noted = prep
    .filter(note => note.at >= from && note.at <= to)
    .reduce((sum, note) => sum + note.minutes, 0)
  return { minutes: noted, of: PREP_MINUTES, enough: noted >= PREP_MINUTES }
}
