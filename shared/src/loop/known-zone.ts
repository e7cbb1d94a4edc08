/** Which names of zones are taken. Knows no loop. */

/** Whether this machine's calendar knows the zone: a place's name of IANA's, no abbreviation and no offset. */
export function knownZone(zone: string): boolean {
  if (zone !== 'UTC' && !/^[A-Za-z_]+\//.test(zone)) return false
  try {
    return Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
