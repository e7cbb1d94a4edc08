/** The drawing as it is read now, while the outline is seen. It knows no engine. */
import type { BoardReading } from '@signalroom/shared'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { Edits } from '../edits'

/** A drag changes a board at every frame, and a large one is not read as often. */
const pace = 120

export function useReading(edits: Edits): {
  readonly reading: BoardReading
  readonly again: () => BoardReading
} {
  const [reading, setReading] = useState(edits.reading)
  const told = useRef('')
  /** Reads at once: what one has just done is there. */
  const again = useCallback(() => {
    const now = edits.reading()
    const text = JSON.stringify(now)
    if (text !== told.current) {
      told.current = text
      setReading(now)
    }
    return now
  }, [edits])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const stop = edits.watch(() => {
      timer ??= setTimeout(() => {
        timer = undefined
        again()
      }, pace)
    })
    again()
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [edits, again])
  return { reading, again }
}
