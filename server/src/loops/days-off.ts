/** A country's days off: which weekdays, and the public holidays of some years. Knows no loop. */
import type { DaysOff } from '@signalroom/shared'

/** The countries of which holidays are known, by their two letters, with a name in English and in its order. */
export async function countries(): Promise<Readonly<Record<string, string>>> {
  const known = (await calendars()).getCountries('en')
  // The calendars name some in their own tongue, or as they were called before.
  const names = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' })
  return Object.fromEntries(
    Object.entries(known)
      .map(([code, name]) => [code, names.of(code) ?? name] as const)
      .toSorted(([, a], [, b]) => a.localeCompare(b, 'en')),
  )
}

/** Megabytes of days: read when somebody first asks for them. */
async function calendars() {
  const { default: Holidays } = await import('date-holidays')
  return new Holidays()
}

/** From the year of one moment to that of another; null for a country of which nothing is known. */
export async function daysOff(country: string, from: number, to: number): Promise<DaysOff | null> {
  const known = await calendars()
  if (!(country in known.getCountries())) return null
  known.init(country)
  // A year begins half a day earlier or later elsewhere.
  const [first, last] = [new Date(from - dayMs).getUTCFullYear(), new Date(to + dayMs).getUTCFullYear()]
  const holidays: string[] = []
  for (let year = first; year <= Math.min(last, first + 2); year++)
    for (const { date, type, start, end } of known.getHolidays(year))
      if (type === 'public') holidays.push(...daysFrom(date, start, end))
  return { weekend: weekendOf(country), holidays: [...new Set(holidays)].toSorted() }
}

/** The days that a holiday touches by more than an evening; `date` begins with its first day as it is called there. */
function daysFrom(date: string, start: Date, end: Date): readonly string[] {
  const first = Date.parse(`${date.slice(0, 10)}T00:00Z`)
  const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / dayMs))
  return Array.from({ length: days }, (_, i) => new Date(first + i * dayMs).toISOString().slice(0, 10))
}
const dayMs = 24 * 3_600_000

/** As the machine's own data of regions has it: not Saturday and Sunday everywhere. */
function weekendOf(country: string): readonly number[] {
  const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & WeekInfo
  return locale.getWeekInfo?.().weekend ?? locale.weekInfo?.weekend ?? [6, 7]
}
/** Newer than the types of this program's language. */
interface WeekInfo {
  readonly getWeekInfo?: () => { readonly weekend: readonly number[] }
  readonly weekInfo?: { readonly weekend: readonly number[] }
}
