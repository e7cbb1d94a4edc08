/** Decides what may be pasted or dropped on the board. It knows no Yjs; files never enter the document. */
import type { ClipboardData } from '@excalidraw/excalidraw/clipboard'

const noFiles = 'Images and files cannot be put on the board. Draw it, or name it in a label.'
const tooMuchText = 'Left out: so much text does not fit on the board. Code has room for it.'
const noDrawings = 'Only text, and shapes copied from this board, can be pasted here.'

/** Characters that a text may have: half of what an element may be. */
const longestText = 10_000
const drawn = new Set(['rectangle', 'ellipse', 'diamond', 'arrow', 'line', 'freedraw', 'text', 'frame'])

/** Why this is not taken, as a sentence; null where it is. */
export function refusedPaste({
  elements,
  text,
  spreadsheet,
  mixedContent,
  files,
}: ClipboardData): string | null {
  if (mixedContent?.some(({ type }) => type !== 'text') || (files && Object.keys(files).length > 0))
    return noFiles
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
