/** What pressing the microphone's button or its key does. */
import { useCallback } from 'react'
import { likes } from '../../call/preferences'
import { useCall } from './CallContext'

/** On, it is muted or not; otherwise it is asked for. */
export function useMicrophoneToggle(): () => void {
  const { microphone } = useCall()
  return useCallback(() => {
    const now = microphone.state.getState()
    if (now.status === 'on') return microphone.mute(!now.muted)
    if (now.status === 'asking') return
    microphone.mute(false)
    void microphone.open(likes().microphone)
  }, [microphone])
}
