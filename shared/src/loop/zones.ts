/** Moments as people say them: a day and a time in a zone. Knows no loop. */
import { Temporal } from 'temporal-polyfill'
import { at, type At } from '../base/brand.js'
import { knownZone } from './known-zone.js'

/** What a local time comes to: one moment, none (it is skipped), or two (it comes twice). */
export type SaidMoment =
  | { readonly type: 'one'; readonly at: At }
  /** The clocks go from `from` straight to `to`, both as HH:MM. */
  | { readonly type: 'skipped'; readonly from: string; readonly to: string }
  | { readonly type: 'twice'; readonly choices: readonly [ZonedChoice, ZonedChoice] }
  | { readonly type: 'no-date' | 'no-zone' }
export interface ZonedChoice {
  readonly at: At
  /** From UTC, as +01:00. */
  readonly offset: string
}

/** `local` is YYYY-MM-DDTHH:MM, as a field for a moment gives it. */
export function momentOf(local: string, zone: string): SaidMoment {
  if (!knownZone(zone)) return { type: 'no-zone' }
  const time = plainTime(local)
  if (time === null) return { type: 'no-date' }
  const first = time.toZonedDateTime(zone, { disambiguation: 'earlier' })
  const last = time.toZonedDateTime(zone, { disambiguation: 'later' })
  const choice = (one: Temporal.ZonedDateTime): ZonedChoice => ({
    at: at(one.epochMilliseconds),
    offset: one.offset,
  })
  if (first.epochMilliseconds === last.epochMilliseconds)
    return { type: 'one', at: at(first.epochMilliseconds) }
  // Of an hour that is there, both say what was asked.
  if (first.toPlainDateTime().equals(time)) return { type: 'twice', choices: [choice(first), choice(last)] }
  const change = first.getTimeZoneTransition('next') ?? last
  return {
    type: 'skipped',
    from: hourOf(change.epochMilliseconds, first.offset),
    to: change.toPlainTime().toString({ smallestUnit: 'minute' }),
  }
}
/** What the clocks would show had they not been changed. */
const hourOf = (moment: number, offset: string): string =>
  Temporal.Instant.fromEpochMilliseconds(moment)
    .toZonedDateTimeISO(offset)
    .toPlainTime()
    .toString({ smallestUnit: 'minute' })

function plainTime(local: string): Temporal.PlainDateTime | null {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?$/.test(local)) return null
  try {
    return Temporal.PlainDateTime.from(local, { overflow: 'reject' })
  } catch {
    return null
  }
}

/** As a field for a moment takes it, YYYY-MM-DDTHH:MM; what `momentOf` reads. */
export const localOf = (moment: number, zone: string): string =>
  zoned(moment, zone).toPlainDateTime().toString({ smallestUnit: 'minute' })
/** YYYY-MM-DD. */
export const dayOf = (moment: number, zone: string): string => zoned(moment, zone).toPlainDate().toString()
/** Every day from one to another, both among them; weekdays by number from 1, Monday, to 7. */
export function daysFrom(
  from: string,
  to: string,
): readonly { readonly day: string; readonly weekday: number }[] {
  const first = Temporal.PlainDate.from(from)
  return Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, i) => first.add({ days: i })).map(
    day => ({
      day: day.toString(),
      weekday: day.dayOfWeek,
    }),
  )
}
/** From one day to another, whatever their clocks did in between. */
export const daysBetween = (from: string, to: string): number =>
  Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days
/** For a person: "Tue 5 May 2026, 14:30, London (+01:00)". */
export function momentText(moment: number, zone: string): string {
  const day = new Intl.DateTimeFormat('en-GB', {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    timeZone: zone,
  }).format(moment)
  return `${day.replace(',', '')}, ${timeText(moment, zone)}, ${placeOf(zone)} (${zoned(moment, zone).offset})`
}
/** "14:30". */
export const timeText = (moment: number, zone: string): string =>
  zoned(moment, zone).toPlainTime().toString({ smallestUnit: 'minute' })
/** "New York" of America/New_York. */
export const placeOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ')

const zoned = (moment: number, zone: string): Temporal.ZonedDateTime =>
  Temporal.Instant.fromEpochMilliseconds(Math.round(moment)).toZonedDateTimeISO(zone)

/** All names of zones that this machine knows, sorted; what a person picks one from. */
export const zoneNames = (): readonly string[] => [
  'UTC',
  ...Intl.supportedValuesOf('timeZone').filter(knownZone),
]
