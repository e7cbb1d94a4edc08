/** What has fired in this seat's log until now, and the line of it that each side sees. Holds no rule. */
import {
  candidateHint,
  failuresIn,
  interviewerAlarm,
  lineFor,
  ON_ITS_WAY,
  type Event,
  type Firing,
} from '@signalroom/shared'
import { useHere, useLink, useRoom, useServerNow } from '../read'

/** Looked at once a second, a second late: what others did at that moment is here by then. */
export function useFirings(): readonly Firing[] {
  const events = useLink(state => state.events)
  const now = useServerNow(1000)
  return firedBy(events, Math.floor((now - ON_ITS_WAY) / 1000) * 1000)
}

/** Several parts of a screen ask for the same. */
let known: {
  readonly events: readonly Event[]
  readonly until: number
  readonly is: readonly Firing[]
} | null = null
function firedBy(events: readonly Event[], until: number): readonly Firing[] {
  if (known?.events !== events || known.until !== until)
    known = { events, until, is: failuresIn(events, until) }
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
