/** Keeps the debrief of one's own round on this device, as it stands: for My progress. Draws nothing. */
import { attemptOf, type Debrief } from '@signalroom/shared'
import { useEffect, useRef } from 'react'
import { addToHistory } from '../../link/history'

/** Scores come one by one. */
const settleMs = 400

export function useKeepsHistory(debrief: Debrief): void {
  const kept = useRef('')
  useEffect(() => {
    const timer = setTimeout(() => {
      const attempt = attemptOf(debrief, Date.now())
      if (!attempt) return
      const said = JSON.stringify({ ...attempt, keptAt: 0 })
      // Talk goes on in a debrief: what says nothing new is not written again.
      if (said === kept.current) return
      kept.current = said
      void addToHistory([attempt])
    }, settleMs)
    return () => clearTimeout(timer)
  }, [debrief])
}
