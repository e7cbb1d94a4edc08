/** Reads the room for everything drawn in it: state by selector, the clock, who this seat is. Asks nothing, holds no rule. */
import {
  clockText,
  firstSeat,
  leads,
  roundClock,
  type At,
  type Reading,
  type Room,
  type Seat,
} from '@signalroom/shared'
import { createContext, useCallback, useContext, useMemo, type ReactNode } from 'react'
import { useStore } from 'zustand'
import type { LinkState, RoomLink } from '../link/room-link'
import type { KeptSeat } from '../link/seats'
import { useNow } from '../ui/useNow'

/** What screens ask of a link: a copy of a room that is over has as much. */
export type Linked = Pick<RoomLink, 'state' | 'seat' | 'role' | 'clock' | 'now' | 'can' | 'ask' | 'speak'>

interface Here {
  readonly link: Linked
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

/** Whether this seat leads: the interviewer, or the candidate of a room that is alone. */
export function useLeads(): boolean {
  const { me } = useHere()
  return useRoom(room => leads(room, me.role))
}

/** Writes a moment of the wall as time on the round's clock. */
export function useMoment(): (at: number) => string {
  const clock = useRoom(room => room.open.clock)
  return useCallback(at => clockText(roundClock.elapsed(clock, at)), [clock])
}

/** Whoever has a seat and was not shown out, in the order of sitting down. */
export function useSeats(): readonly Seat[] {
  const seats = useRoom(room => room.open.seats)
  const removed = useRoom(room => room.open.removed)
  return useMemo(() => seats.filter(({ id }) => !Object.hasOwn(removed, id)), [seats, removed])
}

export function useCandidateName(): string {
  return useRoom(room => firstSeat(room, 'candidate')?.name ?? 'The candidate')
}
