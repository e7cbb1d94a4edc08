/** Decides what may be pasted or dropped on the board, besides images, which the face takes. It knows no Yjs; files never enter the document. */
import { fitsLabel, pastable } from './bounds'
import { galleryIn, imageIn } from './picture'
import { defaultHandleExternalTextContent, defaultHandleExternalTldrawContent, type Editor } from 'tldraw'

const noFiles = 'Of files, the board takes images. Bring a drawing in by the button beside the zoom.'
const tooMuchText = 'Left out: so much text does not fit on the board. Code has room for it.'
const noDrawings = 'Only text, and shapes copied from this board, can be pasted here.'

const othersImages = 'An image of another board is not copied along. Save it, and drop its file here.'

/** It is one that this room has. */
function isHere(editor: Editor, assetId: string | null): boolean {
  const image = imageIn(assetId)
  return image !== null && galleryIn(editor)?.get(image) instanceof Blob
}

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
    const foreign = shapes.some(
      ({ type }) => !['geo', 'arrow', 'text', 'draw', 'frame', 'image'].includes(type),
    )
    const others = shapes.some(shape => shape.type === 'image' && !isHere(editor, shape.props.assetId))
    if (foreign) say(noDrawings)
    else if (others) say(othersImages)
    else {
      const part = pastable(editor, content.content, say)
      if (part.shapes.length > 0)
        void defaultHandleExternalTldrawContent(editor, { ...content, content: { ...part, assets: [] } })
    }
  })
}
