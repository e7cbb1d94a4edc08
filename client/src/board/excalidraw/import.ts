/** Puts drawings from elsewhere onto a board of Excalidraw. It knows no file and no Yjs. */
import { convertToExcalidrawElements, restoreElements } from '@excalidraw/excalidraw'
import type { ExcalidrawElement } from '@excalidraw/excalidraw/element/types'
import type { Box, KeptImage } from '@signalroom/shared'
import { isKind } from '../face/kinds'
import type { ImportHands } from '../import/bring'
import { leftOf, type Drawing } from '../import/drawing'
import { noneKept, type Kept } from '../import/pictures'
import type { Report } from '../import/report'
import type { Readable } from '../import/sort'
import { acceptElement } from './accept-element'
import { fieldsOf, usual, type Fields } from './element'
import { arrowOf, boxOf, pen, pictureOf } from './placing'
import type { Spot } from './route'
import { isShape } from './scene'

/** What the board does for an import: how much it holds, and taking elements in as one step of one's own. */
export type Ground = {
  readonly room: () => number
  /** Where a drawing of this size may begin. */
  readonly corner: (size: { readonly w: number; readonly h: number }) => Spot
  readonly put: (elements: readonly ExcalidrawElement[]) => void
}

export const importHands = (ground: Ground): ImportHands => ({
  form: 'excalidraw',
  room: ground.room,
  lay: (drawing, kept = noneKept) => ground.put(moved(elementsOf(drawing, kept), ground)),
  takeOwn: (file, kept) => takeOwn(file, ground, kept),
})

/** Elements that draw it, where it says; each id is new, and they stand in the order in which they are drawn. */
function elementsOf(
  { nodes, edges, labels, frames, pictures = [] }: Drawing,
  kept: Kept,
): ExcalidrawElement[] {
  const ids = new Map([...frames, ...nodes, ...pictures].map(({ id }) => [id, newId()]))
  const frameId = (frame: string | null) => (frame === null ? null : (ids.get(frame) ?? null))
  const made = new Map<string, ExcalidrawElement>()
  const all: ExcalidrawElement[] = []
  const add = (element: ExcalidrawElement) => {
    all.push(element)
    return element
  }
  for (const { id, name, box, frame } of frames)
    made.set(id, add(frameOf(ids.get(id)!, name, box, frameId(frame))))
  for (const { id, kind, name, box, frame } of nodes) {
    const plain = isKind(kind)
      ? boxOf(kind, { x: box.x + box.w / 2, y: box.y + box.h / 2 }, box)
      : plainBox(box)
    const own = { ...plain, id: ids.get(id)!, frameId: frameId(frame) } as ExcalidrawElement
    made.set(id, add(own))
    if (name.trim() !== '') add(textOf(name, own))
  }
  for (const { id, name, box, frame } of pictures) {
    const image = kept.get(id)
    if (!image) continue
    const picture = pictureOf({ ...image, name, box })
    made.set(id, add({ ...picture, id: ids.get(id)!, frameId: frameId(frame) } as ExcalidrawElement))
  }
  for (const { from, to, heads, label } of edges) {
    const [start, end] = [made.get(from), made.get(to)]
    if (!start || !end) continue
    const heading =
      heads === 'both' ? { startArrowhead: 'arrow' } : heads === 'none' ? { endArrowhead: null } : {}
    const arrow = add({ ...arrowOf(start, end, all), ...heading, id: newId() } as ExcalidrawElement)
    if (label.trim() !== '') add(textOf(label, arrow))
  }
  for (const { text, at, frame } of labels) add({ ...looseText(text, at), frameId: frameId(frame) })
  return all
}

function frameOf(id: string, name: string, { x, y, w, h }: Box, frameId: string | null): ExcalidrawElement {
  const title = name.replaceAll('\n', ' ').trim().slice(0, 400)
  const fields = { type: 'frame', x, y, width: w, height: h, name: title === '' ? null : title, frameId }
  return must(acceptElement(id, fields, 1))
}

function plainBox({ x, y, w, h }: Box): ExcalidrawElement {
  const fields = {
    type: 'rectangle',
    x,
    y,
    width: w,
    height: h,
    backgroundColor: '#ffffff',
    roundness: { type: 3, value: 8 },
  }
  return must(acceptElement(newId(), fields, 1))
}

function must(element: ExcalidrawElement | string): ExcalidrawElement {
  if (typeof element === 'string') throw new Error(`Not an element: ${element}`)
  return element
}

/** As wide as its words are, by the engine's own measure. */
function looseText(text: string, { x, y }: Spot): ExcalidrawElement {
  const [made] = convertToExcalidrawElements([
    {
      type: 'text',
      x,
      y,
      text,
      fontSize: pen.fontSize,
      fontFamily: pen.fontFamily,
      strokeColor: pen.strokeColor,
    },
  ])
  if (!made) throw new Error('Excalidraw made no text')
  return { ...made, id: newId() }
}

function textOf(text: string, holder: ExcalidrawElement): ExcalidrawElement {
  return {
    ...looseText(text, holder),
    containerId: holder.id,
    textAlign: 'center',
    verticalAlign: 'middle',
    frameId: holder.frameId,
  } as ExcalidrawElement
}

/** A file of Excalidraw's, of any age: each element by itself, so that one that is broken costs itself alone. */
function takeOwn(file: Readable, ground: Ground, images: Kept): Report {
  const elements = file.form === 'excalidraw' ? file.elements : []
  const alive = elements.filter(one => !(isObject(one) && one['isDeleted'] === true))
  const counts = { pictures: 0, unread: 0, links: 0 }
  const whole = alive.flatMap(element => {
    const read = readOne(element, images)
    if (read === 'picture') counts.pictures += 1
    else if (read === null) counts.unread += 1
    else {
      if (isObject(element) && typeof element['link'] === 'string') counts.links += 1
      return [read]
    }
    return []
  })
  const once = [...new Map(whole.map(element => [element.id, element])).values()]
  const kept = withinRoom(once, ground.room())
  ground.put(moved(renamed(kept), ground))
  const shapes = kept.filter(isShape)
  const arrows = shapes.filter(({ type }) => type === 'arrow').length
  const boxes = shapes.filter(({ type }) => ['rectangle', 'ellipse', 'diamond'].includes(type)).length
  return {
    boxes,
    arrows,
    others: shapes.length - boxes - arrows,
    left: leftOf([
      [counts.pictures, 'picture', 'pictures'],
      [counts.links, 'link', 'links'],
      [counts.unread, 'item that could not be read', 'items that could not be read'],
      [
        once.filter(isShape).length - shapes.length,
        'shape beyond what a board holds',
        'shapes beyond what a board holds',
      ],
    ]),
  }
}

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const pictures = new Set(['image', 'iframe', 'embeddable'])

function readOne(element: unknown, images: Kept): ExcalidrawElement | 'picture' | null {
  if (!isObject(element) || typeof element['id'] !== 'string') return null
  const image = images.get(element['id'])
  if (pictures.has(String(element['type'])) && !image) return 'picture'
  try {
    const type = element['type'] === 'magicframe' ? 'frame' : element['type']
    const own = { ...element, type, link: null, locked: false, ...(image ? imaged(element, image) : {}) }
    const [restored] = restoreElements([own as never], null)
    if (!restored) return null
    const fields = {
      ...fieldsOf(restored),
      ...('points' in restored ? { points: restored.points } : {}),
      ...('pressures' in restored ? { pressures: restored.pressures } : {}),
    }
    return softened(restored.id, fields)
  } catch {
    return null
  }
}

/** With the room's image in the place of the file's own, which may have had more pixels. */
function imaged({ crop }: Readonly<Record<string, unknown>>, { image, width, height }: KeptImage): object {
  if (!isObject(crop)) return { fileId: image, status: 'saved' }
  const [across, down] = [width / Number(crop['naturalWidth']), height / Number(crop['naturalHeight'])]
  const cut = {
    x: Number(crop['x']) * across,
    y: Number(crop['y']) * down,
    width: Number(crop['width']) * across,
    height: Number(crop['height']) * down,
    naturalWidth: width,
    naturalHeight: height,
  }
  return { fileId: image, status: 'saved', crop: cut }
}

/** With its usual look where its own cannot be shown, such as a colour by its name. */
function softened(id: string, fields: Fields): ExcalidrawElement | null {
  const first = acceptElement(id, fields, 1)
  if (typeof first !== 'string') return first
  const atFault = new Set(first.split(', ').map(reason => reason.split(/[.:]/)[0] ?? ''))
  const rest = Object.fromEntries(
    Object.entries(fields).filter(([name]) => !(atFault.has(name) && (name in usual || optional.has(name)))),
  )
  const second = acceptElement(id, rest, 1)
  return typeof second === 'string' ? null : second
}
const optional = new Set([
  'seed',
  'index',
  'startArrowhead',
  'endArrowhead',
  'customData',
  'startBinding',
  'endBinding',
])

/** Boxes before arrows before all else; words with what they are on. */
function withinRoom(elements: readonly ExcalidrawElement[], room: number): readonly ExcalidrawElement[] {
  const shapes = elements.filter(isShape)
  if (shapes.length <= room) return elements
  const rank = ({ type }: ExcalidrawElement) => (type === 'arrow' ? 1 : type === 'freedraw' ? 2 : 0)
  const kept = new Set(
    shapes
      .toSorted((a, b) => rank(a) - rank(b))
      .slice(0, Math.max(0, room))
      .map(({ id }) => id),
  )
  return elements.filter(element =>
    element.type === 'text' && element.containerId !== null
      ? kept.has(element.containerId)
      : kept.has(element.id),
  )
}

/** New ids, so that what is brought twice stands there twice; what they say of each other is kept. */
function renamed(elements: readonly ExcalidrawElement[]): ExcalidrawElement[] {
  const ids = new Map(elements.map(({ id }) => [id, newId()]))
  const groups = new Map<string, string>()
  const groupId = (id: string) => {
    const known = groups.get(id) ?? newId()
    groups.set(id, known)
    return known
  }
  const end = (binding: unknown) => {
    const id = isObject(binding) ? ids.get(String(binding['elementId'])) : undefined
    return id === undefined ? null : { ...(binding as object), elementId: id }
  }
  return elements.map(element => {
    const own = {
      id: ids.get(element.id),
      frameId: (element.frameId && ids.get(element.frameId)) ?? null,
      groupIds: element.groupIds.map(groupId),
      index: null,
    }
    if (element.type === 'text')
      return {
        ...element,
        ...own,
        containerId: (element.containerId && ids.get(element.containerId)) ?? null,
      }
    if (element.type === 'arrow' || element.type === 'line')
      return {
        ...element,
        ...own,
        startBinding: end(element.startBinding),
        endBinding: end(element.endBinding),
      }
    return { ...element, ...own }
  }) as ExcalidrawElement[]
}

/** All of it, moved as one to where there is room. */
function moved(elements: readonly ExcalidrawElement[], ground: Ground): ExcalidrawElement[] {
  if (elements.length === 0) return []
  const x = Math.min(...elements.map(element => element.x))
  const y = Math.min(...elements.map(element => element.y))
  const right = Math.max(...elements.map(element => element.x + element.width))
  const bottom = Math.max(...elements.map(element => element.y + element.height))
  const corner = ground.corner({ w: right - x, h: bottom - y })
  const [dx, dy] = [Math.round(corner.x - x), Math.round(corner.y - y)]
  return elements.map(element => ({ ...element, x: element.x + dx, y: element.y + dy }))
}

/** Ids of one moment sort as they were made: what has no place of its own among the drawn is drawn in their order. */
let made = 0
const newId = (): string =>
  `${Date.now().toString(36)}${(made++).toString(36).padStart(6, '0')}${crypto.randomUUID().slice(0, 8)}`
