/** Has the own words written down while the round is on and its person wants it, and lets go of the model afterwards. Draws nothing. */
import type { Stage } from '@signalroom/shared'
import { useEffect } from 'react'
import { useLink } from '../read'
import { useOwnWords, useRecogniser, useWordsState } from './WordsContext'

/** What was being said when the bell rang is on its way for less. */
const restMs = 10_000

/** What an ear hands its sound to; null while nobody writes. */
export function useWriting(stage: Stage): (() => MessagePort) | null {
  const { recogniser } = useOwnWords()
  const on = useWordsState(state => state.on)
  const state = useRecogniser()
  const known = useLink(link => link.room.seq > 0)
  useEffect(() => {
    if (on && known && stage !== 'over') recogniser.open()
  }, [on, known, stage, recogniser])
  const works = state.status !== 'off' && state.status !== 'failed'
  // A model that is still fetched when the bell rings is waited for as well, where sound waits for it.
  const idle = state.status === 'ready' && state.waiting === 0
  useEffect(() => {
    if (stage !== 'over' || !idle) return
    const timer = setTimeout(() => recogniser.close(), restMs)
    return () => clearTimeout(timer)
  }, [stage, idle, recogniser])
  return works ? recogniser.openPort : null
}
