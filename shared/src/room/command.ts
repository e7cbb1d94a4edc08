/** What a seat may ask for, as it comes over the wire: the list of all parts' commands. Knows shapes and bounds, no rules. */
import { z } from 'zod'
import { artifactCommands } from './parts/artifacts/facts.js'
import { assistantCommands, type AssistantDoorCommand } from './parts/assistant/facts.js'
import { blockCommands } from './parts/blocks/facts.js'
import { bookmarkCommands } from './parts/bookmarks/facts.js'
import { boardCommands } from './parts/board/facts.js'
import { codeCommands } from './parts/code/facts.js'
import { deckCommands } from './parts/deck/facts.js'
import { drawingCommands } from './parts/drawing/facts.js'
import { exhibitCommands } from './parts/exhibit/facts.js'
import { faultCommands } from './parts/faults/facts.js'
import { failureCommands } from './parts/failures/facts.js'
import { focusCommands } from './parts/focus/facts.js'
import type { InviteDoorCommand } from './parts/invites/facts.js'
import { judgingCommands } from './parts/judging/facts.js'
import { personaCommands } from './parts/personas/facts.js'
import { phaseCommands, type PhaseDoorCommand } from './parts/phases/facts.js'
import { pushCommands } from './parts/push/facts.js'
import { recordingCommands, type RecordingDoorCommand } from './parts/recording/facts.js'
import { sealCommands } from './parts/seal/facts.js'
import type { SeatDoorCommand } from './parts/seats/facts.js'
import { swapCommands, type SwapDoorCommand } from './parts/swap/facts.js'
import { takeCommands } from './parts/takes/facts.js'
import { talkCommands } from './parts/talk/facts.js'
import { voiceCommands, type VoiceDoorCommand } from './parts/voice/facts.js'
import { wordsCommands } from './parts/words/facts.js'
import { worksheetCommands } from './parts/worksheet/facts.js'

/** Every command of the socket. Unknown keys are dropped, so an `actor` sent along never counts. */
export const Command = z.discriminatedUnion('type', [
  ...phaseCommands,
  ...boardCommands,
  ...worksheetCommands,
  ...artifactCommands,
  ...deckCommands,
  ...talkCommands,
  ...voiceCommands,
  ...codeCommands,
  ...judgingCommands,
  ...takeCommands,
  ...focusCommands,
  ...sealCommands,
  ...recordingCommands,
  ...bookmarkCommands,
  ...blockCommands,
  ...exhibitCommands,
  ...personaCommands,
  ...pushCommands,
  ...drawingCommands,
  ...faultCommands,
  ...assistantCommands,
  ...swapCommands,
  ...failureCommands,
  ...wordsCommands,
])
export type Command = z.infer<typeof Command>
export type CommandType = Command['type']

/** What only the server's own doors may ask; never parsed from the wire. */
export type DoorCommand =
  | SeatDoorCommand
  | InviteDoorCommand
  | PhaseDoorCommand
  | VoiceDoorCommand
  | RecordingDoorCommand
  | AssistantDoorCommand
  | SwapDoorCommand
