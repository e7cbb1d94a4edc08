/** When a round's sound is recorded: exactly while it runs and everybody here agrees. Knows no sound and no disk. */
import { at as moment, type At } from '../../../base/brand.js'
import type { Fact } from '../../event.js'
import { accept, refuse, type Decision } from '../../refusal.js'
import type { Room } from '../../room.js'
import type { DoorRules, Rules } from '../../rule.js'
import type { Recorded, RecordingCommand, RecordingDoorCommand } from './facts.js'

/** What was recorded may arrive so long after the end: from a page that was reloaded, or a link that was down. */
export const recordingLate = 600_000
/** Clocks of browsers agree with the server's within this, and what is said when it ends is on its way. */
const slack = 4000

export const recording = ({ open }: Room): boolean => open.recording.stretches.at(-1)?.to === null

export const recordingRules: Rules<RecordingCommand> = {
  'recording.allow': ['talk', ['lobby', 'live'], (room, _, { seat }) => agree(room, true, seat)],
  'recording.refuse': ['talk', ['lobby', 'live'], (room, _, { seat }) => agree(room, false, seat)],
}

function agree(room: Room, agrees: boolean, seat: string): Decision {
  if ((room.open.recording.agreed[seat] ?? false) === agrees) return refuse('done')
  return accept({ type: agrees ? 'recording.allowed' : 'recording.refused' })
}

export const recordingDoorRules: DoorRules<RecordingDoorCommand> = {
  'recording.run': (room, { on }) =>
    on === recording(room) || (on && room.open.stage !== 'live')
      ? refuse('done')
      : accept({ type: on ? 'recording.begun' : 'recording.halted' }),
  'recording.keep': ({ open }, { seat, part, mime, from }) =>
    open.recording.parts.some(one => one.seat === seat && one.part === part)
      ? refuse('done')
      : accept({ type: 'recording.kept', seat, part, mime, from: moment(from) }),
  'recording.erase': (_, { seat }) => accept({ type: 'recording.erased', seat }),
}

export const endingRecording = (room: Room): readonly Fact[] =>
  recording(room) ? [{ type: 'recording.halted' }] : []

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
