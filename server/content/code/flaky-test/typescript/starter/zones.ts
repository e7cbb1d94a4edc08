/** The time zones of our tenants, with the clock changes of 2026. Moments are milliseconds since 1970, in UTC. */

export interface Zone {
  readonly name: string
  /** How far the wall is ahead of UTC at that moment, in milliseconds. */
  readonly offset: (moment: number) => number
}

const minute = 60_000
/** The moment of a text such as "2026-03-29 01:00". */
export const utc = (text: string): number => Date.parse(`${text.replace(' ', 'T')}Z`)

function zoneOf(name: string, minutes: number, summer?: readonly [from: string, to: string]): Zone {
  const [from, to] = summer ? [utc(summer[0]), utc(summer[1])] : [Infinity, Infinity]
  return { name, offset: moment => (minutes + (from <= moment && moment < to ? 60 : 0)) * minute }
}

export const inUtc = zoneOf('UTC', 0)
export const berlin = zoneOf('Europe/Berlin', 60, ['2026-03-29 01:00', '2026-10-25 01:00'])
export const newYork = zoneOf('America/New_York', -300, ['2026-03-08 07:00', '2026-11-01 06:00'])
export const kolkata = zoneOf('Asia/Kolkata', 330)

/** What the clock on the wall shows, such as "2026-03-29 03:00". */
export const wall = (zone: Zone, moment: number): string =>
  new Date(moment + zone.offset(moment)).toISOString().slice(0, 16).replace('T', ' ')
