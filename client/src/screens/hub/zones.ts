/** The zone this browser is in, and lists of zones for a person. */
import { knownZone } from '@signalroom/shared'

/** Where the browser says nothing of use, UTC. */
export function hereZone(): string {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone
  return knownZone(zone) ? zone : 'UTC'
}
/** With the chosen one, also where it goes by a name that the list has not. */
export const zoneChoices = (chosen: string, names: readonly string[]): readonly string[] =>
  names.includes(chosen) ? names : [chosen, ...names]
