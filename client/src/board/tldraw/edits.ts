/** The outline's edits, as tldraw makes them: each a step of its own. It knows no Yjs. */
import { ownersIn, readBoard } from '@signalroom/shared'
import {
  createShapeId,
  kickoutOccludedShapes,
  react,
  renderPlaintextFromRichText,
  toRichText,
  type Editor,
  type TLShape,
  type TLShapeId,
} from 'tldraw'
import type { Edits } from '../face/edits'
import { groundAround, groundBeside } from '../face/ground'
import { sizes } from '../face/kinds'
import { geoOf } from './kinds'
import { recordsOf } from './measure'
import { isOthersToWrite } from './one-writer'
import { binding } from './placing'
import { writtenBeside } from './presence'
import { frameName } from './region'

export function editsOf(editor: Editor): Edits {
  const reading = () => readBoard(recordsOf(editor))
  const shapeOf = (id: string) => editor.getShape(id as TLShapeId)
  const boundsOf = (id: string) => editor.getShapePageBounds(id as TLShapeId)
  /** What stands for nothing by itself and goes with it. */
  const partsOf = (...ids: readonly string[]) =>
    [...ownersIn(recordsOf(editor))].flatMap(([part, owner]) =>
      ids.includes(owner) && !ids.includes(part) ? (shapeOf(part) ?? []) : [],
    )

  function step(name: string, act: () => void): boolean {
    if (editor.getIsReadonly()) return false
    editor.markHistoryStoppingPoint(name)
    editor.run(act)
    return true
  }
  function moveTo(id: string, centre: { readonly x: number; readonly y: number }) {
    const [shape, bounds] = [shapeOf(id), boundsOf(id)]
    if (!shape || !bounds) return
    const [x, y] = [centre.x - bounds.midX, centre.y - bounds.midY]
    for (const one of [shape, ...partsOf(id)])
      editor.updateShape({ id: one.id, type: one.type, x: one.x + x, y: one.y + y })
  }
  const made = (id: TLShapeId) => (editor.getShape(id) ? id : null)
  const wordsOf = (shape: TLShape) =>
    shape.type === 'frame'
      ? shape.props.name
      : shape.type === 'image'
        ? shape.props.altText
        : holdsWords(shape)
          ? renderPlaintextFromRichText(editor, shape.props.richText).trim()
          : ''
  const write = (shape: TLShape, text: string) => {
    if (shape.type === 'frame')
      return void editor.updateShape({ id: shape.id, type: 'frame', props: { name: frameName(text) } })
    if (shape.type === 'image')
      return void editor.updateShape({ id: shape.id, type: 'image', props: { altText: text } })
    if (!holdsWords(shape)) return
    editor.updateShape({ id: shape.id, type: shape.type, props: { richText: toRichText(text) } })
  }

  return {
    reading,
    watch: changed =>
      react('outline', () => {
        recordsOf(editor)
        changed()
      }),
    add: (kind, name, beside) => {
      const id = createShapeId()
      const { w, h } = sizes[kind]
      step('add', () => {
        const other = beside === null ? undefined : boundsOf(beside)
        const centre = other
          ? groundBeside(reading(), other, { w, h })
          : groundAround(reading(), editor.getViewportPageBounds().center, { w, h })
        const props = { geo: geoOf(kind), w, h, richText: toRichText(name) }
        editor.createShape({ id, type: 'geo', x: centre.x - w / 2, y: centre.y - h / 2, props })
      })
      return made(id)
    },
    rename: (id, text) => {
      const shape = shapeOf(id)
      if (!shape || isOthersToWrite(editor, shape.id)) return false
      // Of words that stand apart one may be all that names it; what stands there now is all of them.
      const apart = partsOf(id).filter(part => wordsOf(part) !== '')
      const own = wordsOf(shape) === '' ? (apart.shift() ?? shape) : shape
      return step('rename', () => {
        write(own, text)
        editor.deleteShapes(apart)
      })
    },
    connect: (from, to, label) => {
      const [start, end] = [shapeOf(from), shapeOf(to)]
      if (!start || !end) return null
      const id = createShapeId()
      step('connect', () => {
        editor.createShape({ id, type: 'arrow', props: { richText: toRichText(label) } })
        if (!editor.getShape(id)) return
        editor.createBinding(binding(id, start.id, 'start'))
        editor.createBinding(binding(id, end.id, 'end'))
      })
      return made(id)
    },
    remove: id => {
      const own = shapeOf(id)
      if (!own) return false
      const its = reading().edges.filter(({ from, to }) => from === id || to === id)
      const gone = [id, ...its.map(edge => edge.id)]
      const parts = partsOf(...gone)
      return step('delete', () => {
        // What stands in a frame stays.
        if (own.type === 'frame')
          editor.reparentShapes(editor.getSortedChildIdsForParent(own.id), own.parentId)
        editor.deleteShapes([...gone, ...parts.map(part => part.id)] as TLShapeId[])
      })
    },
    moveBeside: (id, other) => {
      const [own, theirs] = [boundsOf(id), boundsOf(other)]
      if (!own || !theirs || id === other) return false
      return step('move', () => {
        const parent = shapeOf(other)?.parentId
        const moved = [id as TLShapeId, ...partsOf(id).map(part => part.id)]
        if (parent) editor.reparentShapes(moved, parent)
        moveTo(id, groundBeside(reading(), theirs, own, id))
        // A frame shows nothing of what stands outside of it.
        kickoutOccludedShapes(editor, moved)
      })
    },
    swap: (id, other) => {
      const [own, theirs] = [boundsOf(id)?.center, boundsOf(other)?.center]
      if (!own || !theirs) return false
      return step('move', () => {
        moveTo(id, theirs)
        moveTo(other, own)
      })
    },
    select: id => {
      const shape = shapeOf(id)
      if (!shape) return
      // To walk about in the outline is no step that one takes back.
      editor.run(
        () => {
          editor.setCurrentTool('select')
          editor.select(shape.id)
        },
        { history: 'ignore' },
      )
      const bounds = boundsOf(id)
      if (bounds && !editor.getViewportPageBounds().contains(bounds)) editor.centerOnPoint(bounds.center)
    },
    mayName: id => {
      const shape = shapeOf(id)
      if (shape === undefined || editor.getIsReadonly()) return false
      // The name of a frame or an image is no label that the canvas opens.
      return shape.type === 'frame' || shape.type === 'image' || editor.canEditShape(shape)
    },
    writing: id => void writtenBeside(editor).set(id),
  }
}

const holdsWords = (shape: TLShape): shape is TLShape & { readonly type: 'geo' | 'arrow' | 'text' } =>
  'richText' in shape.props
