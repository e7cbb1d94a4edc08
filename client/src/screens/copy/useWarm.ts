/** Fetches what a copy is shown with. Draws nothing. */
import { useEffect } from 'react'

/** What a copy is shown with comes while there is a line: later there may be none. */
export function useWarm(): void {
  useEffect(() => {
    const later = setTimeout(() => {
      for (const load of [
        () => import('../../code/CodePane'),
        () => import('../../board/BoardPane'),
        () => import('../../board/excalidraw/ExcalidrawBoard'),
        () => import('../../board/tldraw/TldrawBoard'),
        () => import('../debrief/recording/packets'),
        () => import('../debrief/recording/decode'),
      ])
        void load().catch(() => {})
    }, 300)
    return () => clearTimeout(later)
  }, [])
}
