/** Where the debrief opens: at `?t=` of its address, or where one stopped the last time on this device. */
import { useEffect, useState } from 'react'
import { momentIn } from '../../../link/address'
import { siteStorage } from '../../../link/storage'
import type { Player } from '../recording/player'

const settleMs = 400

/** Milliseconds on the round's clock; null: at its end. */
export function useOpensAt(room: string, seat: string): number | null {
  const [from] = useState(() => {
    const kept = Number(siteStorage.getItem(nameOf(room, seat)))
    return momentIn(location.search) ?? (kept > 0 ? kept : null)
  })
  return from
}

/** Keeps where one is, for the next time. */
export function useRemembered(player: Player, took: number, room: string, seat: string): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    const keep = () => {
      const { at } = player.state.getState()
      if (at >= took) siteStorage.removeItem(nameOf(room, seat))
      else siteStorage.setItem(nameOf(room, seat), String(Math.round(at)))
    }
    const forget = player.state.subscribe(({ at }, before) => {
      if (at === before.at) return
      clearTimeout(timer)
      timer = setTimeout(keep, settleMs)
    })
    return () => {
      forget()
      clearTimeout(timer)
    }
  }, [player, took, room, seat])
}

const nameOf = (room: string, seat: string): string => `signalroom:stopped:${room}:${seat}`
