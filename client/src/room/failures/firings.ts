/** What has fired in this seat's log until now, and the line of it that each side sees. Holds no rule. */
import {
  candidateHint,
  failuresIn,
  failuresTickMs,
  interviewerAlarm,
  lineFor,
  mayHint,
  ON_ITS_WAY,
  roundClock,
  type Event,
  type Firing,
} from '@signalroom/shared'
import { useEffect, useState } from 'react'
import { useHere, useRoom, useServerNow, type Linked } from '../read'

const none: readonly Firing[] = []

/** Looked at once a second, a second late: what others did at that moment is here by then. Empty where nobody is told. */
export function useFirings(): readonly Firing[] {
  const { link, me } = useHere()
  const isTold = useRoom(({ open }) =>
    me.role === 'interviewer' ? !open.exam : me.role === 'candidate' && mayHint(open),
  )
  const [firings, setFirings] = useState(() => (isTold ? firedNow(link) : none))
  useEffect(() => {
    if (!isTold) return
    setFirings(firedNow(link))
    const timer = setInterval(() => setFirings(firedNow(link)), 1000)
    return () => clearInterval(timer)
  }, [isTold, link])
  return isTold ? firings : none
}

/** Several parts of a screen ask for the same; between two events only a tick of the round's clock fires anything. */
let known: {
  readonly first: Event | undefined
  readonly seen: number
  readonly ticks: number
  readonly is: readonly Firing[]
} | null = null
function firedNow(link: Linked): readonly Firing[] {
  const { events, room } = link.state.getState()
  const until = Math.floor((link.now() - ON_ITS_WAY) / 1000) * 1000
  const first = events[0]
  const seen = events.findLastIndex(({ at }) => at <= until) + 1
  const ticks = Math.ceil(roundClock.elapsed(room.open.clock, until) / failuresTickMs)
  if (known?.first !== first || known?.seen !== seen || known.ticks !== ticks)
    known = { first, seen, ticks, is: failuresIn(events, until) }
  return known.is
}

/** The interviewer's line, or null. */
export function useAlarmLine(): string | null {
  const { me } = useHere()
  const firings = useFirings()
  const now = useServerNow(1000)
  return useRoom(room => {
    const firing = interviewerAlarm(room, me.seat, firings, now)
    return firing ? lineFor(room, firing) : null
  })
}

/** The candidate's, or null. */
export function useHint(): string | null {
  const firings = useFirings()
  const now = useServerNow(1000)
  const hint = useRoom(room => candidateHint(room, firings, now))
  return useHere().me.role === 'candidate' ? hint : null
}
