/** On a page without a room a link that is pasted, in a field or beside all of them, is opened. Draws nothing, knows no room. */
import { useEffect } from 'react'
import { openLinkIn } from '../link/arrival'

export function PastedLink() {
  useEffect(() => {
    const pasted = (event: ClipboardEvent) => {
      if (openLinkIn(event.clipboardData?.getData('text/plain') ?? '')) event.preventDefault()
    }
    addEventListener('paste', pasted)
    return () => removeEventListener('paste', pasted)
  }, [])
  return null
}
