/** Hands one seat's link to everything drawn in the room: state by selector, commands, the clock. Holds no rule. */
import { roundClock, type At, type Command, type Reading, type Room } from '@signalroom/shared'
import { createContext, useCallback, useContext, type ReactNode } from 'react'
import { toast } from 'sonner'
import { useStore } from 'zustand'
import type { LinkState, RoomLink } from '../link/room-link'
import type { KeptSeat } from '../link/seats'
import { useNow } from '../ui/useNow'

interface Here {
  readonly link: RoomLink
  readonly me: KeptSeat
}
const Context = createContext<Here | null>(null)

export function RoomProvider({ link, me, children }: Here & { children: ReactNode }) {
  return <Context.Provider value={{ link, me }}>{children}</Context.Provider>
}

/** This seat and its link; only inside a room. */
export function useHere(): Here {
  const here = useContext(Context)
  if (!here) throw new Error('drawn outside of a room')
  return here
}

export const useLink = <Part,>(select: (state: LinkState) => Part): Part =>
  useStore(useHere().link.state, select)
/** A part of the room; the selector must return the same value while nothing changed. */
export const useRoom = <Part,>(select: (room: Room) => Part): Part => useLink(state => select(state.room))

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

/** The server's clock, drawn anew every `every` milliseconds. */
export function useServerNow(every = 250): At {
  const { link } = useHere()
  const now = useCallback(() => link.now(), [link])
  return useNow(now, every)
}

/** The round's clock as it reads now. */
export function useReading(every = 250): Reading {
  const now = useServerNow(every)
  return roundClock.read(
    useRoom(room => room.open.clock),
    now,
  )
}
