/** The list of all parts' rules, by command. Knows none of them. */
import type { Command, DoorCommand } from './command.js'
import { artifactRules } from './parts/artifacts/rules.js'
import { assistantDoorRules, assistantRules } from './parts/assistant/rules.js'
import { blockRules } from './parts/blocks/rules.js'
import { bookmarkRules } from './parts/bookmarks/rules.js'
import { boardRules } from './parts/board/rules.js'
import { codeRules } from './parts/code/rules.js'
import { deckRules } from './parts/deck/rules.js'
import { drawingRules } from './parts/drawing/rules.js'
import { exhibitRules } from './parts/exhibit/rules.js'
import { faultRules } from './parts/faults/rules.js'
import { failureRules } from './parts/failures/rules.js'
import { focusRules } from './parts/focus/rules.js'
import { inviteDoorRules } from './parts/invites/rules.js'
import { judgingRules } from './parts/judging/rules.js'
import { personaRules } from './parts/personas/rules.js'
import { phaseDoorRules, phaseRules } from './parts/phases/rules.js'
import { pushRules } from './parts/push/rules.js'
import { recordingDoorRules, recordingRules } from './parts/recording/rules.js'
import { sealRules } from './parts/seal/rules.js'
import { seatDoorRules } from './parts/seats/rules.js'
import { swapDoorRules, swapRules } from './parts/swap/rules.js'
import { takeRules } from './parts/takes/rules.js'
import { talkRules } from './parts/talk/rules.js'
import { voiceDoorRules, voiceRules } from './parts/voice/rules.js'
import { wordsRules } from './parts/words/rules.js'
import { worksheetRules } from './parts/worksheet/rules.js'
import type { DoorRules, Rules } from './rule.js'

export const rules: Rules<Command> = {
  ...phaseRules,
  ...boardRules,
  ...worksheetRules,
  ...artifactRules,
  ...deckRules,
  ...talkRules,
  ...voiceRules,
  ...codeRules,
  ...judgingRules,
  ...takeRules,
  ...focusRules,
  ...sealRules,
  ...recordingRules,
  ...bookmarkRules,
  ...blockRules,
  ...exhibitRules,
  ...personaRules,
  ...pushRules,
  ...drawingRules,
  ...faultRules,
  ...assistantRules,
  ...swapRules,
  ...failureRules,
  ...wordsRules,
}
export const doorRules: DoorRules<DoorCommand> = {
  ...seatDoorRules,
  ...inviteDoorRules,
  ...phaseDoorRules,
  ...voiceDoorRules,
  ...recordingDoorRules,
  ...assistantDoorRules,
  ...swapDoorRules,
}
