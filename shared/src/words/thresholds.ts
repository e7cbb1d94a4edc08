/** Every number of the analyser: weights, bands, and what it takes to suggest a flag. The score is that of its rule; the rest is ours. */
import { minutes, seconds } from '../base/brand.js'

/** What each counts for a hundred words. */
export const WEIGHTS = {
  quantified: 1,
  layer: 1,
  tradeOff: 1.5,
  confirm: 0.5,
  hedge: -0.5,
  option: -0.5,
} as const
/** From here on it is adequate, and dense. */
export const ADEQUATE = 2
export const DENSE = 5
/** Of fewer words nothing is said. */
export const FEWEST_WORDS = 40
/** A minute with fewer has no figure of its own. */
export const FEWEST_IN_A_MINUTE = 10

/** How far back open options, hedges and silences count. */
export const WINDOW = minutes(5)
export const OPEN_OPTIONS = 3
/** A pick in the next two sentences closes an option; where none come, it is open after so long. */
export const PICK_WITHIN_SENTENCES = 2
export const PICK_WITHIN = seconds(30)
/** More hedges than so many in a hundred words, of at least so many words. */
export const HEDGES_PER_HUNDRED = 4
export const HEDGED_WORDS = 60
export const REOPENED = 2
/** Who talks of the same decision so long after its pick, with no longer silence about it than this, argues it. */
export const ARGUED_FOR = seconds(90)
export const ARGUED_GAP = seconds(60)
/** Of its words so many must come again. */
export const ARGUED_WORDS = 2
/** A layer named so often and never with a number. */
export const MENTIONS = 3
/** Whole trade-offs of who has stated all three layers. */
export const WHOLE_TRADE_OFFS = 2
/** Checks against a target, and their share of all checks. */
export const ANCHORED = 3
export const ANCHORED_SHARE = 0.5
/** Who goes on so soon after a question of theirs has answered it. */
export const ANSWERED_WITHIN = seconds(1.5)
