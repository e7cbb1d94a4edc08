/** When a round's sound is recorded: exactly while it runs and everybody here agrees. Knows no sound and no disk. */
import type { At } from '../base/brand.js'
import type { Room, Recording } from './room.js'

/** A stretch in which the round was recorded; `to` is null while it is. */
export interface Recorded {
  readonly from: At
  readonly to: At | null
}

/** What was recorded may arrive so long after the end: from a page that was reloaded, or a link that was down. */
export const recordingLate = 600_000
/** Clocks of browsers agree with the server's within this, and what is said when it ends is on its way. */
const slack = 4000

export const recording = ({ open }: Room): boolean => open.recording.stretches.at(-1)?.to === null

/** Whether it is to be recorded now: the clock runs, and each interviewer and candidate who has a link open has agreed. */
export function mayRecord({ open }: Room, present: readonly string[]): boolean {
  if (open.stage !== 'live' || open.clock.since === null) return false
  const here = open.seats.filter(seat => seat.role !== 'observer' && present.includes(seat.id))
  return here.length > 0 && here.every(seat => open.recording.agreed[seat.id] === true)
}

/** Nothing, or why sound of a seat that began at `at`, in a part that began at `from`, is not kept. */
export function unwanted(
  { open }: Room,
  sound: { readonly seat: string; readonly from: number; readonly at: number },
  now: At,
): 'erased' | 'over' | 'not-recording' | null {
  const { erased, stretches } = open.recording
  if (sound.from < (erased[sound.seat] ?? 0)) return 'erased'
  if (open.endedAt !== null && now - open.endedAt > recordingLate) return 'over'
  const within = (stretch: Recorded) =>
    sound.at >= stretch.from - slack && sound.at <= (stretch.to ?? now) + slack
  return stretches.some(within) && sound.from <= sound.at ? null : 'not-recording'
}

/** The stretch that is open, if one is, ends. */
export const closeStretch = (stretches: Recording['stretches'], to: At): Recording['stretches'] =>
  stretches.map(stretch => (stretch.to === null ? { ...stretch, to } : stretch))
