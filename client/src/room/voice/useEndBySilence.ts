/** Whose microphone is listened to need not press a key at the end: the silence after their last word does it. Knows no rule. */
import type { At, Command } from '@signalroom/shared'
import { useEffect } from 'react'
import type { LinkState } from '../../link/room-link'
import { useOwnEar } from '../cue/heard'
import { useHere } from '../read'

const everyMs = 250

/** `endOf` says what is over by now, as a command; it must stay the same function while what it looks at does. */
export function useEndBySilence(endOf: (state: LinkState, now: At) => Command | null): void {
  const { link, me } = useHere()
  const heard = useOwnEar()
  useEffect(() => {
    if (!heard || me.role !== 'candidate') return
    const timer = setInterval(() => {
      const command = endOf(link.state.getState(), link.now())
      if (command) void link.ask(command)
    }, everyMs)
    return () => clearInterval(timer)
  }, [heard, link, me.role, endOf])
}
