/** Says in a sentence, once each, what a person in the call has to know: no microphone or camera, out of it, or no way to somebody. */
import { useEffect } from 'react'
import { toast } from 'sonner'
import { useHere } from '../read'
import { useCallState, useCamera, useMicrophone } from './CallContext'
import { noCamera, noMicrophone, noWay } from './words'
import { isolated } from '../../ui/format'

const duration = 10_000
/** States that were told of: a screen that is drawn anew does not say again what was said. */
const told = new WeakSet<object>()

export function useCallNews(): void {
  const { link } = useHere()
  const microphone = useMicrophone()
  const camera = useCamera()
  const place = useCallState(state => state.place)
  useSaid(microphone, microphone.status === 'failed' ? noMicrophone[microphone.why] : null)
  useSaid(camera, camera.status === 'failed' ? noCamera[camera.why] : null)
  useSaid(place, place.status === 'out' ? place.sentence : null)
  const relay = useCallState(state => state.relay === true)
  const failed = useCallState(state => state.peers.find(peer => peer.status === 'failed')?.seat)
  useEffect(() => {
    if (failed === undefined) return
    const seat = link.state.getState().room.open.seats.find(one => one.id === failed)
    toast(noWay(isolated(seat?.name ?? 'somebody'), relay), { duration, id: `no-way-${failed}` })
  }, [failed, relay, link])
}

function useSaid(state: object, sentence: string | null): void {
  useEffect(() => {
    if (sentence === null || told.has(state)) return
    told.add(state)
    toast(sentence, { duration })
  }, [state, sentence])
}
