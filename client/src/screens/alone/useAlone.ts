/** A round that is answered alone as the server has it for whoever this browser is, and how to change it. Holds no rule. */
import type { AloneAnswer, AloneCommand } from '@signalroom/shared'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { askAlone, readAlone, type AtRound } from '../../link/answers'
import { CallFailed } from '../../link/api'
import { secretForRound } from '../../link/persons'
import { heardNow } from '../loop/clock'

/** Null when it was done; else a sentence that says why not. */
export type AskAlone = (command: AloneCommand) => Promise<string | null>
export interface AloneHere {
  readonly type: 'here'
  readonly at: AtRound
  readonly answer: AloneAnswer
  readonly ask: AskAlone
  readonly again: () => void
}
export type AloneState =
  | { readonly type: 'waiting' | 'nobody' }
  | { readonly type: 'failed'; readonly why: string; readonly again: () => void }
  | AloneHere

/** What a reviewer says comes soon enough. */
const everyMs = 10_000

export function useAlone(loop: string, round: string): AloneState {
  const secret = secretForRound(loop, round)
  const at = useMemo(() => (secret === null ? null : { loop, round, secret }), [loop, round, secret])
  const [answer, setAnswer] = useState<AloneAnswer | null>(null)
  const [failed, setFailed] = useState<string | null>(null)
  const take = useCallback((read: AloneAnswer) => {
    heardNow(read.now)
    setAnswer(read)
    setFailed(null)
  }, [])
  const load = useCallback(() => {
    if (at === null) return
    readAlone(at).then(take, (error: unknown) =>
      setFailed(error instanceof CallFailed ? error.message : 'The round did not load.'),
    )
  }, [at, take])
  useEffect(() => {
    load()
    const look = () => document.visibilityState === 'visible' && load()
    const timer = setInterval(look, everyMs)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [load])
  const ask = useCallback<AskAlone>(
    async command => {
      if (at === null) return 'This page has no link of yours.'
      try {
        take(await askAlone(at, command))
        return null
      } catch (error) {
        if (!(error instanceof CallFailed)) throw error
        return error.message
      }
    },
    [at, take],
  )
  if (at === null) return { type: 'nobody' }
  // What stands on the screen stays there while the line is gone.
  if (answer) return { type: 'here', at, answer, ask, again: load }
  return failed === null ? { type: 'waiting' } : { type: 'failed', why: failed, again: load }
}
