/** The field in a row in which its words are written anew. Enter ends it, with Shift it starts a line; Escape gives up. */
import { useEffect, useRef, useState } from 'react'
import { longest } from './tree'

type Props = {
  readonly label: string
  readonly words: string
  /** With null nothing is changed. `stays`: the focus is to come back to the row. */
  readonly onEnd: (words: string | null, stays: boolean) => void
}

export function Words({ label, words, onEnd }: Props) {
  const [typed, setTyped] = useState(words)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    field.current?.focus()
    field.current?.select()
  }, [])
  return (
    <textarea
      ref={field}
      className="outline-words"
      aria-label={label}
      rows={Math.min(4, typed.split('\n').length)}
      maxLength={longest}
      value={typed}
      onChange={event => setTyped(event.target.value)}
      onKeyDown={event => {
        if (event.nativeEvent.isComposing) return
        const ends = event.key === 'Escape' || (event.key === 'Enter' && !event.shiftKey)
        if (!ends) return
        event.preventDefault()
        onEnd(event.key === 'Enter' ? typed : null, true)
      }}
      onBlur={() => {
        // Another window may be in front for a moment.
        if (document.hasFocus()) onEnd(typed, false)
      }}
    />
  )
}
