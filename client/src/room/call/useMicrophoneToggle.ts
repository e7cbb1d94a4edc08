/** What pressing the microphone's button or its key does, and the sentence when there is none. */
import { useCallback } from 'react'
import { toast } from 'sonner'
import { likes } from '../../call/kept'
import { useCall } from './CallContext'
import { noMicrophone } from './words'

/** On, it is muted or not; otherwise it is asked for. */
export function useMicrophoneToggle(): () => void {
  const { microphone } = useCall()
  return useCallback(() => {
    const now = microphone.state.getState()
    if (now.status === 'on') return microphone.mute(!now.muted)
    if (now.status === 'asking') return
    microphone.mute(false)
    void microphone.open(likes().microphone).then(why => {
      if (why) toast(noMicrophone[why], { duration: 10_000 })
    })
  }, [microphone])
}
