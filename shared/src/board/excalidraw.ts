/** Excalidraw's elements as pieces: places, texts, ends. It knows no scene. */
import { fields, fits, number, point, string, text, type Fields } from './fields.js'
import { around, cornersOf, middleOf, turned } from './geometry.js'
import { isComponentKind, type ComponentKind } from './kinds.js'
import { headsOf, openLine } from './lines.js'
import type { End, Piece, Pieces } from './piece.js'
import type { Box, Point } from './reading.js'

/** Deleted elements are nothing, and are not counted. */
export function fromExcalidraw(elements: readonly Fields[]): Pieces {
  const pieces: Piece[] = []
  let left = 0
  for (const element of elements) {
    if (element['isDeleted'] === true) continue
    const piece = pieceOf(element)
    if (piece) pieces.push(piece)
    else left += 1
  }
  return { pieces, left }
}

function pieceOf(element: Fields): Piece | null {
  const [id, type] = [string(element['id']), string(element['type'])]
  const at = point(element)
  if (!id || !type || !at) return null
  const groups = element['groupIds']
  const standing = {
    id,
    frame: string(element['frameId']),
    group: Array.isArray(groups) ? string(groups[0]) : null,
  }
  if (type === 'arrow' || type === 'line') return joinOf(element, at, standing)
  const box = boxOf(element, at)
  if (!box || !fits(box)) return null
  const kind = kindOf(element)
  switch (type) {
    case 'rectangle':
    case 'ellipse':
    case 'diamond':
      return { ...standing, box, form: 'box', text: '', kind, rectangle: type === 'rectangle' }
    case 'text':
      return {
        ...standing,
        box,
        form: 'text',
        text: writtenOn(element),
        holder: string(element['containerId']),
        kind,
      }
    case 'frame':
    case 'magicframe':
      return { ...standing, box, form: 'frame', text: text(element['name']), byPlace: false }
    case 'image':
    case 'iframe':
    case 'embeddable':
      return { ...standing, box, form: 'sign', sign: 'image', text: nameOf(element), kind }
    case 'freedraw':
      return { ...standing, box, form: 'stroke' }
    default:
      return null
  }
}

/** As it was typed; what is shown is broken into lines to fit its box. */
const writtenOn = (element: Fields): string => text(element['originalText']) || text(element['text'])

/** Of a picture, which Excalidraw itself gives none. */
const nameOf = (element: Fields): string => text(fields(element['customData'])?.['alt'])

const kindOf = (element: Fields): ComponentKind | null => {
  const kind = fields(element['customData'])?.['kind']
  return isComponentKind(kind) ? kind : null
}

/** A side may be negative while it is drawn. */
function boxOf(element: Fields, { x, y }: Point): Box | null {
  const [w, h] = [number(element['width']), number(element['height'])]
  if (w === null || h === null) return null
  const straight = { x: Math.min(x, x + w), y: Math.min(y, y + h), w: Math.abs(w), h: Math.abs(h) }
  const angle = number(element['angle']) ?? 0
  const centre = middleOf(straight)
  return angle === 0 ? straight : around(cornersOf(straight).map(corner => turned(corner, centre, angle)))
}

type Place = { readonly id: string; readonly frame: string | null; readonly group: string | null }

function joinOf(element: Fields, at: Point, place: Place): Piece | null {
  const points = pathOf(element, at)
  const plain = points && openLine(place, points)
  if (!plain) return null
  if (element['type'] === 'line')
    return isClosed(points) ? { ...place, box: plain.box, form: 'stroke' } : plain
  const heads = headsOf(hasHead(element['startArrowhead'], null), hasHead(element['endArrowhead'], 'arrow'))
  const start = boundTo(element['startBinding'], plain.start)
  return { ...plain, arrow: true, heads, start, end: boundTo(element['endBinding'], plain.end) }
}

const boundTo = (binding: unknown, end: End): End => ({
  ...end,
  bound: string(fields(binding)?.['elementId']),
})
const hasHead = (value: unknown, usual: string | null): boolean =>
  (value === undefined ? usual : value) !== null

function pathOf(element: Fields, at: Point): readonly Point[] | null {
  const points = element['points']
  if (!Array.isArray(points) || points.length > mostPoints) return null
  const path = points.map(one => point(one)).filter(one => one !== null)
  if (path.length < points.length || path.length < 2) return null
  const placed = path.map(one => ({ x: at.x + one.x, y: at.y + one.y }))
  const angle = number(element['angle']) ?? 0
  const box = around(placed)
  if (angle === 0 || !box) return placed
  return placed.map(one => turned(one, middleOf(box), angle))
}
const mostPoints = 10_000

const isClosed = (points: readonly Point[]): boolean => {
  const [first, last] = [points[0]!, points.at(-1)!]
  return points.length > 3 && Math.hypot(first.x - last.x, first.y - last.y) < 8
}
