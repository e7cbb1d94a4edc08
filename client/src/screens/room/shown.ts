/** From the panes to what a pin shows, and back into view. Knows the panes' handles, no room. */
import type { Shown } from '@signalroom/shared'
import type { BoardHandle } from '../../board/board'
import type { CodeHandle } from '../../code/code'

interface Panes {
  readonly board: BoardHandle | null
  readonly code: CodeHandle | null
}

/** Lines if the code was touched last, else the part of the board in view. */
export function shownNow({ board, code }: Panes, inCode: boolean): Shown | null {
  const lines = inCode ? code?.lines() : null
  if (lines)
    return { type: 'code', file: lines.file, from: lines.from, to: lines.to, text: lines.text.slice(0, 2000) }
  const region = board?.region()
  if (!region) return null
  const { x, y, w, h, shapes } = region
  return { type: 'board', x, y, w, h, shapes: shapes.slice(0, 50).map(id => id.slice(0, 80)) }
}

export function bringIntoView({ board, code }: Panes, what: Shown): void {
  if (what.type === 'code') code?.show(what.file, what.from, what.to)
  else if (what.type === 'board')
    board?.show({ x: what.x, y: what.y, w: what.w, h: what.h, shapes: what.shapes ?? [] })
}
