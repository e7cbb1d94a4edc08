/** What the coach listens to in this tab: the log, and the voices of this instant. Holds no rule. */
import { listen, openEar, type Heard } from '@signalroom/shared'
import { useHere, useLink, useRoom } from '../read'

/** How often a line of the coach is looked at: it is to follow its cause within 300 ms. */
export const lineMs = 100

/** Made anew only when something was heard. */
export function useHeard(): readonly Heard[] {
  const open = useRoom(room => room.open)
  const speaking = useLink(state => state.speaking)
  return heardOnce(open, speaking)
}

/** Several parts of one screen listen to the same: it is made once for all of them. */
let last: { readonly of: Parameters<typeof listen>; readonly is: readonly Heard[] } | null = null
function heardOnce(...of: Parameters<typeof listen>): readonly Heard[] {
  if (last?.of[0] !== of[0] || last.of[1] !== of[1]) last = { of, is: listen(...of) }
  return last.is
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
