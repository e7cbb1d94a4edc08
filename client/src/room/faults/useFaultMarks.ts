/** The marks of the faults that stand now. Draws nothing. */
import { useMemo } from 'react'
import { useRoom } from '../read'
import { marksOf, type FaultMark } from './standing-marks'

export function useFaultMarks(): ReadonlyMap<string, FaultMark> {
  const injected = useRoom(room => room.open.injected)
  return useMemo(() => marksOf(injected ?? []), [injected])
}
