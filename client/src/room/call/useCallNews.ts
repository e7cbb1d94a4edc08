/** Says once in a sentence when no way to somebody in the call is found. */
import { useEffect } from 'react'
import { toast } from 'sonner'
import { useHere } from '../RoomContext'
import { useCallState } from './CallContext'
import { noWay } from './words'

export function useCallNews(): void {
  const { link } = useHere()
  const relay = useCallState(state => state.relay === true)
  const failed = useCallState(state => state.peers.find(peer => peer.status === 'failed')?.seat)
  useEffect(() => {
    if (failed === undefined) return
    const seat = link.state.getState().room.open.seats.find(one => one.id === failed)
    toast(noWay(seat?.name ?? 'somebody', relay), { duration: 10_000, id: `no-way-${failed}` })
  }, [failed, relay, link])
}
