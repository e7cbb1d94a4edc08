/** Attackers in a process of their own, each as fast as its socket takes it: come back when cut, tell how long it took. */
import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'

/**
 * `gaps`: every second update is withheld, so that each of the others stands on something missing. `ids`: every letter
 * comes under a client id of its own.
 */
export type Flood = 'gaps' | 'ids'
export interface FloodAsked {
  readonly url: string
  readonly room: string
  readonly floods: readonly Flood[]
  readonly ms: number
}
export interface Flooded {
  /** Frames that were sent. */
  readonly frames: number
  /** For each connection that the relay closed: its code, and milliseconds from the first frame to the close. */
  readonly cuts: readonly { readonly flood: Flood; readonly code: number; readonly ms: number }[]
  /** Connections still open at the end, by how long they had been sending. */
  readonly uncut: readonly number[]
}

export async function flood(asked: FloodAsked): Promise<Flooded> {
  const main = fileURLToPath(new URL('./flood-main.ts', import.meta.url))
  const flags = ['--import', 'tsx', '--conditions', 'development']
  // An attacker has a machine of his own: here he takes what time the others leave.
  const child = spawn('nice', ['-n', '10', process.execPath, ...flags, main, JSON.stringify(asked)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  // Written by flood-main.
  return JSON.parse(await text(child.stdout)) as Flooded
}
