/** Tells the room what stands on the board, in words, when it has changed: at most once a second; one page of a room does it. */
import { untold, type BoardReading, type Command } from '@signalroom/shared'
import { useCallback, useEffect, useRef } from 'react'
import { useHere, useLeads } from '../../room/read'

const everyMs = 1000

/** For the board to call with what it reads; undefined where another page does it. */
export function useDrawingTold(): ((reading: BoardReading) => void) | undefined {
  const { link } = useHere()
  const leads = useLeads()
  const latest = useRef<BoardReading | null>(null)
  useEffect(() => {
    if (!leads) return
    let asking = false
    // What was found to stand is not looked at again: of two pages that lead, one may have read the board before the other.
    let settled: BoardReading | null = null
    const tell = async () => {
      const reading = latest.current
      if (asking || reading === null || reading === settled) return
      const changes = untold(link.state.getState().room.open.drawn, reading)
      if (changes.length === 0) {
        settled = reading
        return
      }
      const telling: Command = { type: 'drawing.tell', changes: [...changes] }
      if (!link.can(telling)) return
      asking = true
      await link.ask(telling)
      asking = false
    }
    const timer = setInterval(() => void tell(), everyMs)
    return () => clearInterval(timer)
  }, [leads, link])
  const read = useCallback((reading: BoardReading) => {
    latest.current = reading
  }, [])
  return leads ? read : undefined
}
