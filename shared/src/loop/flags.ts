/** What is wrong with the days of a loop, each with its reason. Pure; the country's days off come from outside. */
import { dayOf, daysBetween, daysFrom } from './zones.js'
import type { Loop, LoopRound } from './loop.js'
import { isTechnical } from './spacing.js'
import { planned, windowsOf } from './windows.js'

/** A country's days off: weekdays by number from 1, Monday, to 7, and single days as YYYY-MM-DD. */
export interface DaysOff {
  readonly weekend: readonly number[]
  readonly holidays: readonly string[]
}
export const noHolidays: DaysOff = { weekend: [6, 7], holidays: [] }

export type LoopFlag = { readonly tone: 'red' | 'amber'; readonly text: string } & (
  | { readonly type: 'overlap' | 'close'; readonly round: string; readonly other: string }
  | { readonly type: 'late-technical'; readonly round: string; readonly businessDay: number }
  | { readonly type: 'span'; readonly days: number }
  | { readonly type: 'review-late'; readonly round: string }
  | { readonly type: 'prep-short'; readonly round: string; readonly minutes: number }
)

/** What of a loop its days need. */
type Dated = Pick<Loop, 'rounds' | 'spacing' | 'zone'>

const hourMs = 3_600_000

export function flagsOf(loop: Dated, now: number, off: DaysOff = noHolidays): readonly LoopFlag[] {
  return [...apart(loop), ...technical(loop, off), ...span(loop), ...reviews(loop, now), ...prep(loop, now)]
}

/** Two rounds that follow on each other: one lies in the other's windows, or there is not enough between them. */
function apart(loop: Dated): readonly LoopFlag[] {
  const { hoursBetween } = loop.spacing
  const windows = windowsOf(loop)
  return planned(loop).flatMap((round, i, all): readonly LoopFlag[] => {
    const last = all[i - 1]
    // Of all that began earlier, the one that one is in for longest.
    const before = windows.slice(0, i).toSorted((a, b) => b.held.to - a.held.to)[0]
    const held = all.find(({ id }) => id === before?.round)
    const mine = windows[i]
    if (!last || !before || !held || !mine) return []
    const first = (mine.review ?? mine.reset).from
    if (first < before.held.to)
      return [
        {
          type: 'overlap',
          tone: 'red',
          round: round.id,
          other: held.id,
          text: `${name(round)} and ${name(held)} overlap: ${mine.review ? 'its review' : 'its reset'} begins before the other is over.`,
        },
      ]
    const hours = (round.at - last.at) / hourMs
    return hours >= hoursBetween
      ? []
      : [
          {
            type: 'close',
            tone: 'amber',
            round: round.id,
            other: last.id,
            text: `${name(round)} is ${hoursText(hours)} after ${name(last)}: under ${hoursBetween} hours, so there is no day to prepare.`,
          },
        ]
  })
}

function technical(loop: Dated, off: DaysOff): readonly LoopFlag[] {
  const within = loop.spacing.technicalWithin
  const rounds = planned(loop)
  const [first] = rounds
  const third = rounds.filter(({ plan }) => isTechnical(plan))[2]
  if (within === null || !first || !third) return []
  const businessDay = businessDays(dayOf(first.at, loop.zone), dayOf(third.at, loop.zone), off)
  return businessDay <= within
    ? []
    : [
        {
          type: 'late-technical',
          tone: 'red',
          round: third.id,
          businessDay,
          text: `${name(third)}, the third technical round, is on business day ${businessDay}: all three belong within ${within}.`,
        },
      ]
}

/** How many business days there are from one day to another, both among them. */
export function businessDays(from: string, to: string, { weekend, holidays }: DaysOff): number {
  const off = new Set(holidays)
  return daysFrom(from, to).filter(({ day, weekday }) => !weekend.includes(weekday) && !off.has(day)).length
}

function span(loop: Dated): readonly LoopFlag[] {
  const rounds = planned(loop)
  const [first, last] = [rounds[0], rounds.at(-1)]
  const days = first && last ? daysBetween(dayOf(first.at, loop.zone), dayOf(last.at, loop.zone)) : 0
  return days <= loop.spacing.spanDays
    ? []
    : [
        {
          type: 'span',
          tone: 'amber',
          days,
          text: `From the first round to the last are ${days} days: over ${loop.spacing.spanDays}, momentum is at risk.`,
        },
      ]
}

/** Opened after its half hour, or not before the round began. */
function reviews(loop: Dated, now: number): readonly LoopFlag[] {
  return windowsOf(loop).flatMap(({ review, round }): readonly LoopFlag[] => {
    const of = loop.rounds.find(({ id }) => id === round)
    if (!review || !of || now < review.to) return []
    if (of.reviewedAt !== null && of.reviewedAt <= review.to) return []
    const text = of.reviewedAt === null ? 'was not opened' : 'was opened late'
    return [{ type: 'review-late', tone: 'amber', round, text: `The review before ${name(of)} ${text}.` }]
  })
}

/** While the window is open and after it. */
function prep(loop: Dated, now: number): readonly LoopFlag[] {
  return windowsOf(loop).flatMap(({ prep: window, coding, round }): readonly LoopFlag[] => {
    const of = loop.rounds.find(({ id }) => id === round)
    if (!window || !coding || coding.enough || !of || now < window.from || of.result) return []
    return [
      {
        type: 'prep-short',
        tone: 'amber',
        round,
        minutes: coding.minutes,
        text: `${name(of)}: ${hoursText(coding.minutes / 60)} of six hours of coding preparation noted.`,
      },
    ]
  })
}

const name = ({ title }: Pick<LoopRound, 'title'>): string => `“${title}”`
const hoursText = (hours: number): string => {
  const shown = Math.round(hours * 10) / 10
  return `${shown} ${shown === 1 ? 'hour' : 'hours'}`
}
