/** Which names of zones are taken. Knows no loop. */

/** Whether this machine's calendar knows the zone: a place's name of IANA's, no abbreviation and no offset. */
export function knownZone(zone: string): boolean {
  // No place has a digit: of what has one the calendar knows offsets alone, some with their sign turned round.
  if (zone !== 'UTC' && !/^[A-Z][A-Za-z_]*(?:\/[A-Z][A-Za-z_-]*)+$/.test(zone)) return false
  try {
    return Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    return false
  }
}
