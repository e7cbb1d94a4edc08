/**
 * Escape in the code hands the keys back to the room; a Tab then goes on from there. What the editor used itself is left
 * alone, and so is who types by the keys of Vim or Emacs: to them Escape is a key like others, and a Tab after it leaves.
 */
import { useEffect } from 'react'
import { preferences } from '../../code/assist/preferences'

export function useWayOut(): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return
      if (preferences.getState().keys !== 'plain') return
      const focused = document.activeElement
      if (focused instanceof HTMLElement && focused.closest('.cm-editor') !== null) focused.blur()
    }
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  }, [])
}
