/** The dots behind the drawing, as tldraw has its view. */
import { useEditor, useValue } from 'tldraw'
import { dotsAt } from '../face/backdrop'

export function Backdrop() {
  const editor = useEditor()
  const camera = useValue('camera', () => editor.getCamera(), [editor])
  return <div className="board-backdrop" style={dotsAt(camera)} />
}
