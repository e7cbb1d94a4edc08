/** Passes on what board and code hold, when it changed, at most every three seconds; one page of a room does it. */
import type { CodeMeasure, Command, Measure } from '@signalroom/shared'
import { useCallback, useEffect, useRef } from 'react'
import { useHere, useRoom, useLeads } from '../../room/read'

const everyMs = 3000

/** Of the board; undefined where another page does it. */
export function useMeasured(): ((measure: Measure) => void) | undefined {
  const known = useRoom(room => room.open.board.measure)
  return useTelling(known, boardCommand)
}
/** The same of the code. */
export function useCodeMeasured(): ((measure: CodeMeasure) => void) | undefined {
  const known = useRoom(room => room.open.coded)
  return useTelling(known, codeCommand)
}
const boardCommand = (measure: Measure): Command => ({ type: 'board.measure', measure })
const codeCommand = (measure: CodeMeasure): Command => ({ type: 'code.measure', measure })

function useTelling<Value>(known: Value | null, command: (value: Value) => Command) {
  const { link } = useHere()
  const leads = useLeads()
  const latest = useRef<Value | null>(null)
  const told = useRef(known)
  useEffect(() => {
    told.current = known
  })
  useEffect(() => {
    if (!leads) return
    const timer = setInterval(() => {
      const value = latest.current
      if (value === null || JSON.stringify(value) === JSON.stringify(told.current)) return
      const telling = command(value)
      if (link.can(telling)) void link.ask(telling)
    }, everyMs)
    return () => clearInterval(timer)
  }, [leads, link, command])
  const measured = useCallback((value: Value) => {
    latest.current = value
  }, [])
  return leads ? measured : undefined
}
