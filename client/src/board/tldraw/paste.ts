/** Decides what may be pasted or dropped on the board. It knows no Yjs; files never enter the document. */
import { fitsLabel, pastable } from './bounds'
import { defaultHandleExternalTextContent, defaultHandleExternalTldrawContent, type Editor } from 'tldraw'

const noFiles = 'Images and files cannot be put on the board. Draw it, or name it in a label.'
const tooMuchText = 'Left out: so much text does not fit on the board. Code has room for it.'
const noDrawings = 'Only text, and shapes copied from this board, can be pasted here.'

/** Accepts shapes and text; answers everything else with a sentence. */
export function guardPaste(editor: Editor, say: (sentence: string) => void) {
  const refuse = (sentence: string) => () => say(sentence)
  editor.registerExternalContentHandler('files', refuse(noFiles))
  editor.registerExternalContentHandler('file-replace', refuse(noFiles))
  editor.registerExternalContentHandler('svg-text', refuse(noFiles))
  editor.registerExternalContentHandler('excalidraw', refuse(noDrawings))
  editor.registerExternalContentHandler('embed', refuse(noDrawings))
  editor.registerExternalContentHandler('text', content => {
    if (!fitsLabel(content.text)) return say(tooMuchText)
    return defaultHandleExternalTextContent(editor, content)
  })
  editor.registerExternalContentHandler('url', ({ url, point }) =>
    defaultHandleExternalTextContent(editor, { text: url, ...(point ? { point } : {}) }),
  )
  editor.registerExternalContentHandler('tldraw', content => {
    const shapes = content.content.shapes
    const foreign = shapes.some(({ type }) => !['geo', 'arrow', 'text', 'draw', 'frame'].includes(type))
    if (foreign) say(noDrawings)
    else {
      const part = pastable(editor, content.content, say)
      if (part.shapes.length > 0)
        void defaultHandleExternalTldrawContent(editor, { ...content, content: part })
    }
  })
}
