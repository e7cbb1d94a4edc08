/** Keeps on this device what an interviewer called right or false, and counts it over their rounds. Draws nothing. */
import { judgedAlarms, mergedAlarms, precisionOf, type Noticed, type Precision } from '@signalroom/shared'
import { useEffect, useState } from 'react'
import { keepJudgedAlarms, readJudgedAlarms } from '../../link/judged-alarms'
import { useHere, useRoom } from '../../room/read'
import { useSource } from './source'

/** As it was just written: by what it says, for the list is made anew with every event of the room. */
type Said = readonly Pick<Noticed, 'mode' | 'phase' | 'right'>[]

/** Null while nothing was called either. */
export function usePrecision(noticed: readonly Noticed[]): Precision | null {
  const { me } = useHere()
  const { isCopy } = useSource()
  const room = useRoom(one => one.open.id)
  const [precision, setPrecision] = useState<Precision | null>(null)
  const said = JSON.stringify(noticed.map(({ mode, phase, right }) => ({ mode, phase, right })))
  useEffect(() => {
    let left = false
    const tell = async () => {
      const here = isCopy ? null : judgedAlarms(JSON.parse(said) as Said, { room, seat: me.seat }, Date.now())
      if (here) await keepJudgedAlarms([here])
      const kept = await readJudgedAlarms()
      if (!left) setPrecision(precisionOf(mergedAlarms(kept)))
    }
    void tell()
    return () => {
      left = true
    }
  }, [said, room, me.seat, isCopy])
  return precision
}
