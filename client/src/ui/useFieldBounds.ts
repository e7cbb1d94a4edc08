/** A field that holds so many letters takes no more, and a browser says nothing: here it is said. It knows no field. */
import { useEffect } from 'react'
import { saySentence } from './sentence'

export function useFieldBounds(): void {
  useEffect(() => {
    const typing = ({ target, data, dataTransfer, inputType }: InputEvent) => {
      if (!(target instanceof HTMLTextAreaElement || target instanceof HTMLInputElement)) return
      if (target.maxLength < 0 || !inputType.startsWith('insert')) return
      const { selectionStart, selectionEnd, value, maxLength } = target
      const replaced = (selectionEnd ?? 0) - (selectionStart ?? 0)
      const more = (data ?? dataTransfer?.getData('text/plain') ?? '').length
      if (value.length - replaced + more <= maxLength) return
      saySentence(`This field holds ${maxLength.toLocaleString('en')} characters: the rest is left out.`)
    }
    addEventListener('beforeinput', typing, true)
    return () => removeEventListener('beforeinput', typing, true)
  }, [])
}
