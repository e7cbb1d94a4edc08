/** Passes on what the board holds, when it changed, at most every three seconds; one page of a room does it. */
import type { Measure } from '@signalroom/shared'
import { useCallback, useEffect, useRef } from 'react'
import { useHere, useRoom } from '../../room/RoomContext'
import { useLeads } from '../../room/shell/LeadControls'

const everyMs = 3000

export function useMeasured(): ((measure: Measure) => void) | undefined {
  const { link } = useHere()
  const leads = useLeads()
  const latest = useRef<Measure | null>(null)
  const known = useRoom(room => room.open.board.measure)
  const told = useRef(known)
  useEffect(() => {
    told.current = known
  })
  useEffect(() => {
    if (!leads) return
    const timer = setInterval(() => {
      const measure = latest.current
      if (measure === null || JSON.stringify(measure) === JSON.stringify(told.current)) return
      if (link.can({ type: 'board.measure', measure })) void link.ask({ type: 'board.measure', measure })
    }, everyMs)
    return () => clearInterval(timer)
  }, [leads, link])
  const measured = useCallback((measure: Measure) => {
    latest.current = measure
  }, [])
  return leads ? measured : undefined
}
