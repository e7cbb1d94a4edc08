/** The round played again: its position, which everything in the debrief follows, and the voices where they were recorded. */
import type { Debrief } from '@signalroom/shared'
import { useCallback, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { useHere, useRoom } from '../../../room/read'
import { longPausesOf } from '../long-pauses'
import { Player } from '../recording/player'
import { useTracks, type Loading } from '../recording/useTracks'

export interface Replay {
  readonly player: Player
  readonly loading: Loading
  /** Plays or pauses; the voices are fetched when they are first wanted. */
  readonly toggle: () => void
}

export function useReplay(debrief: Debrief, from: number | null): Replay {
  const { me } = useHere()
  const room = useRoom(one => one)
  const parts = useRoom(one => one.open.recording.parts)
  const [player] = useState(
    () =>
      new Player({
        clock: room.open.clock,
        took: debrief.took,
        at: Math.min(from ?? debrief.took, debrief.took),
        silences: longPausesOf(room).filter(({ kind }) => kind !== 'working'),
      }),
  )
  const { loading, load } = useTracks(parts.map(one => one.part).join(' '))
  const hears = me.role !== 'observer' && parts.length > 0
  useEffect(() => () => player.close(), [player])
  const fetched = loading.status === 'ready' ? loading.fetched : null
  useEffect(() => player.give(fetched), [player, fetched])
  const toggle = useCallback(() => {
    if (player.state.getState().playing) return player.pause()
    if (hears && loading.status !== 'ready' && loading.status !== 'loading') load()
    player.play()
  }, [player, hears, loading.status, load])
  return { player, loading, toggle }
}

/** The position in whole seconds while it plays, exactly where it was put while it stands. */
export const useSecond = (player: Player): number =>
  useStore(player.state, ({ playing, at }) => (playing ? Math.floor(at / 1000) * 1000 : at))
