/** When the board opened, and what it holds as last counted. Knows no rules and no drawing. */
import { z } from 'zod'
import type { At } from '../../../base/brand.js'
import type { Folds } from '../../fold.js'

const count = z.int().min(0).max(10_000)
/** What the board holds, as last counted: nodes without any arrow are orphans; latencies are arrows labelled with one. */
export const Measure = z.object({
  nodes: count,
  arrows: count,
  orphans: count,
  latencies: count,
  stores: count,
})
export type Measure = z.infer<typeof Measure>

export const boardCommands = [
  z.object({ type: z.literal('board.open') }),
  /** What the board holds, sent by a seat that sees it, when it changed. */
  z.object({ type: z.literal('board.measure'), measure: Measure }),
] as const
export type BoardCommand = z.infer<(typeof boardCommands)[number]>

/** `layers`: all three hold a number; `clock`: at the plan's minute; `interviewer`: by hand. The last two are forced. */
export type BoardCause = 'layers' | 'clock' | 'interviewer'

export type BoardFact =
  | { readonly type: 'board.opened'; readonly cause: BoardCause }
  | { readonly type: 'board.measured'; readonly measure: Measure }

export interface Board {
  readonly board: {
    readonly opened: { readonly at: At; readonly cause: BoardCause } | null
    readonly measure: Measure | null
  }
}
export const closedBoard: Board = { board: { opened: null, measure: null } }

export const boardFolds: Folds<BoardFact, Board> = {
  'board.opened': ({ board }, { at, cause }) => ({ board: { ...board, opened: { at, cause } } }),
  'board.measured': ({ board }, { measure }) => ({ board: { ...board, measure } }),
}
