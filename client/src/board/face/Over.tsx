/** What others lay over the drawing: it covers the canvas, lets the pointer through beside what it draws, and follows the view. */
import { useMemo, useState, type ReactNode } from 'react'
import type { BoardView } from '../board'
import type { Sight } from './sight'

export function Over({ sight, draw }: { sight: Sight; draw: (view: BoardView) => ReactNode }) {
  const [root, setRoot] = useState<HTMLDivElement | null>(null)
  const view = useMemo((): BoardView | null => root && viewOf(sight, root), [sight, root])
  return (
    <div ref={setRoot} className="board-over">
      {view && draw(view)}
    </div>
  )
}

const viewOf = (sight: Sight, root: HTMLElement): BoardView => ({
  view: sight.view,
  width: () => root.clientWidth,
  watch: changed => {
    const stop = sight.watch(changed)
    const watching = new ResizeObserver(changed)
    watching.observe(root)
    return () => {
      stop()
      watching.disconnect()
    }
  },
})
