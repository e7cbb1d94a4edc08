/** Brings what was sorted onto a board: of the same engine as it is, of anything else by what it says. It knows no engine. */
import { readBoard } from '@signalroom/shared'
import { layOut } from '../layout/lay-out'
import {
  drawingOf,
  fitting,
  layoutOf,
  leftOf,
  placedBy,
  type Drawing,
  type Left,
  type Planned,
} from './drawing'
import type { Images } from '../../link/images'
import { keepPictures, picturesIn, type Kept } from './pictures'
import type { Report } from './report'
import type { Readable } from './sort'

/** What an engine can do with a drawing. Each call is one step of one's own, on free ground, and shows what came. */
export type ImportHands = {
  readonly form: 'tldraw' | 'excalidraw'
  /** How many more shapes the board holds. */
  readonly room: () => number
  readonly lay: (drawing: Drawing, kept?: Kept) => void
  /** Takes a file of its own, colours, strokes and all. */
  readonly takeOwn: (file: Readable, kept: Kept) => Report
}

/** What would come and what would not, before anything is done. */
export function outlookOf(sorted: Readable): Report {
  const { drawing, left } =
    sorted.form === 'mermaid'
      ? outlineOf(sorted)
      : drawingOf(readBoard(recordsOf(sorted)), picturesIn(sorted))
  return { ...countsOf(drawing), left }
}

/** The room has its pictures before anything of it is drawn. */
export async function bring(sorted: Readable, hands: ImportHands, images: Images | null): Promise<Report> {
  const kept = await keepPictures(picturesIn(sorted), images)
  if (sorted.form === hands.form) return hands.takeOwn(sorted, kept)
  const planned = await plannedOf(sorted, kept)
  const fits = fitting(planned.drawing, hands.room())
  hands.lay(fits.drawing, kept)
  return { ...countsOf(fits.drawing), left: [...planned.left, ...fits.left] }
}

async function plannedOf(sorted: Readable, kept: Kept): Promise<Planned> {
  if (sorted.form !== 'mermaid') return drawingOf(readBoard(recordsOf(sorted)), kept)
  const { drawing, left } = placedBy(await layOut(layoutOf(sorted.diagram)), sorted.diagram)
  return { drawing, left: [...left, ...furtherOf(sorted.further)] }
}

/** Counted alone, so that nothing is laid out that nobody wants. */
function outlineOf({ diagram, further }: Extract<Readable, { form: 'mermaid' }>): Planned {
  const nowhere = Object.fromEntries(
    [...diagram.nodes, ...diagram.labels, ...diagram.frames].map(({ id }) => [
      id,
      { x: 0, y: 0, w: 0, h: 0 },
    ]),
  )
  const { drawing, left } = placedBy(nowhere, diagram)
  return { drawing, left: [...left, ...furtherOf(further)] }
}

const furtherOf = (further: number): readonly Left[] =>
  leftOf([[further, 'further diagram of the text', 'further diagrams of the text']])

const recordsOf = (sorted: Exclude<Readable, { form: 'mermaid' }>): readonly unknown[] =>
  sorted.form === 'tldraw' ? sorted.records : sorted.elements

const countsOf = ({ nodes, edges, labels, frames, pictures = [] }: Drawing) => ({
  boxes: nodes.length,
  arrows: edges.length,
  others: labels.length + frames.length + pictures.length,
})
