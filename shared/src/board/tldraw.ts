/** tldraw's shapes and bindings as pieces: places on the page, plain text, ends. It knows no editor. */
import { fields, fits, number, point, string, text, type Fields } from './fields.js'
import { around, compare, cornersOf, turned } from './geometry.js'
import { isComponentKind, type ComponentKind } from './kinds.js'
import { headsOf, openLine } from './lines.js'
import type { End, Piece, Pieces } from './piece.js'
import type { Box, Point } from './reading.js'
import { plainOf } from './rich-text.js'

interface Shape {
  readonly id: string
  readonly type: string
  readonly parent: string
  readonly x: number
  readonly y: number
  readonly rotation: number
  readonly props: Fields
  readonly meta: Fields
}
/** Where a shape's own corner is on the page, how it is turned, and what holds it. */
interface Place {
  readonly page: string
  readonly origin: Point
  readonly rotation: number
  readonly frame: string | null
  readonly group: string | null
}

/** Pieces of the page that holds most; what is on others, or on none, is left. */
export function fromTldraw(records: readonly Fields[]): Pieces {
  const shapes = new Map<string, Shape>()
  const ends = new Map<string, string>()
  let left = 0
  for (const record of records) {
    if (record['typeName'] === 'shape') {
      const shape = readShape(record)
      if (shape) shapes.set(shape.id, shape)
      else left += 1
    } else if (record['typeName'] === 'binding') {
      if (!noteBinding(record, ends)) left += 1
    }
  }
  const places = new Map([...shapes.values()].map(shape => [shape.id, placeOf(shape, shapes)]))
  const page = fullestPage(places.values())
  const pieces: Piece[] = []
  for (const shape of shapes.values()) {
    const place = places.get(shape.id) ?? null
    const piece = place?.page === page && place ? pieceOf(shape, place, ends) : null
    if (piece) pieces.push(piece)
    else if (!place || shape.type !== 'group') left += 1
  }
  return { pieces, left }
}

function readShape(record: Fields): Shape | null {
  const [id, type, parent] = [string(record['id']), string(record['type']), string(record['parentId'])]
  const at = point(record)
  const props = fields(record['props'])
  if (!id || !type || !parent || !at || !props) return null
  const rotation = number(record['rotation']) ?? 0
  return { id, type, parent, ...at, rotation, props, meta: fields(record['meta']) ?? {} }
}

/** `arrow start` → the shape it is bound to. Of two bindings of an end, the lesser id counts. */
function noteBinding(record: Fields, ends: Map<string, string>): boolean {
  const [arrow, shape] = [string(record['fromId']), string(record['toId'])]
  const terminal = fields(record['props'])?.['terminal']
  if (record['type'] !== 'arrow' || !arrow || !shape || (terminal !== 'start' && terminal !== 'end'))
    return false
  const key = `${terminal} ${arrow}`
  const known = ends.get(key)
  if (known === undefined || compare(shape, known) < 0) ends.set(key, shape)
  return true
}

/** Null in a circle of parents, and where one is missing. */
function placeOf(shape: Shape, shapes: ReadonlyMap<string, Shape>): Place | null {
  let origin: Point = { x: shape.x, y: shape.y }
  let rotation = shape.rotation
  let [frame, group]: [string | null, string | null] = [null, null]
  let parent = shape.parent
  for (let depth = 0; depth < deepest; depth++) {
    if (parent.startsWith('page:')) return { page: parent, origin, rotation, frame, group }
    const holder = shapes.get(parent)
    if (!holder) return null
    if (holder.type === 'frame') frame ??= holder.id
    if (holder.type === 'group' && frame === null) group ??= holder.id
    const moved = { x: origin.x + holder.x, y: origin.y + holder.y }
    origin = holder.rotation === 0 ? moved : turned(moved, holder, holder.rotation)
    rotation += holder.rotation
    parent = holder.parent
  }
  return null
}
const deepest = 100

function fullestPage(places: Iterable<Place | null>): string | null {
  const counts = new Map<string, number>()
  for (const place of places) if (place) counts.set(place.page, (counts.get(place.page) ?? 0) + 1)
  return [...counts].toSorted((a, b) => b[1] - a[1] || compare(a[0], b[0]))[0]?.[0] ?? null
}

function pieceOf(shape: Shape, place: Place, ends: ReadonlyMap<string, string>): Piece | null {
  const { id, props } = shape
  const { frame, group } = place
  if (shape.type === 'arrow') return arrowOf(shape, place, ends)
  if (shape.type === 'line') return lineOf(shape, place)
  const size = sizeOf(shape)
  const box = size && boxOf(size, place)
  if (!box || !fits(box)) return null
  const standing = { id, box, frame, group }
  const kind = kindOf(shape)
  switch (shape.type) {
    case 'geo':
      return { ...standing, form: 'box', text: textOf(shape), kind, rectangle: props['geo'] === 'rectangle' }
    case 'text':
      return { ...standing, form: 'text', text: textOf(shape), holder: null, kind }
    case 'note':
      return { ...standing, form: 'sign', sign: 'note', text: textOf(shape), kind }
    case 'frame':
      return {
        ...standing,
        form: 'frame',
        text: text(props['name']),
        byPlace: shape.meta['holds'] === 'place',
      }
    case 'draw':
    case 'highlight':
      return { ...standing, form: 'stroke' }
    case 'image':
    case 'video':
    case 'embed':
    case 'bookmark':
      return { ...standing, form: 'sign', sign: 'image', text: text(props['altText']), kind }
    default:
      return null
  }
}

const textOf = ({ props }: Shape): string =>
  props['richText'] === undefined ? text(props['text']) : plainOf(props['richText'])

/** A kind placed by the palette stands in `meta.kind`, or as the outline itself. */
const kindOf = ({ meta, props }: Shape): ComponentKind | null =>
  [meta['kind'], props['geo']].find(isComponentKind) ?? null

/** Before it is turned. A text that fits itself has no size of its own before it is drawn: it is estimated. */
function sizeOf(shape: Shape): { readonly w: number; readonly h: number } | null {
  const { props, type } = shape
  const [w, h] = [number(props['w']), number(props['h'])]
  const scale = number(props['scale']) ?? 1
  const grown = number(props['growY']) ?? 0
  if (type === 'text') return textSize(textOf(shape), props, scale)
  if (type === 'note') return { w: 200 * scale, h: (200 + grown) * scale }
  if (type === 'draw' || type === 'highlight') return { w: 0, h: 0 }
  return w === null || h === null ? null : { w, h: h + grown }
}

function textSize(words: string, props: Fields, scale: number): { readonly w: number; readonly h: number } {
  const letter = letterSizes.get(props['size']) ?? 24
  const lines = words.split('\n')
  const longest = Math.max(...lines.map(line => line.length))
  const own = props['autoSize'] === false ? number(props['w']) : null
  return { w: (own ?? Math.max(8, longest * letter * 0.55)) * scale, h: lines.length * letter * 1.35 * scale }
}
const letterSizes: ReadonlyMap<unknown, number> = new Map([
  ['s', 18],
  ['m', 24],
  ['l', 36],
  ['xl', 44],
])

function boxOf(
  { w, h }: { readonly w: number; readonly h: number },
  { origin, rotation }: Place,
): Box | null {
  const straight = { ...origin, w, h }
  if (rotation === 0) return straight
  return around(cornersOf(straight).map(corner => turned(corner, origin, rotation)))
}

function arrowOf(shape: Shape, place: Place, ends: ReadonlyMap<string, string>): Piece | null {
  const { id, props } = shape
  const [from, to] = [props['start'], props['end']].map(end => onPage(end, place))
  const start = endOf(ends.get(`start ${id}`) ?? boundWithin(props['start']), from ?? null)
  const end = endOf(ends.get(`end ${id}`) ?? boundWithin(props['end']), to ?? null)
  const at = from ?? to ?? place.origin
  if (![start, end].every(one => one.bound !== null || one.at !== null)) return null
  const heads = headsOf(hasHead(props['arrowheadStart'], 'none'), hasHead(props['arrowheadEnd'], 'arrow'))
  return {
    form: 'join',
    id,
    box: around([from ?? at, to ?? at]) ?? { ...at, w: 0, h: 0 },
    frame: place.frame,
    group: place.group,
    text: textOf(shape),
    arrow: true,
    heads,
    start,
    end,
    via: [],
    bend: number(props['bend']) ?? 0,
  }
}

/** Before bindings were records of their own, an end itself said what it is bound to. */
const boundWithin = (end: unknown): string | undefined => {
  const held = fields(end)
  return held?.['type'] === 'binding' ? (string(held['boundShapeId']) ?? undefined) : undefined
}
const onPage = (value: unknown, { origin, rotation }: Place): Point | null => {
  const at = point(value)
  return at && turned({ x: origin.x + at.x, y: origin.y + at.y }, origin, rotation)
}
/** What is stored of a bound end is not where it is drawn. */
const endOf = (bound: string | undefined, at: Point | null): End =>
  bound === undefined ? { bound: null, at } : { bound, at: null }
const hasHead = (value: unknown, usual: string): boolean => (value ?? usual) !== 'none'

function lineOf(shape: Shape, place: Place): Piece | null {
  const points = Object.entries(fields(shape.props['points']) ?? {})
    .map(([key, value]) => ({ index: string(fields(value)?.['index']) ?? key, at: onPage(value, place) }))
    .toSorted((a, b) => compare(a.index, b.index))
    .flatMap(({ at }) => (at ? [at] : []))
  return openLine({ id: shape.id, frame: place.frame, group: place.group }, points)
}
