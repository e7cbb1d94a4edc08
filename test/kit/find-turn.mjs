/** Finds a coturn for the tests of calls through a relay: named, or the system's. Knows nothing of the tests. */
import { delimiter, join } from 'node:path'
import { runs } from './runs.mjs'

export const noTurn =
  'No coturn was found: calls through a relay are not tested. Install the system’s package (Debian: apt-get install coturn), or name a turnserver in SIGNALROOM_TURNSERVER.'

export function findTurn() {
  const named = process.env.SIGNALROOM_TURNSERVER
  if (named) {
    if (!runs(named)) throw new Error(`SIGNALROOM_TURNSERVER names ${named}, which cannot be run.`)
    return named
  }
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/local/sbin']
  return folders.map(folder => join(folder, 'turnserver')).find(runs)
}
