/** Every number of the failure modes: times on the round's clock in milliseconds, all else as said. All ours. Knows no rule. */
import { minutes, seconds } from '../base/brand.js'

/** The first question is there by then. A designer who draws fourteen boxes by minute twelve has asked none. */
export const FIRST_QUESTION_BY = minutes(3)
/** So many tries to draw while the board is closed. */
export const TRIES = 3
/** Traffic or a size is written down by then. */
export const SCALE_BY = minutes(10)

/** A drawing is looked at from then on: before it, boxes come before arrows as they do for everybody. */
export const PILE_FROM = minutes(12)
export const PILE_NODES = 5
/** Fewer arrows than this for each box are a pile … */
export const PILE_ARROWS = 0.5
/** … where it stays so for so long: who draws puts boxes down before joining them. */
export const PILE_FOR = seconds(60)
/** So many stores want a trade-off, so long after the list for one was opened. */
export const MANY_STORES = 3
export const TRADE_OFF_WITHIN = minutes(3)

/** A phase that has not begun so long after its planned minute is late. */
export const LATE_AFTER = minutes(4)

/** One place of the drawing, longer than this, by so many changes and with no longer rest. */
export const REGION_FOR = minutes(10)
export const REGION_CHANGES = 6
export const REGION_REST = minutes(3)

/** Speech so long, with no longer silence in it than a breath, is a monologue. */
export { BREATH_MAX, CHUNK_MIN, MARK_REACH, MONOLOGUE, THINK_MAX, WORK_SHARE } from '../coach/thresholds.js'
/** So many proposals in a row, and no check so long after the last of them: who writes needs time to ask. */
export const UNCHECKED_PROPOSALS = 3
export const CHECK_WITHIN = seconds(30)
/** Silence of both sides longer than this, with no hands at work, twice within the window. */
export const DEAD_AIR = seconds(8)
export const DEAD_AIRS = 2
/** A push-back that nobody has settled after so long. */
export const PUSH_OPEN = minutes(3)

/** Who writes on at a trade-off that has its pick rests no longer in between. */
export const ARGUED_REST = seconds(40)

/** A mode that has fired is quiet for so long, and until the next phase. */
export const COOL_DOWN = seconds(60)
/** How long a line stands on a screen. */
export const LINE_SHOWN = seconds(20)
/** How long a screen waits with what it saw: what happened at the same moment elsewhere is still on its way. */
export const ON_ITS_WAY = seconds(1)
