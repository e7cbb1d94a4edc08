/** The rows a debrief is made of: moments, criteria, runs, phases. Knows no room. */
import type { Ms } from '../base/brand.js'
import type { Criterion, ScoreValue } from '../content/rubric.js'
import type { Revision } from '../room/parts/judging/facts.js'
import type { RunExit } from '../room/parts/code/outcome.js'
import type { Shown } from '../room/pin.js'
import type { Role } from '../room/seat.js'

/** A moment as people speak of it: on the wall, and on the round's clock. */
export interface Moment {
  readonly at: number
  readonly elapsed: Ms
}
export interface DebriefPin extends Moment {
  readonly seat: string
  readonly quote: string | null
  readonly on: Shown | null
  /** Added after the round, from the replay. */
  readonly later: boolean
}
export interface DebriefScore {
  readonly seat: string
  readonly role: Role
  readonly value: ScoreValue
  /** Only where it was changed in discussion: what it was when it was given unseen, and why it changed. */
  readonly revised?: Revision | undefined
}
/** A note that its author gave to all at the release. */
export interface GivenNote extends Moment {
  readonly seat: string
  readonly text: string
  readonly on: Shown | null
}
export interface DebriefRow {
  readonly id: string
  readonly title: string
  readonly asks: string
  readonly anchors: Criterion['anchors'] | null
  readonly weight: number | null
  readonly gate: boolean
  /** Told to nobody but interviewers before the release. */
  readonly hidden: boolean
  /** Each person's score, as far as these eyes may see it. */
  readonly scores: readonly DebriefScore[]
  readonly pins: readonly DebriefPin[]
}
/** A run of code, without its text and its output: those are in the log. */
export interface DebriefRun extends Moment {
  readonly run: number
  readonly seat: string
  readonly what: 'run' | 'tests' | 'hidden tests'
  readonly entry: string
  /** Null for one that never came to an end. */
  readonly exit: RunExit | null
  readonly passed: number
  /** Cases that passed or failed; the skipped ones say nothing. */
  readonly cases: number
}
export interface DebriefPhase {
  readonly id: string
  readonly title: string
  /** As the plan says, and as it stood after extending, borrowing and lending. */
  readonly planned: Ms
  readonly budget: Ms
  readonly spent: Ms
  readonly state: 'done' | 'partial' | 'skipped'
  /** Checks that stayed open, by name; null where these eyes may not see them. */
  readonly unmet: readonly string[] | null
}
