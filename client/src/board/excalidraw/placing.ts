/** New boxes, arrows and labels, whole from their first moment, and where there is room for them. It knows no editor. */
import { convertToExcalidrawElements } from '@excalidraw/excalidraw'
import type { ExcalidrawElement } from '@excalidraw/excalidraw/element/types'
import { componentKind } from '@signalroom/shared'
import type { TextBox } from '../board'
import { freeSpots, gap } from '../face/ground'
import type { NewImage } from '../face/hands'
import { sizes, type NodeKind, type Size } from '../face/kinds'
import { acceptElement } from './accept-element'
import { isBetween } from './element'
import { middle, type Spot } from './route'

type Form = 'rectangle' | 'ellipse' | 'diamond'
/** What Excalidraw draws by itself; on a rectangle kind-outline.ts draws what the kind is. */
const formOf = (kind: NodeKind): Form => {
  const { outline } = componentKind(kind)
  return outline === 'ellipse' || outline === 'diamond' ? outline : 'rectangle'
}
const tints: Readonly<Record<NodeKind, string>> = {
  client: '#f1f1ef',
  service: '#ffffff',
  gateway: '#ffffff',
  'load-balancer': '#ffffff',
  cache: '#fdf3dc',
  queue: '#efe9fb',
  stream: '#efe9fb',
  store: '#e7f0fb',
  'object-store': '#e7f0fb',
  'search-index': '#e7f0fb',
  model: '#e3f4ec',
  'feature-store': '#e3f4ec',
  scheduler: '#ffffff',
  cdn: '#f1f1ef',
  'third-party': '#f1f1ef',
}

/** What everything here is drawn with. */
export const pen = {
  strokeColor: '#1e1e1e',
  strokeWidth: 1,
  roughness: 0,
  fontFamily: 6,
  fontSize: 14,
} as const

/** A box around a point, without a label yet. */
export function boxOf(kind: NodeKind, { x, y }: Spot, size = sizes[kind]): ExcalidrawElement {
  const [box] = convertToExcalidrawElements(
    [
      {
        type: formOf(kind),
        x: x - size.w / 2,
        y: y - size.h / 2,
        width: size.w,
        height: size.h,
        backgroundColor: tints[kind],
        fillStyle: 'solid',
        strokeColor: pen.strokeColor,
        strokeWidth: pen.strokeWidth,
        roughness: pen.roughness,
        roundness: null,
        customData: { kind },
      },
    ],
    { regenerateIds: true },
  )
  if (!box) throw new Error('Excalidraw made no box')
  return box
}

/** An arrow from one to the other; beside those that run there already. Where it runs is settled afterwards. */
export function arrowOf(
  from: ExcalidrawElement,
  to: ExcalidrawElement,
  all: readonly ExcalidrawElement[],
): ExcalidrawElement {
  const ends = [from.id, to.id]
  const others = all.filter(
    other =>
      !other.isDeleted &&
      other.type === 'arrow' &&
      isBetween(other) &&
      ends.includes(other.startBinding?.elementId ?? '') &&
      ends.includes(other.endBinding?.elementId ?? ''),
  ).length
  const focus = others === 0 ? 0 : 0.4 * Math.ceil(others / 2) * (others % 2 === 0 ? -1 : 1)
  const [a, b] = [middle(from), middle(to)]
  const [arrow] = convertToExcalidrawElements(
    [
      {
        type: 'arrow',
        x: a.x,
        y: a.y,
        width: b.x - a.x,
        height: b.y - a.y,
        points: [
          [0, 0],
          [b.x - a.x, b.y - a.y],
        ] as never,
        strokeColor: pen.strokeColor,
        strokeWidth: pen.strokeWidth,
        roughness: pen.roughness,
        roundness: null,
        endArrowhead: 'arrow',
      },
    ],
    { regenerateIds: true },
  )
  if (!arrow) throw new Error('Excalidraw made no arrow')
  const binding = (elementId: string, aim: number) => ({ elementId, focus: aim, gap: 6, fixedPoint: null })
  return {
    ...arrow,
    startBinding: binding(from.id, focus),
    endBinding: binding(to.id, -focus),
  } as ExcalidrawElement
}

/** An image of the room's where it says; its name is kept beside it. */
export function pictureOf({ image, name, box: { x, y, w, h } }: NewImage): ExcalidrawElement {
  const id = crypto.randomUUID().replaceAll('-', '').slice(0, 20)
  const named = name === '' ? {} : { customData: { alt: name } }
  const fields = { type: 'image', fileId: image, x, y, width: w, height: h, ...named }
  const picture = acceptElement(id, fields, 1)
  if (typeof picture === 'string') throw new Error(`Not an image: ${picture}`)
  return picture
}

/** A box with its text inside, from the top and the left. */
export const textBoxOf = ({ x, y, w, h, text }: TextBox): readonly ExcalidrawElement[] =>
  convertToExcalidrawElements(
    [
      {
        type: 'rectangle',
        x,
        y,
        width: w,
        height: h,
        backgroundColor: '#ffffff',
        fillStyle: 'solid',
        strokeColor: pen.strokeColor,
        strokeWidth: pen.strokeWidth,
        roughness: pen.roughness,
        roundness: null,
        label: {
          text,
          fontSize: pen.fontSize,
          fontFamily: pen.fontFamily,
          textAlign: 'left',
          verticalAlign: 'top',
        },
      },
    ],
    { regenerateIds: true },
  )

/** True for what an arrow can be bound to. */
export const mayHoldArrow = (element: ExcalidrawElement): boolean =>
  !element.isDeleted &&
  (element.type === 'rectangle' ||
    element.type === 'ellipse' ||
    element.type === 'diamond' ||
    (element.type === 'text' && element.containerId === null))

type View = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** Where nothing stands yet around a point: the nearest first. */
export const freeGround = (
  elements: readonly ExcalidrawElement[],
  start: Spot,
  size: Size,
): readonly Spot[] =>
  freeSpots(
    elements.filter(one => mayHoldArrow(one) || (one.type === 'image' && !one.isDeleted)).map(boundsOf),
    start,
    size,
  )

/** Where an element is, as the readings of a board have it. */
export const boundsOf = ({ x, y, width: w, height: h }: ExcalidrawElement) => ({ x, y, w, h })

/** A box of a size around a point lies whole in the view. */
export const isInside = (view: View, { x, y }: Spot, { w, h }: Size): boolean =>
  x - w / 2 >= view.x &&
  y - h / 2 >= view.y &&
  x + w / 2 <= view.x + view.width &&
  y + h / 2 <= view.y + view.height

/** Where the next box stands by itself: to the right of what is selected, else in the middle of the view. */
export function beside(selected: readonly ExcalidrawElement[], view: View, w: number): Spot {
  if (selected.length === 0) return middle(view)
  const right = Math.max(...selected.map(({ x, width }) => x + width))
  const top = Math.min(...selected.map(({ y }) => y))
  const bottom = Math.max(...selected.map(({ y, height }) => y + height))
  return { x: right + gap + w / 2, y: (top + bottom) / 2 }
}

/** Where a whole drawing may begin: to the right of what stands there, in the middle of the view where nothing does. */
export function cornerBeside(
  elements: readonly ExcalidrawElement[],
  view: View,
  { w, h }: { readonly w: number; readonly h: number },
): Spot {
  if (elements.length === 0) return { x: middle(view).x - w / 2, y: middle(view).y - h / 2 }
  return {
    x: Math.max(...elements.map(one => one.x + one.width)) + gap,
    y: Math.min(...elements.map(one => one.y)),
  }
}

/** Line by line from the top, each from the left. */
export const inReadingOrder = (a: ExcalidrawElement, b: ExcalidrawElement): number =>
  Math.abs(a.y + a.height / 2 - (b.y + b.height / 2)) > 40 ? a.y - b.y : a.x - b.x
