/** From the panes to what a pin shows, and back into view. Knows the panes' handles, no room. */
import type { Shown } from '@signalroom/shared'
import type { BoardHandle } from '../../board/board'
import type { CodeHandle } from '../../code/code'
import { bringCardIntoView } from '../../room/artifacts/pointed'
import type { RunsHandle } from './CodeSection'

interface Panes {
  readonly board: BoardHandle | null
  readonly code: CodeHandle | null
  readonly runs: RunsHandle | null
}
/** Where hands or eyes were last: `runs` is all of the code's pane but the editor. */
export type PlaceTouched = 'board' | 'code' | 'runs' | { readonly card: string }

/** The card that was touched last, the run in view or the lines if the code's pane was touched last, else the part of the board in view. */
export function shownNow({ board, code, runs }: Panes, place: PlaceTouched): Shown | null {
  if (typeof place === 'object') return { type: 'card', list: place.card }
  const run = place === 'runs' ? (runs?.shown() ?? null) : null
  if (run !== null) return { type: 'event', seq: run }
  const lines = place === 'board' ? null : code?.lines()
  if (lines)
    return { type: 'code', file: lines.file, from: lines.from, to: lines.to, text: lines.text.slice(0, 2000) }
  const region = board?.region()
  if (!region) return null
  const { x, y, w, h, shapes } = region
  return { type: 'board', x, y, w, h, shapes: shapes.slice(0, 50).map(id => id.slice(0, 80)) }
}

/** A node, a label or a frame where it stands; an arrow by the boxes at its ends. */
export function bringThingIntoView(board: BoardHandle | null, id: string): void {
  const reading = board?.reading()
  if (!board || !reading) return
  const edge = reading.edges.find(one => one.id === id)
  const ids = edge ? [edge.from, edge.to] : [id]
  const boxes = [reading.nodes, reading.labels, reading.frames].flat().filter(one => ids.includes(one.id))
  if (boxes.length === 0) return
  const x = Math.min(...boxes.map(({ box }) => box.x))
  const y = Math.min(...boxes.map(({ box }) => box.y))
  const right = Math.max(...boxes.map(({ box }) => box.x + box.w))
  const bottom = Math.max(...boxes.map(({ box }) => box.y + box.h))
  board.show({ x, y, w: right - x, h: bottom - y, shapes: [id] })
}

export function bringIntoView({ board, code, runs }: Panes, what: Shown): void {
  if (what.type === 'code') code?.show(what.file, what.from, what.to)
  else if (what.type === 'event') runs?.show(what.seq)
  else if (what.type === 'card')
    bringCardIntoView(what.list, board ? at => board.show({ ...at, shapes: [] }) : undefined)
  else board?.show({ x: what.x, y: what.y, w: what.w, h: what.h, shapes: what.shapes ?? [] })
}
