/**
 * Decides whether an element from elsewhere may be drawn. It knows no Yjs. Whatever Excalidraw would draw wrongly or not
 * survive costs this one element and not the board.
 */
import type { ExcalidrawElement } from '@excalidraw/excalidraw/element/types'
import { isImageId } from '@signalroom/shared'
import { z } from 'zod'
import { usual, type Fields } from './element'

const farthest = 1_000_000
/** Characters of an element's JSON; one that is longer is shown to nobody. */
export const longestElement = 200_000
/** How many elements a page shows. */
export const mostElements = 3_000

const Coordinate = z.number().min(-farthest).max(farthest)
const Size = z.number().min(0).max(farthest)
const Id = z.string().min(1).max(64)
const Color = z.string().regex(/^(?:#[\da-f]{3,8}|transparent)$/i)
const Point = z.tuple([Coordinate, Coordinate])
const Arrowhead = z
  .enum([
    'arrow',
    'bar',
    'dot',
    'circle',
    'circle_outline',
    'triangle',
    'triangle_outline',
    'diamond',
    'diamond_outline',
    'crowfoot_one',
    'crowfoot_many',
    'crowfoot_one_or_many',
  ])
  .nullable()

const base = {
  x: Coordinate,
  y: Coordinate,
  width: Size,
  height: Size,
  angle: z.number().min(-100).max(100),
  strokeColor: Color,
  backgroundColor: Color,
  fillStyle: z.enum(['hachure', 'cross-hatch', 'solid', 'zigzag']),
  strokeWidth: z.number().min(0.1).max(40),
  strokeStyle: z.enum(['solid', 'dashed', 'dotted']),
  roundness: z
    .object({ type: z.number().int().min(1).max(3), value: z.number().max(1000).optional() })
    .nullable(),
  roughness: z.number().min(0).max(3),
  opacity: z.number().min(0).max(100),
  seed: z.number().int().default(1),
  index: z.string().min(1).max(200).nullable().default(null),
  groupIds: z.array(Id).max(50),
  frameId: Id.nullable(),
  link: z.null(),
  locked: z.boolean(),
  customData: z.record(z.string().max(40), z.json()).optional(),
}

const Binding = z
  .object({
    elementId: Id,
    focus: z.number().min(-10).max(10),
    gap: z.number().min(0).max(1_000),
    fixedPoint: z.tuple([z.number(), z.number()]).nullable().optional(),
  })
  .nullable()

const line = {
  ...base,
  points: z.array(Point).min(2).max(2_000),
  startBinding: Binding.default(null),
  endBinding: Binding.default(null),
  startArrowhead: Arrowhead.default(null),
  endArrowhead: Arrowhead.default(null),
}

const Pixels = z.number().min(0).max(100_000)
const Crop = z.object({
  x: Pixels,
  y: Pixels,
  width: Pixels.min(1),
  height: Pixels.min(1),
  naturalWidth: Pixels.min(1),
  naturalHeight: Pixels.min(1),
})

const Element = z.discriminatedUnion('type', [
  z.object({ ...base, type: z.enum(['rectangle', 'diamond', 'ellipse']) }),
  z.object({
    ...base,
    type: z.literal('text'),
    fontSize: z.number().min(1).max(400),
    fontFamily: z.number().int().min(1).max(9),
    text: z.string().max(20_000),
    originalText: z.string().max(20_000),
    textAlign: z.enum(['left', 'center', 'right']),
    verticalAlign: z.enum(['top', 'middle', 'bottom']),
    containerId: Id.nullable().default(null),
    autoResize: z.boolean().default(true),
    lineHeight: z.number().min(0.5).max(4).default(1.25),
  }),
  // A bent arrow finds its way by rules that only its own engine knows, so it is drawn as the straight lines it is made of.
  z.object({ ...line, type: z.literal('arrow'), elbowed: z.literal(false).catch(false).default(false) }),
  z.object({ ...line, type: z.literal('line'), polygon: z.boolean().optional() }),
  z.object({
    ...base,
    type: z.literal('freedraw'),
    points: z.array(Point).min(1).max(20_000),
    pressures: z.array(z.number().min(0).max(1)).max(20_000),
    simulatePressure: z.boolean().default(true),
  }),
  z.object({ ...base, type: z.literal('frame'), name: z.string().max(400).nullable().default(null) }),
  z.object({
    ...base,
    type: z.literal('image'),
    // One of the room's images; never an image itself.
    fileId: z.string().refine(isImageId),
    status: z.literal('saved').catch('saved').default('saved'),
    scale: z.tuple([z.number().min(-1).max(1), z.number().min(-1).max(1)]).default([1, 1]),
    crop: Crop.nullable().catch(null).default(null),
  }),
])

/** The element when it may be drawn, with a version of its own; else the reason, in words for a test or a log. */
export function acceptElement(id: string, fields: Fields, version: number): ExcalidrawElement | string {
  if (!Id.safeParse(id).success) return 'no id'
  if (JSON.stringify(fields).length > longestElement) return 'too long'
  const read = Element.safeParse({ ...usual, ...fields })
  if (!read.success) return read.error.issues.map(({ path, code }) => `${path.join('.')}: ${code}`).join(', ')
  const page = { id, version, versionNonce: nonce(), updated: 1, isDeleted: false, boundElements: null }
  const more = 'points' in read.data ? { lastCommittedPoint: null } : {}
  // What Zod has read is of that form; the brands that Excalidraw's own types carry are its own.
  return { ...read.data, ...page, ...more } as unknown as ExcalidrawElement
}

export const nonce = (): number => Math.floor(Math.random() * 2 ** 31)
