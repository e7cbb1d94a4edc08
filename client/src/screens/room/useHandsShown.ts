/** Tells the room when this seat's hands are at work on board or code, in merged stretches of the server's time. */
import type { At } from '@signalroom/shared'
import { useEffect } from 'react'
import { useHere } from '../../room/read'
import type { Work } from './useWork'

/** Changes closer than this are one stretch. */
const gapMs = 1000
/** Told so often that in three seconds of silence half of them are known to be work. */
const tellMs = 1000

export function useHandsShown(work: Work | null): void {
  const { link, me } = useHere()
  useEffect(() => {
    if (!work || me.role === 'observer') return
    let from: At | null = null
    let last: At | null = null
    const tell = () => {
      if (from === null || last === null) return
      // A single touch lasts as long as a bin of the coach.
      const to = Math.max(last, from + 250)
      if (link.can({ type: 'work.show', from, to })) void link.ask({ type: 'work.show', from, to })
      from = null
      last = null
    }
    const touched = (_: Uint8Array, __: unknown, ___: unknown, change: { readonly local: boolean }) => {
      if (!change.local) return
      const now = link.now()
      if (last !== null && now - last > gapMs) tell()
      from ??= now
      last = now
    }
    const timer = setInterval(tell, tellMs)
    const docs = new Set([work.board.doc, work.code.doc])
    for (const doc of docs) doc.on('update', touched)
    return () => {
      clearInterval(timer)
      for (const doc of docs) doc.off('update', touched)
    }
  }, [work, link, me.role])
}
