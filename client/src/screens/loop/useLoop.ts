/** A loop as the server has it for whoever this browser is, and how to change it. Holds no rule. */
import type { LoopAnswer, MemberCommand, OwnerCommand } from '@signalroom/shared'
import { useCallback, useEffect, useState } from 'react'
import { CallFailed } from '../../link/api'
import { heardNow } from './clock'
import { askLoop, judgeLoop, readLoop, secretForLoop } from '../../link/persons'

/** Null when it was done; else a sentence that says why not. */
export type Ask = (command: OwnerCommand) => Promise<string | null>
export type Judge = (command: MemberCommand) => Promise<string | null>

export type LoopState =
  | { readonly type: 'waiting' }
  | { readonly type: 'nobody' }
  | { readonly type: 'failed'; readonly why: string; readonly again: () => void }
  | {
      readonly type: 'here'
      readonly answer: LoopAnswer
      readonly secret: string
      readonly ask: Ask
      readonly judge: Judge
      readonly again: () => void
    }

/** Two who judge see each other's words soon enough, and a debrief that was released comes home. */
const everyMs = 10_000

export function useLoop(loop: string): LoopState {
  const secret = secretForLoop(loop)
  const [answer, setAnswer] = useState<LoopAnswer | null>(null)
  const [failed, setFailed] = useState<string | null>(null)
  const load = useCallback(() => {
    if (secret === null) return
    readLoop(secret, loop).then(
      read => {
        heardNow(read.now)
        setAnswer(read)
        setFailed(null)
      },
      (error: unknown) => setFailed(error instanceof CallFailed ? error.message : 'The loop did not load.'),
    )
  }, [loop, secret])
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
  const done = useCallback(
    async (call: Promise<LoopAnswer>): Promise<string | null> => {
      try {
        setAnswer(await call)
        return null
      } catch (error) {
        if (!(error instanceof CallFailed)) throw error
        if (error.kind === 'urn:signalroom:stale') load()
        return error.message
      }
    },
    [load],
  )
  const ask = useCallback<Ask>(command => done(askLoop(secret ?? '', loop, command)), [done, loop, secret])
  const judge = useCallback<Judge>(
    command => done(judgeLoop(secret ?? '', loop, command)),
    [done, loop, secret],
  )
  if (secret === null) return { type: 'nobody' }
  // What stands on the screen stays there while the line is gone.
  if (answer) return { type: 'here', answer, secret, ask, judge, again: load }
  if (failed !== null) return { type: 'failed', why: failed, again: load }
  return { type: 'waiting' }
}
