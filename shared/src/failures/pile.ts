/** A pile without order: boxes that nothing joins, stores that nothing was weighed for, no commitment. */
import type { Reason } from './firing.js'
import type { Follow, Step, Watched } from './steps.js'
import { MANY_STORES, PILE_ARROWS, PILE_FOR, PILE_FROM, PILE_NODES, TRADE_OFF_WITHIN } from './thresholds.js'

interface Board {
  nodes: number
  arrows: number
  stores: number
  /** Where the clock stood when the drawing became a pile; null while it is none. */
  pileSince: number | null
  weighed: boolean
  committed: boolean
  /** Where it stood when the list for a trade-off was opened; null before. */
  mayWeighSince: number | null
}

export function pile(round: Watched): Follow {
  const board: Board = {
    nodes: 0,
    arrows: 0,
    stores: 0,
    pileSince: null,
    weighed: false,
    committed: false,
    mayWeighSince: null,
  }
  return step => {
    opening(round, board, step)
    if (step.event === null) return byNow(round, board, step)
    take(round, board, step)
    return []
  }
}

function opening({ plan, watch }: Watched, board: Board, { phase, elapsed }: Step): void {
  if (board.mayWeighSince !== null) return
  const here = plan.phases.findIndex(({ id }) => id === phase)
  const opens = plan.phases.findIndex(({ lists }) => lists.some(({ id }) => watch.tradeOffs.includes(id)))
  if (here >= opens) board.mayWeighSince = elapsed
}

function take({ watch }: Watched, board: Board, { event, elapsed }: Step): void {
  if (event?.type === 'line.added') {
    board.weighed ||= watch.tradeOffs.includes(event.list)
    board.committed ||= watch.commit.includes(event.list)
  }
  if (event?.type !== 'board.measured') return
  const { nodes, arrows, stores } = event.measure
  const isPile = nodes >= PILE_NODES && arrows / nodes < PILE_ARROWS
  Object.assign(board, { nodes, arrows, stores, pileSince: isPile ? (board.pileSince ?? elapsed) : null })
}

function* byNow({ watch }: Watched, board: Board, { elapsed }: Step): Generator<Reason> {
  const { nodes, arrows, stores, pileSince, mayWeighSince } = board
  if (elapsed >= PILE_FROM && pileSince !== null && elapsed >= pileSince + PILE_FOR)
    yield { mode: 'F3', rule: 'unjoined', nodes, arrows }
  const due = mayWeighSince !== null && elapsed >= Math.max(PILE_FROM, mayWeighSince + TRADE_OFF_WITHIN)
  if (due && stores >= MANY_STORES && !board.weighed) yield { mode: 'F3', rule: 'many-stores', stores }
  if (elapsed >= watch.commitBy && !board.committed)
    yield { mode: 'F3', rule: 'no-commitment', by: watch.commitBy }
}
