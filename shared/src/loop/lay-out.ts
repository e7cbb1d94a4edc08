/** Moments for rounds that have none: from a day on, on business days, so far apart that there is a day to prepare. Pure. */
import { at, minutes, type At } from '../base/brand.js'
import type { DaysOff } from './flags.js'
import type { Loop } from './loop.js'
import { dayOf, daysFrom, momentOf } from './zones.js'

/** At ten in the morning, or at nine where all rounds are on one day. */
const [hourOfRound, hourOfDay] = ['10:00', '09:00']
const resetMs = minutes(15)
/** So many days are looked through for business days. */
const furthestDays = 120

export interface LaidOut {
  readonly round: string
  readonly at: At
}

/** Rounds without a moment, in their order, behind `now`; empty where the day is none. Those that have one stay. */
export function layOut(
  loop: Pick<Loop, 'rounds' | 'spacing' | 'zone'>,
  from: string,
  now: number,
  off: DaysOff,
): readonly LaidOut[] {
  const open = loop.rounds.filter(
    ({ at: has, cancelled, result }) => has === null && !cancelled && result === null,
  )
  const days = businessDaysFrom(from, off)
  if (loop.spacing.hoursBetween < 1) {
    const begins = days.map(day => moment(day, hourOfDay, loop.zone)).find(one => one !== null && one > now)
    if (begins === undefined || begins === null) return []
    let next: number = begins
    return open.map(round => {
      const mine = next
      next += minutes(round.minutes) + resetMs
      return { round: round.id, at: at(mine) }
    })
  }
  // Every second business day: a day to prepare lies between, and five rounds fit into two weeks.
  const moments = days
    .map(day => moment(day, hourOfRound, loop.zone))
    .filter(one => one !== null && one > now)
  return open.flatMap((round, i) => {
    const mine = moments[i * 2]
    return mine === undefined || mine === null ? [] : [{ round: round.id, at: mine }]
  })
}

function businessDaysFrom(from: string, { weekend, holidays }: DaysOff): readonly string[] {
  const first = momentOf(`${from}T12:00`, 'UTC')
  if (first.type !== 'one') return []
  const last = dayOf(first.at + furthestDays * 24 * 3_600_000, 'UTC')
  const closed = new Set(holidays)
  return daysFrom(from, last)
    .filter(({ day, weekday }) => !weekend.includes(weekday) && !closed.has(day))
    .map(({ day }) => day)
}

/** Of an hour that comes twice the first; null for one that is skipped. */
function moment(day: string, hour: string, zone: string): At | null {
  const said = momentOf(`${day}T${hour}`, zone)
  return said.type === 'one' ? said.at : said.type === 'twice' ? said.choices[0].at : null
}
