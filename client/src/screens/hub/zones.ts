/** The zone this browser is in, and lists of zones for a person. */

/** Where the browser says nothing of use, UTC. */
export function hereZone(): string {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  return /^[A-Za-z_]+\//.test(zone) ? zone : 'UTC'
}
/** With the chosen one, also where it goes by a name that the list has not. */
export const zoneChoices = (chosen: string, names: readonly string[]): readonly string[] =>
  names.includes(chosen) ? names : [chosen, ...names]
