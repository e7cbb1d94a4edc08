/**
 * Moments, days and flags of a loop reckoned by other means than the product's: offsets are tried one after the other against
 * what Intl shows, days are counted in UTC, holidays were copied from the countries' own lists. Imports nothing of the product.
 */

export const [minute, hour, day] = [60_000, 3_600_000, 86_400_000]

/** What the clocks of a zone show at a moment, as the moment at which UTC's would show it. */
export function shownAt(moment: number, zone: string): number {
  const part = Object.fromEntries(
    clockOf(zone)
      .formatToParts(moment)
      .map(one => [one.type, Number(one.value)]),
  )
  const { year = 0, month = 0, day: date = 0, hour: hours = 0, minute: minutes = 0 } = part
  return Date.UTC(year, month - 1, date, hours, minutes)
}
const clocks = new Map<string, Intl.DateTimeFormat>()
function clockOf(zone: string): Intl.DateTimeFormat {
  const known = clocks.get(zone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-GB-u-ca-gregory-nu-latn', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
  })
  clocks.set(zone, made)
  return made
}

/** All moments at which the clocks of a zone show this, the earliest first. */
export function momentsShowing(shown: number, zone: string): readonly number[] {
  const found: number[] = []
  // From 14 hours before Greenwich to 12 behind it, by quarters of an hour: the earliest moment first.
  for (let ahead = 14 * hour; ahead >= -12 * hour; ahead -= 15 * minute)
    if (shownAt(shown - ahead, zone) === shown) found.push(shown - ahead)
  return found
}

export interface Change {
  readonly at: number
  /** What the clocks show in the minute of the change, had it not been, and as it was. */
  readonly from: number
  readonly to: number
}
/** Every change of a zone's clocks between two moments. */
export function changesIn(zone: string, from: number, to: number): readonly Change[] {
  const ahead = (moment: number): number => shownAt(moment, zone) - moment
  const found: Change[] = []
  for (let at = from; at < to; at += hour) {
    if (ahead(at) === ahead(at + hour)) continue
    let first = at
    while (ahead(first) === ahead(at)) first += minute
    found.push({ at: first, from: first + ahead(at), to: first + ahead(first) })
  }
  return found
}

export const localText = (shown: number): string => new Date(shown).toISOString().slice(0, 16)
export const timeText = (shown: number): string => localText(shown).slice(11)
/** As "+01:00". */
export function offsetText(moment: number, zone: string): string {
  const ahead = (shownAt(moment, zone) - moment) / minute
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0')
  return `${ahead < 0 ? '-' : '+'}${two(Math.abs(ahead) / 60)}:${two(Math.abs(ahead) % 60)}`
}

const days = (monthsAndDays: string): readonly string[] => monthsAndDays.split(' ').map(one => `2026-${one}`)
/** Of parts of 2026 and of whole countries; the weekend of all of them is Saturday and Sunday. */
export const holidays: Readonly<Record<string, readonly string[]>> = {
  US: days('02-16 05-25 10-12 11-11 11-26'),
  DE: days('04-03 04-06 05-01 05-14 05-25 10-03'),
  JP: days('02-11 02-23 03-20 04-29 05-03 05-04 05-05 05-06 09-21 09-22 09-23 10-12 11-03 11-23'),
  FR: days('04-06 05-01 05-08 05-14 05-25 11-01 11-11'),
}
export const dayIn = (moment: number, zone: string): number => Math.floor(shownAt(moment, zone) / day)

/** Both days among them. */
export function businessDaysIn(first: number, last: number, country: string | null): number {
  let count = 0
  for (let one = first; one <= last; one += 1) {
    const date = new Date(one * day)
    const off = country !== null && holidays[country]?.includes(date.toISOString().slice(0, 10))
    if (date.getUTCDay() % 6 !== 0 && !off) count += 1
  }
  return count
}
