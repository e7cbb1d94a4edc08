/** A label has one writer at a time: who writes in it is told by presence, and nobody else opens it. It knows no document. */
import type { Editor, TLShape, TLShapeId } from 'tldraw'
import type { Awareness } from 'y-protocols/awareness'
import { writerIn, writesHere } from '../face/presence-fields'

/** Keeps labels closed that another writes in, with a sentence, until the returned function is called. */
export function oneWriter(editor: Editor, awareness: Awareness, say: (sentence: string) => void): () => void {
  const mayEdit = editor.canEditShape.bind(editor)
  const guarded = (shape: TLShape | TLShapeId | null, info?: Parameters<typeof mayEdit>[1]): boolean => {
    if (!mayEdit(shape, info)) return false
    const writer = writerIn(awareness, [typeof shape === 'string' ? shape : shape?.id])
    if (writer === null) return true
    say(writesHere(writer))
    return false
  }
  // Its own type says that what is true of a shape is what it was given.
  editor.canEditShape = guarded as typeof editor.canEditShape
  writers.set(editor, { writerOf: shape => writerIn(awareness, [shape]), say })
  return () => {
    writers.delete(editor)
    editor.canEditShape = mayEdit
  }
}

/** Whether the one shape that is selected has another writer: what one types on is meant for its label, and no tool. */
export function isBeingWritten(editor: Editor): boolean {
  const shape = editor.getOnlySelectedShapeId()
  return shape !== null && (writers.get(editor)?.writerOf(shape) ?? null) !== null
}

/** Whether the words of a shape have another writer; and says so. */
export function isOthersToWrite(editor: Editor, shape: TLShapeId): boolean {
  const { writerOf, say } = writers.get(editor) ?? {}
  const writer = writerOf?.(shape) ?? null
  if (writer !== null) say?.(writesHere(writer))
  return writer !== null
}

type Writers = {
  readonly writerOf: (shape: TLShapeId) => string | null
  readonly say: (sentence: string) => void
}
const writers = new WeakMap<Editor, Writers>()
