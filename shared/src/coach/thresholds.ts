/** Every number of the cadence coach, in milliseconds unless said, with where it comes from. Knows no rule. */

/** The ear tells of no shorter speech, and the coach hears none: one number for both. */
export { SPEECH_MIN } from '../ear/edges.js'
/** Silence under this stays inside a chunk. Ours, from turn gaps on video calls (about half a second) and fluency ratings. */
export const BREATH_MAX = 1_000
/** The window of a good pause, both ends included. The framework this room trains asks for two to three seconds. */
export const PAUSE_MIN_OK = 2_000
export const PAUSE_MAX_OK = 3_000
/** Silence without hands at work after which it feels like rejection: one four-second silence is enough in experiments. */
export const DEAD_NUDGE = 4_000
/** No word for so long, working or not. Public advice on thinking in silence. */
export const STALL = 30_000
/** After a chunk ends, its question is due by then. Ours. */
export const CONFIRM_BY = 6_000
/** After a question ends, its answer is due by then. Ours. */
export const ACK_BY = 5_000
/** Silence that ends a question. Ours. */
export const ASK_END = 700
/** A chunk is at least so long, or holds at least so many words. Ours. */
export const CHUNK_MIN = 3_000
export const CHUNK_WORDS = 8
/** A chunk is asked to land, and is a monologue. Ours. */
export const CHUNK_LAND = 30_000
export const MONOLOGUE = 60_000
/** How long a declared thought excuses silence. Ours, from "ask for thirty seconds". */
export const THINK_MAX = 30_000
/** A longer lead-in before answering is a response delay. Ours, the edge of the pause window. */
export const RESPONSE_MAX = 3_000
/** How far a key may be from the words it names: whether speech is a question is provisional for so long. Ours. */
export const MARK_REACH = 2_000
/** Longer speech is more than a question, whatever key was pressed beside it. Ours. */
export const QUESTION_MAX = 6_000
/** Silence counts as working in bins of this size … */
export const WORK_BIN = 250
/** … if at least this share of them holds a key or a stroke. Ours. */
export const WORK_SHARE = 0.5
/** How long an answer stays on the candidate's screen. The look. */
export const ANSWER_SHOWN = 2_000
/** How long "no check" stays on both screens. Ours. */
export const CHECK_SHOWN = 6_000

/** What suggests a clear communicator, all ours: chunks, adherence, dead air in ten minutes. A person decides. */
export const CLEAR_CHUNKS = 5
export const CLEAR_ADHERENCE = 0.6
export const CLEAR_DEAD_AIR = 2
