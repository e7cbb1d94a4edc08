/** What the coach listens to in this tab: the log, and the voices of this instant. Holds no rule. */
import { listen, openEar, type Heard } from '@signalroom/shared'
import { useMemo } from 'react'
import { useHere, useLink, useRoom } from '../read'

/** How often a line of the coach is looked at: it is to follow its cause within 300 ms. */
export const lineMs = 100

/** Made anew only when something was heard. */
export function useHeard(): readonly Heard[] {
  const open = useRoom(room => room.open)
  const speaking = useLink(state => state.speaking)
  return useMemo(() => listen(open, speaking), [open, speaking])
}

/** Whether this seat's own microphone is listened to: then keys add to what is heard, and stand for nothing. */
export function useOwnEar(): boolean {
  const { me } = useHere()
  return useRoom(room => openEar(room, me.seat) !== undefined)
}

/** Whether the candidate's is: then they may ask aloud. */
export const useCandidateEar = (): boolean =>
  useRoom(room =>
    room.open.seats.some(seat => seat.role === 'candidate' && openEar(room, seat.id) !== undefined),
  )
