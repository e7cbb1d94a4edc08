/** What every part of a round's card is given. */
import type { LoopRound, OwnersLoop, RoundRooms } from '@signalroom/shared'
import type { Ask } from './useLoop'

export interface RoundGiven {
  readonly round: LoopRound
  readonly loop: OwnersLoop
  readonly stage: RoundRooms[string] | null
  readonly secret: string
  readonly ask: Ask
  readonly again: () => void
}
