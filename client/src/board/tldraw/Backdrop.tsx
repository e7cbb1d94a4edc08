/** The dots behind the drawing; they move with the view and are never part of a picture. */
import { useEditor, useValue } from 'tldraw'

const spacing = 22

export function Backdrop() {
  const editor = useEditor()
  const { x, y, z } = useValue('camera', () => editor.getCamera(), [editor])
  const size = spacing * z * (z < 0.5 ? 4 : 1)
  return (
    <div
      className="board-backdrop"
      style={{ backgroundSize: `${size}px ${size}px`, backgroundPosition: `${x * z}px ${y * z}px` }}
    />
  )
}
