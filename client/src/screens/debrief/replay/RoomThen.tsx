/** The room as it stood at the position of the replay, for what is drawn inside: everything it reads is of then, and nothing is asked. */
import { useMemo, type ReactNode } from 'react'
import { createStore } from 'zustand'
import type { LinkState } from '../../../link/room-link'
import { RoomProvider, useHere, useLink, useRoom, type Linked } from '../../../room/read'
import { roomAt } from '../moments'
import type { Player } from '../recording/player'
import { useSecond } from './useReplay'

export function RoomThen({ player, took, children }: { player: Player; took: number; children: ReactNode }) {
  const { link, me } = useHere()
  const events = useLink(state => state.events)
  const clock = useRoom(room => room.open.clock)
  const at = useSecond(player)
  const then = useMemo((): Linked => {
    if (at >= took) return link
    const state = { ...link.state.getState(), room: roomAt(events, clock, at) }
    return {
      state: createStore<LinkState>(() => state),
      seat: link.seat,
      role: link.role,
      clock: link.clock,
      now: () => link.now(),
      can: () => false,
      ask: command => link.ask(command),
      speak: spoken => link.speak(spoken),
    }
  }, [link, events, clock, at, took])
  return (
    <RoomProvider link={then} me={me}>
      {children}
    </RoomProvider>
  )
}
