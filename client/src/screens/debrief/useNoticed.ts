/** What the round was watched for and what fired, by this seat's own log. Draws nothing, holds no rule. */
import { noticedIn, type Noticed } from '@signalroom/shared'
import { useMemo } from 'react'
import { useHere, useLink, useRoom } from '../../room/read'

export function useNoticed(): readonly Noticed[] {
  const { me } = useHere()
  const events = useLink(state => state.events)
  const room = useRoom(one => one)
  return useMemo(() => noticedIn(events, room, me), [events, room, me])
}
