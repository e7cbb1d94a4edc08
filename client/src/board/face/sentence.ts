/** A sentence that is said once over the board and goes after a while. It knows no engine. */
import { useEffect, useState } from 'react'

/** How long a refusal stays on the screen, in milliseconds. */
const lasts = 6_000

export function useSentence(): { readonly said: string; readonly say: (sentence: string) => void } {
  const [said, say] = useState('')
  useEffect(() => {
    if (said === '') return
    const timer = setTimeout(() => say(''), lasts)
    return () => clearTimeout(timer)
  }, [said])
  return { said, say }
}
