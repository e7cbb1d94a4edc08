/** When the board opened, and what it holds as last counted. Knows no rules and no drawing. */
import { z } from 'zod'
import type { At, Ms } from '../../../base/brand.js'
import type { Folds } from '../../fold.js'
import { lifted, type Seals, type SealTerms } from '../seal/facts.js'

const count = z.int().min(0).max(10_000)
/**
 * What the board holds, as last counted: nodes without any arrow are orphans; latencies are arrows labelled with one; paths
 * are the ways from a caller to a store, which nobody counted in older rounds. `sizes` are the quantities that say how much traffic
 * or how much is kept, `scaled` the names and labels that speak of shards, replicas and the like; left out where there are none.
 */
export const Measure = z.object({
  nodes: count,
  arrows: count,
  orphans: count,
  latencies: count,
  stores: count,
  paths: count.optional(),
  sizes: count.optional(),
  scaled: count.optional(),
})
export type Measure = z.infer<typeof Measure>

export const boardCommands = [
  z.object({ type: z.literal('board.open') }),
  /** The candidate's hand went to the board while it was closed to them. */
  z.object({ type: z.literal('board.try') }),
  /** What the board holds, sent by a seat that sees it, when it changed. */
  z.object({ type: z.literal('board.measure'), measure: Measure }),
] as const
export type BoardCommand = z.infer<(typeof boardCommands)[number]>

/** `layers`: all three hold a number; `clock`: at the plan's minute; `interviewer`: by hand. The last two are forced. */
export type BoardCause = 'layers' | 'clock' | 'interviewer'

export type BoardFact =
  | { readonly type: 'board.opened'; readonly cause: BoardCause }
  | { readonly type: 'board.tried' }
  | { readonly type: 'board.measured'; readonly measure: Measure }

export interface Board {
  readonly board: {
    readonly opened: { readonly at: At; readonly cause: BoardCause } | null
    readonly measure: Measure | null
    /** Times a hand went to it while it was closed; missing until the first. */
    readonly tries?: number | undefined
  }
}
export const noBoard: Board = { board: { opened: null, measure: null } }

/** The same objects in every room: there are many. */
const onBoard = { type: 'documents', documents: ['board'] } as const
const forCandidate = { roles: ['candidate'] } as const

/** Until it opens the board is closed for the candidate: by its plan's minute at the latest. */
export const closedBoard = (opensAt: Ms): SealTerms => ({
  seal: 'board',
  reason: 'not-yet',
  on: onBoard,
  does: 'closes',
  for: forCandidate,
  until: { spent: opensAt },
})

export const boardFolds: Folds<BoardFact, Board & Seals> = {
  'board.opened': ({ board, seals }, { at, cause }) => ({
    board: { ...board, opened: { at, cause } },
    seals: lifted(seals, 'board', at),
  }),
  'board.tried': ({ board }) => ({ board: { ...board, tries: (board.tries ?? 0) + 1 } }),
  'board.measured': ({ board }, { measure }) => ({ board: { ...board, measure } }),
}
