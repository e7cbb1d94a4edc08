/** Decides what may be pasted or dropped on the board, besides images, which the face takes. It knows no Yjs; files never enter the document. */
import type { ClipboardData } from '@excalidraw/excalidraw/clipboard'

const noFiles = 'Of files, the board takes images. Bring a drawing in by the button beside the zoom.'
const othersImages = 'An image of another board is not copied along. Save it, and drop its file here.'
const tooMuchText = 'Left out: so much text does not fit on the board. Code has room for it.'
const noDrawings = 'Only text, and shapes copied from this board, can be pasted here.'

/** Characters that a text may have: half of what an element may be. */
const longestText = 10_000
const drawn = new Set([
  'rectangle',
  'ellipse',
  'diamond',
  'arrow',
  'line',
  'freedraw',
  'text',
  'frame',
  'image',
])

/** Why this is not taken, as a sentence; null where it is. `isHere`: the room has an image of that id. */
export function refusedPaste(
  { elements, text, spreadsheet, mixedContent, files }: ClipboardData,
  isHere: (image: string) => boolean,
): string | null {
  if (mixedContent?.some(({ type }) => type !== 'text')) return noFiles
  const images = elements?.flatMap(one => (one.type === 'image' ? [one.fileId ?? ''] : [])) ?? []
  if (![...images, ...Object.keys(files ?? {})].every(isHere)) return othersImages
  if (spreadsheet) return noDrawings
  if (elements?.some(({ type }) => !drawn.has(type))) return noDrawings
  return !elements && (text?.length ?? 0) > longestText ? tooMuchText : null
}

/** Whatever is dropped, and files that are pasted, end here: the engine would take a file for the whole board. */
export function refuseFiles(element: HTMLElement, say: (sentence: string) => void): () => void {
  const end = (event: Event) => {
    event.preventDefault()
    event.stopPropagation()
  }
  const drop = (event: DragEvent) => {
    end(event)
    say((event.dataTransfer?.files.length ?? 0) > 0 ? noFiles : noDrawings)
  }
  const paste = (event: ClipboardEvent) => {
    if (!element.contains(document.activeElement) || !holdsPicture(event.clipboardData)) return
    end(event)
    say(noFiles)
  }
  element.addEventListener('drop', drop, true)
  window.addEventListener('paste', paste, true)
  return () => {
    element.removeEventListener('drop', drop, true)
    window.removeEventListener('paste', paste, true)
  }
}

/** A file, a picture in a page, the text of one: the engine would fetch it, or lay it in. */
function holdsPicture(clipboard: DataTransfer | null): boolean {
  if (!clipboard) return false
  if (clipboard.files.length > 0) return true
  return /<img\b/i.test(clipboard.getData('text/html')) || /^\s*<svg\b/i.test(clipboard.getData('text/plain'))
}
