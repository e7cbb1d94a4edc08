/** What stands on an element, as Excalidraw keeps it: a text bound to it, a frame's name or an image's, a text's own. It knows no editor. */
import { convertToExcalidrawElements } from '@excalidraw/excalidraw'
import type {
  ExcalidrawElement,
  ExcalidrawLinearElement,
  ExcalidrawTextElement,
} from '@excalidraw/excalidraw/element/types'
import { pen } from './placing'
import { changed } from './settle'

/** The element and its label with other words on it; `label` is the text that is bound to it so far. */
export function worded(
  element: ExcalidrawElement,
  label: ExcalidrawElement | undefined,
  words: string,
): readonly ExcalidrawElement[] {
  if (element.type === 'frame') return [changed(element, { name: words })]
  if (element.type === 'image')
    return [changed(element, { customData: { ...element.customData, alt: words } })]
  if (element.type === 'text') return [changed(element, measured(words, element))]
  if (!(element.type === 'arrow' || holdsLabel(element))) return [element]
  if (words === '') return label ? [element, changed(label, { isDeleted: true })] : [element]
  const old = label?.type === 'text' ? label : undefined
  const font = { fontSize: old?.fontSize ?? pen.fontSize, fontFamily: old?.fontFamily ?? pen.fontFamily }
  const [container, text] = convertToExcalidrawElements(
    [{ ...outlineOf(element), label: { text: words, ...font, strokeColor: pen.strokeColor } } as never],
    { regenerateIds: true },
  )
  if (!container || text?.type !== 'text') throw new Error('Excalidraw made no label')
  const { width, height } = container
  const grown =
    element.type !== 'arrow' && (width > element.width || height > element.height)
      ? changed(element, { width, height })
      : element
  const { originalText } = text
  const written = old
    ? changed(old, { text: text.text, originalText, width: text.width, height: text.height })
    : // Above what it stands on: what has no place yet comes last.
      changed(text, { containerId: element.id, index: null })
  return [grown, written]
}

const holdsLabel = ({ type }: ExcalidrawElement) =>
  type === 'rectangle' || type === 'ellipse' || type === 'diamond'

/** As much of it as decides how its label is broken into lines. */
function outlineOf(element: ExcalidrawElement): object {
  const { type, x, y, width, height } = element
  const { points } = element as ExcalidrawLinearElement
  return { type, x, y, width, height, ...(type === 'arrow' ? { points } : {}) }
}

function measured(words: string, { x, y, fontSize, fontFamily }: ExcalidrawTextElement): object {
  const [text] = convertToExcalidrawElements([{ type: 'text', text: words, x, y, fontSize, fontFamily }])
  if (text?.type !== 'text') throw new Error('Excalidraw made no text')
  return { text: words, originalText: words, width: text.width, height: text.height }
}
