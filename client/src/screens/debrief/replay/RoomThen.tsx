/** The room as it stood at the position of the replay, for what is drawn inside: everything it reads is of then, and nothing is asked. */
import { fold } from '@signalroom/shared'
import { useMemo, type ReactNode } from 'react'
import { createStore } from 'zustand'
import type { LinkState } from '../../../link/room-link'
import { RoomProvider, useHere, useLink, useRoom, type Linked } from '../../../room/read'
import { momentAt } from '../moments'
import type { Player } from '../recording/player'
import { useSecond } from './useReplay'

export function RoomThen({ player, took, children }: { player: Player; took: number; children: ReactNode }) {
  const { link, me } = useHere()
  const events = useLink(state => state.events)
  const clock = useRoom(room => room.open.clock)
  const at = useSecond(player)
  const then = useMemo((): Linked => {
    if (at >= took) return link
    const moment = momentAt(clock, at)
    const state = {
      ...link.state.getState(),
      room: fold(events.filter(event => event.at <= moment)),
    }
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
