/** What ends with a round, for whatever cause: what ran is lost nowhere, and the candidate gets a scorecard. */
import type { Fact } from './event.js'
import { endingRuns } from './parts/code/runs.js'
import { openingScorecard } from './parts/judging/rules.js'
import type { EndCause } from './parts/phases/facts.js'
import { endingRecording } from './parts/recording/rules.js'
import { endingSeals } from './parts/seal/rules.js'
import { endingTakes } from './parts/takes/rules.js'
import type { Room } from './room.js'

export const ending = (room: Room, cause: EndCause): readonly Fact[] => [
  ...endingRuns(room),
  ...endingTakes(room),
  ...endingSeals(room),
  ...endingRecording(room),
  { type: 'round.ended', cause },
  openingScorecard(room),
]
