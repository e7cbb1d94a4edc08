/** Escape in the code hands the keys back to the room; a Tab then goes on from there. What the editor used itself is left alone. */
import { useEffect } from 'react'

export function useWayOut(): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return
      const focused = document.activeElement
      if (focused instanceof HTMLElement && focused.closest('.cm-editor') !== null) focused.blur()
    }
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  }, [])
}
