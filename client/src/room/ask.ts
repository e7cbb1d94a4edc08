/** Asks the room for commands, and says beforehand whether it would accept one. Holds no rule: the answers are the room's. */
import type { Command } from '@signalroom/shared'
import { useCallback } from 'react'
import { toast } from 'sonner'
import { useHere, useLink } from './read'

/** Asks for a command and shows a refusal as a sentence; resolves with whether it was accepted. */
export function useAsk(): (command: Command) => Promise<boolean> {
  const { link } = useHere()
  return useCallback(
    async command => {
      const answer = await link.ask(command)
      if (!answer.ok) toast(answer.detail)
      return answer.ok
    },
    [link],
  )
}

/** Whether the room would accept this now: greys out a button, by the server's own rules. Asked anew on each draw. */
export function useCan(): (command: Command) => boolean {
  const { link } = useHere()
  useLink(state => state.room.seq)
  useLink(state => state.status)
  return command => link.can(command)
}
