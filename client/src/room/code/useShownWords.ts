/** What a pin shows, in a few words that name a run by its time and its verdict. */
import { artifactLists, type Shown } from '@signalroom/shared'
import { useCallback } from 'react'
import { shownWords } from '../judging/pointing'
import { useRoom, useMoment } from '../read'
import { runWords } from './words'

/** "Run at 21:04: 7 of 8 passed" */
export function useShownWords(): (what: Shown | null | undefined) => string {
  const runs = useRoom(room => room.open.runs)
  const plan = useRoom(room => room.open.plan)
  const moment = useMoment()
  return useCallback(
    what =>
      shownWords(what, it => {
        if (it.type === 'card')
          return artifactLists({ open: { plan } }).find(one => one.id === it.list)?.title ?? null
        const run = runs.find(one => one.id === it.seq)
        if (!run) return null
        const words = runWords(run)
        return `Run at ${moment(run.begunAt ?? run.askedAt)}: ${/^\d/.test(words) ? words : words.toLowerCase()}`
      }),
    [runs, plan, moment],
  )
}
