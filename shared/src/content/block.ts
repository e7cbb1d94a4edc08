/** Blocks inside a phase, each with a clock of its own: a story, the sealed gap after it, a sketch, a probe, a rating. Knows no room. */
import { z } from 'zod'
import type { Ms } from '../base/brand.js'
import { duration, line, slug } from './form.js'

/** The panes of a room that can be closed. */
const Pane = z.enum(['board', 'code'])
type Pane = z.infer<typeof Pane>

/**
 * `story`: told, ended by key or by silence. `gap`: nothing is drawn and nothing told until it is over, to the millisecond.
 * `sketch`: drawn or written, its first stroke timed. `probe`: asked about. `rate`: the interviewer judges, the candidate waits.
 */
export const BlockKind = z.enum(['story', 'gap', 'sketch', 'probe', 'rate'])
export type BlockKind = z.infer<typeof BlockKind>

export const BlockFile = z.strictObject({
  id: slug,
  kind: BlockKind,
  title: line,
  minutes: duration,
  /** Public: the line that a candidate sees. */
  cue: line,
  /** For the interviewer alone: what to do, what to keep to oneself, what to listen for, and lines to say next. */
  advice: line,
  hold: line,
  listen: line,
  talk: z.array(line).min(1).max(6),
  /** Which part of the question's story is told as it begins; until then no byte of it is at the candidate's. */
  tells: z.enum(['ask', 'follow']).optional(),
  /** What the candidate may not write in while it lasts. */
  closes: z.array(Pane).max(2).default([]),
  /** So long after it began the story's fault lands. */
  faultAt: duration.optional(),
  /** Then, too, the arrow of the drawing is cut that most depends on. */
  cuts: z.literal(true).optional(),
})
export type BlockFile = z.infer<typeof BlockFile>

/** What everybody may see of a block. */
export interface Block {
  readonly id: string
  readonly kind: BlockKind
  readonly title: string
  readonly budget: Ms
  readonly cue: string
  readonly closes: readonly Pane[]
}
/** The interviewer's part, and what only the server acts on. */
export interface BlockGuide {
  readonly id: string
  readonly advice: string
  readonly hold: string
  readonly listen: string
  readonly talk: readonly string[]
  readonly tells?: BlockFile['tells']
  readonly faultAt?: Ms | undefined
  readonly cuts?: true | undefined
}

export const publicBlock = ({ id, kind, title, minutes, cue, closes }: BlockFile): Block => ({
  id,
  kind,
  title,
  budget: minutes,
  cue,
  closes,
})
export const blockGuide = ({
  id,
  advice,
  hold,
  listen,
  talk,
  tells,
  faultAt,
  cuts,
}: BlockFile): BlockGuide => ({
  id,
  advice,
  hold,
  listen,
  talk,
  ...(tells ? { tells } : {}),
  ...(faultAt === undefined ? {} : { faultAt }),
  ...(cuts ? { cuts } : {}),
})

/** One of the stories that a question asks for, in the order of the phases that have blocks. */
export const StoryFile = z.strictObject({
  id: slug,
  /** What the story is asked by. */
  ask: line,
  /** What comes after the sealed gap: what to draw, write or fill in. */
  follow: line,
  /** What a good story and a good answer hold; for the interviewer. */
  watch: line,
  /** What goes wrong in the drawing, where the plan's blocks let a fault land. */
  fault: z.strictObject({ title: line, text: line, watch: line }).optional(),
})
export type StoryFile = z.infer<typeof StoryFile>
