/**
 * Decides whether a record from elsewhere may enter the store. It knows no Yjs. The schema alone is not enough:
 * some records it accepts would bring the editor down, and then one bad entry would take the board from everyone.
 */
import { imageIn } from './picture'
import {
  isEqual,
  renderHtmlFromRichText,
  type Editor,
  type TLBinding,
  type TLRecord,
  type TLRichText,
  type TLShape,
} from 'tldraw'

const farthest = 1_000_000
/** Characters of a record's JSON; one that is longer is shown to nobody. */
export const longestRecord = 200_000
const most = 2_000

/** Only shapes and what binds arrows to them are shared; page, camera and selection stay at home. */
export const isShared = (record: { typeName: string }): record is TLShape | TLBinding =>
  record.typeName === 'shape' || record.typeName === 'binding'

/** The record when it may enter under this key; else the reason, in words for the log of a test or a bug. */
export function acceptRecord(editor: Editor, key: string, value: unknown): TLShape | TLBinding | string {
  try {
    const record = validated(editor, key, value)
    if (typeof record === 'string') return record
    const refusal =
      record.typeName === 'shape' ? shapeRefusal(editor, record) : bindingRefusal(editor, record)
    return refusal ?? record
  } catch (error) {
    return error instanceof Error ? error.message : 'not a record'
  }
}

function validated(editor: Editor, key: string, value: unknown): TLShape | TLBinding | string {
  if (typeof value !== 'object' || value === null) return 'not an object'
  if (JSON.stringify(value).length > longestRecord) return 'too long'
  // The schema's own validator reads it as unknown and throws on anything that is no record.
  const record = editor.store.schema.validateRecord(editor.store, value as TLRecord, 'initialize', null)
  if (record.id !== key) return 'id and key differ'
  return isShared(record) ? record : 'not a shared kind of record'
}

function shapeRefusal(editor: Editor, shape: TLShape): string | null {
  const before = editor.getShape(shape.id)
  if (before && before.type !== shape.type) return 'a shape keeps its type'
  if (!before && editor.getCurrentPageShapeIds().size >= most) return 'too many shapes'
  if (shape.parentId !== editor.getCurrentPageId()) return 'not on the page'
  if (Math.abs(shape.x) > farthest || Math.abs(shape.y) > farthest) return 'too far away'
  if (before && isEqual(before.props, shape.props)) return null
  if (shape.type === 'image' && (imageIn(shape.props.assetId) === null || shape.props.url !== ''))
    return 'not an image of a room'
  return drawable(editor, shape)
}

/** Runs what drawing would run, here, where a throw costs one record and not the page. */
function drawable(editor: Editor, shape: TLShape): string | null {
  if ('richText' in shape.props) renderHtmlFromRichText(editor, shape.props.richText as TLRichText)
  switch (shape.type) {
    case 'arrow':
      return near(shape.props.start) && near(shape.props.end) ? null : 'too far away'
    case 'text':
      return shape.props.w * shape.props.scale < farthest ? null : 'too large'
    default: {
      const { w, h } = editor.getShapeUtil(shape).getGeometry(shape).bounds
      return Number.isFinite(w) && Number.isFinite(h) && w < farthest && h < farthest ? null : 'too large'
    }
  }
}

const near = ({ x, y }: { x: number; y: number }) => Math.abs(x) < farthest && Math.abs(y) < farthest

/** An arrow bound to an arrow, or to itself, would make the editor follow it for ever. */
function bindingRefusal(editor: Editor, binding: TLBinding): string | null {
  const from = editor.getShape(binding.fromId)
  const to = editor.getShape(binding.toId)
  if (!from || !to) return 'an end is missing'
  return from.type === 'arrow' && to.type !== 'arrow' ? null : 'not an arrow to a shape'
}
