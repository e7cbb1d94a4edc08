/** Whether moments, windows, business days and flags of generated loops are what they are by hand. */
import {
  at,
  businessDays,
  dayOf,
  evolveLoop,
  flagsOf,
  localOf,
  momentOf,
  momentText,
  noHolidays,
  windowsOf,
  type Loop,
  type LoopFact,
} from '@signalroom/shared'
import { isDeepStrictEqual } from 'node:util'
import { daysOff } from '../../../server/src/loops/days-off.js'
import { loopOf } from '../../kit/loops.js'
import { businessDaysIn, changesIn, day, dayIn, hour, minute, offsetText, timeText } from './by-hand.js'
import type { GeneratedLoop, GeneratedRound, Said } from './generated.js'

/** As the product has it. */
export function loopFrom({ zone, rounds }: GeneratedLoop): Loop {
  const made = loopOf(rounds, { zone })
  return happens(
    made,
    ...rounds.flatMap(
      ({ id, cancelled, prep, reviewedAt }): readonly (LoopFact & { readonly when: number })[] => [
        ...prep.map(
          note => ({ type: 'prep.noted', round: id, minutes: note.minutes, when: note.at }) as const,
        ),
        ...(reviewedAt === null ? [] : [{ type: 'review.opened', round: id, when: reviewedAt } as const]),
        ...(cancelled ? [{ type: 'round.cancelled', round: id, when: 0 } as const] : []),
      ],
    ),
  )
}
export const happens = (loop: Loop, ...facts: readonly (LoopFact & { readonly when: number })[]): Loop =>
  facts.reduce(
    (now, { when, ...fact }) => evolveLoop(now, { ...fact, seq: now.seq + 1, at: at(when), actor: 'p' }),
    loop,
  )

/** What is wrong with it, in words; nothing where all is right. */
export async function wrongDays(generated: GeneratedLoop): Promise<readonly string[]> {
  const { zone, country, rounds, now, said } = generated
  const loop = loopFrom(generated)
  const live = rounds.filter(({ cancelled }) => !cancelled).toSorted((a, b) => a.at - b.at)
  const [first, last] = [live[0]?.at ?? 0, live.at(-1)?.at ?? 0]
  const off = country === null ? null : await daysOff(country, first, last)
  const days = [dayIn(first, zone), dayIn(last, zone)] as const
  const claims: readonly (readonly [string, unknown, unknown])[] = [
    ...said.map(one => [`said ${one.local}`, momentOf(one.local, zone), saidByHand(one, zone)] as const),
    ...live.map(
      one => [`told ${one.id}`, toldIn(momentText(one.at, zone)), toldByHand(one.at, zone)] as const,
    ),
    ...live.map(
      one => [`back ${one.id}`, momentsOf(localOf(one.at, zone), zone).includes(one.at), true] as const,
    ),
    ['windows', windowsOf(loop), windowsByHand(live)],
    ...(live.length === 0
      ? []
      : [
          [
            'business days',
            businessDays(dayOf(first, zone), dayOf(last, zone), off ?? noHolidays),
            businessDaysIn(...days, country),
          ] as const,
        ]),
    [
      'flags',
      flagsOf(loop, now, off ?? noHolidays).map(({ text, ...flag }) => ({ ...flag, said: text !== '' })),
      flagsByHand(generated, live),
    ],
  ]
  return claims
    .filter(([, is, should]) => !isDeepStrictEqual(is, should))
    .map(([what, is, should]) => `${what}: ${JSON.stringify(is)}, by hand ${JSON.stringify(should)}`)
}

function saidByHand({ shown, moments }: Said, zone: string): unknown {
  const [one, two] = moments
  if (one === undefined) {
    const change = changesIn(zone, shown - 2 * day, shown + 2 * day).find(
      ({ from, to }) => from <= shown && shown < to,
    )
    return change && { type: 'skipped', from: timeText(change.from), to: timeText(change.to) }
  }
  const choice = (moment: number) => ({ at: moment, offset: offsetText(moment, zone) })
  return two === undefined ? { type: 'one', at: one } : { type: 'twice', choices: [choice(one), choice(two)] }
}
function momentsOf(local: string, zone: string): readonly number[] {
  const read = momentOf(local, zone)
  return read.type === 'one' ? [read.at] : read.type === 'twice' ? read.choices.map(choice => choice.at) : []
}
/** The day of the month, the time and the offset, from words. */
export const toldIn = (text: string): readonly string[] =>
  /^\w{3} (\d+ \w+ \d{4}), (\d\d:\d\d), .*\(([+-]\d\d:\d\d)\)$/.exec(text)?.slice(1) ?? [text]
export function toldByHand(moment: number, zone: string): readonly string[] {
  const [, date, month, year, time] =
    /^\w+, 0?(\d+) (\w+) (\d+) (\d\d:\d\d)/.exec(new Date(moment + aheadOf(moment, zone)).toUTCString()) ?? []
  return [`${date} ${month === 'Sep' ? 'Sept' : month} ${year}`, time ?? '', offsetText(moment, zone)]
}
const aheadOf = (moment: number, zone: string): number => {
  const [sign, hours = '', minutes = ''] = [
    offsetText(moment, zone)[0],
    ...offsetText(moment, zone).slice(1).split(':'),
  ]
  return (sign === '-' ? -1 : 1) * (Number(hours) * hour + Number(minutes) * minute)
}

const windowsByHand = (live: readonly GeneratedRound[]): unknown =>
  live.map(({ id, at: T, minutes, coding, prep }, i) => {
    const noted = prep.reduce(
      (sum, one) => (one.at < T - day || one.at > T - 45 * minute ? sum : sum + one.minutes),
      0,
    )
    return {
      round: id,
      prep: { from: T - 1440 * minute, to: T - 45 * minute },
      review: { from: T - 45 * minute, to: T - 15 * minute },
      reset: { from: T - 15 * minute, to: T },
      held: { from: T, to: T + minutes * minute },
      reviews: i === 0 ? { type: 'stories' } : { type: 'debrief', round: live[i - 1]!.id },
      coding: coding ? { minutes: noted, of: 360, enough: noted >= 360 } : null,
    }
  })

function flagsByHand({ zone, country, now }: GeneratedLoop, live: readonly GeneratedRound[]): unknown {
  const flags: object[] = []
  for (const [i, { id, at: T }] of live.entries()) {
    const earlier = live.slice(0, i)
    const busiest = earlier.toSorted((a, b) => b.at + b.minutes * minute - (a.at + a.minutes * minute))[0]
    const before = earlier.at(-1)
    if (busiest && busiest.at + busiest.minutes * minute > T - 45 * minute)
      flags.push({ type: 'overlap', tone: 'red', round: id, other: busiest.id })
    else if (before && T - before.at < day)
      flags.push({ type: 'close', tone: 'amber', round: id, other: before.id })
  }
  const third = live.filter(({ technical }) => technical)[2]
  const businessDay = third ? businessDaysIn(dayIn(live[0]!.at, zone), dayIn(third.at, zone), country) : 0
  if (third && businessDay > 10)
    flags.push({ type: 'late-technical', tone: 'red', round: third.id, businessDay })
  const span = live.length > 0 ? dayIn(live.at(-1)!.at, zone) - dayIn(live[0]!.at, zone) : 0
  if (span > 14) flags.push({ type: 'span', tone: 'amber', days: span })
  for (const { id, at: T, reviewedAt } of live)
    if (now >= T - 15 * minute && (reviewedAt ?? Infinity) > T - 15 * minute)
      flags.push({ type: 'review-late', tone: 'amber', round: id })
  for (const { id, at: T, coding, prep } of live) {
    const minutes = prep
      .filter(one => one.at >= T - day && one.at <= T - 45 * minute)
      .reduce((sum, one) => sum + one.minutes, 0)
    if (coding && minutes < 360 && now >= T - day)
      flags.push({ type: 'prep-short', tone: 'amber', round: id, minutes })
  }
  return flags.map(flag => ({ ...flag, said: true }))
}
