/** `/` goes to a field, wherever one is on the page but in a text. Knows no list. */
import { useEffect, type RefObject } from 'react'

const texts = 'input:not([type="radio"], [type="checkbox"]), textarea, [contenteditable="true"]'

export function useSlash(field: RefObject<HTMLInputElement | null>): void {
  useEffect(() => {
    const pressed = (event: KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.target instanceof Element && event.target.closest(texts)) return
      event.preventDefault()
      field.current?.focus()
      field.current?.select()
    }
    addEventListener('keydown', pressed)
    return () => removeEventListener('keydown', pressed)
  }, [field])
}
