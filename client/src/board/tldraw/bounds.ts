/** How much a board and a label hold, and what is done and said where more was meant. It knows no Yjs. */
import type { Editor, TLContent, TLShape, TLShapeId } from 'tldraw'
import { longestRecord } from './accept-record'

const full = (editor: Editor): string =>
  `The board is full: it holds ${editor.options.maxShapesPerPage.toLocaleString('en')} shapes. Erase some to go on.`
const tooLong = 'Left out: a label does not hold so much text.'

/** Says it whenever tldraw leaves out what no longer fits, and leaves out what others could not be shown. */
export function guardBounds(editor: Editor, say: (sentence: string) => void): () => void {
  const onFull = () => say(full(editor))
  editor.on('max-shapes', onFull)
  const stop = editor.sideEffects.registerBeforeChangeHandler('shape', (before, after, source) => {
    if (source !== 'user' || !hasLongerText(before, after)) return after
    say(tooLong)
    return before
  })
  return () => {
    editor.off('max-shapes', onFull)
    stop()
  }
}

/** Half of what a record may be: its text may still be coloured, and others add to it. */
export const fitsLabel = (text: unknown): boolean => JSON.stringify(text).length <= longestRecord / 2

function hasLongerText({ props: before }: TLShape, { props: after }: TLShape): boolean {
  if (!('richText' in before && 'richText' in after) || before.richText === after.richText) return false
  return !fitsLabel(after.richText) && JSON.stringify(after.richText) > JSON.stringify(before.richText)
}

/** Copies of the selected shapes, as many as fit. */
export function duplicate(editor: Editor, say: (sentence: string) => void): void {
  const selected = editor.getSelectedShapeIds()
  const shapes = selected.flatMap(id => editor.getShape(id) ?? [])
  const ids = fitting(shapes, roomLeft(editor), arrowEnds(editor))
  if (ids.size > 0) {
    editor.markHistoryStoppingPoint('duplicate')
    editor.duplicateShapes([...ids], { x: 24, y: 24 })
  }
  if (ids.size < shapes.length) say(partly(editor, ids.size, shapes.length, 'copied'))
}

/** The part of what is pasted that fits: whole shapes, and arrows with both of their ends. */
export function pastable(editor: Editor, content: TLContent, say: (sentence: string) => void): TLContent {
  const bindings = content.bindings ?? []
  const ends = (arrow: TLShape) =>
    bindings.filter(({ fromId }) => fromId === arrow.id).map(({ toId }) => toId)
  const ids = fitting(content.shapes, roomLeft(editor), ends)
  if (ids.size === content.shapes.length) return content
  say(partly(editor, ids.size, content.shapes.length, 'pasted'))
  return {
    ...content,
    shapes: content.shapes.filter(({ id }) => ids.has(id)),
    rootShapeIds: content.rootShapeIds.filter(id => ids.has(id)),
    bindings: bindings.filter(({ fromId, toId }) => ids.has(fromId) && ids.has(toId)),
  }
}

const roomLeft = (editor: Editor): number =>
  Math.max(0, editor.options.maxShapesPerPage - editor.getCurrentPageShapeIds().size)

const arrowEnds = (editor: Editor) => (arrow: TLShape) =>
  editor.getBindingsFromShape(arrow.id, 'arrow').map(({ toId }) => toId)

/** Boxes before arrows: an arrow without what it leads to says nothing. */
function fitting(
  shapes: readonly TLShape[],
  room: number,
  ends: (arrow: TLShape) => readonly TLShapeId[],
): Set<TLShapeId> {
  if (shapes.length <= room) return new Set(shapes.map(({ id }) => id))
  const ids = new Set<TLShapeId>()
  const all = new Set(shapes.map(({ id }) => id))
  for (const { id, type } of shapes) if (type !== 'arrow' && ids.size < room) ids.add(id)
  for (const shape of shapes) {
    const bound = ends(shape).filter(id => all.has(id))
    if (shape.type === 'arrow' && ids.size < room && bound.every(id => ids.has(id))) ids.add(shape.id)
  }
  return ids
}

const partly = (editor: Editor, done: number, meant: number, what: string): string =>
  done === 0
    ? full(editor)
    : `${full(editor)} Of ${meant} shapes ${done} ${done === 1 ? 'was' : 'were'} ${what}.`
