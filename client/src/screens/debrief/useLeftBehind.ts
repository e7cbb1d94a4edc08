/** What this device kept of a round and the server has not, since it came after the end; erased where there is none. */
import { panes } from '@signalroom/shared'
import { useCallback, useEffect, useState } from 'react'
import { leftBehind, type LeftBehind } from '../../link/left-behind'
import { eraseOutbox, readOutbox } from '../../link/outbox'
import { useHere, useRoom } from '../../room/read'
import type { Work } from '../room/useWork'

export function useLeftBehind(work: Work | null): {
  readonly left: LeftBehind | null
  readonly erase: () => void
} {
  const { me } = useHere()
  const room = useRoom(one => one.open.id)
  const inOne = useRoom(one => one.open.documents.includes('work'))
  const [left, setLeft] = useState<LeftBehind | null>(null)
  useEffect(() => {
    if (!work) return
    setLeft(null)
    const stops = (inOne ? (['work'] as const) : panes).map(name => {
      const { state, doc } = name === 'board' ? work.board : work.code
      const place = { room, name, seat: me.seat }
      let asked = false
      const look = async () => {
        if (asked || state.getState().status !== 'saved') return
        asked = true
        const kept = await readOutbox(place)
        const found = kept && leftBehind(kept, doc)
        if (!found || (found.files.length === 0 && !found.more)) return eraseOutbox(place)
        setLeft(before => ({
          files: [...(before?.files ?? []), ...found.files],
          more: found.more || (before?.more ?? false),
        }))
      }
      void look()
      return state.subscribe(() => void look())
    })
    return () => stops.forEach(stop => stop())
  }, [work, inOne, room, me.seat])
  const erase = useCallback(() => {
    for (const name of inOne ? (['work'] as const) : panes) eraseOutbox({ room, name, seat: me.seat })
    setLeft(null)
  }, [inOne, room, me.seat])
  return { left, erase }
}
