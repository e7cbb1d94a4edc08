/** The person of this browser as the server has them, and how to change what they keep. Holds no rule. */
import type { PersonAnswer, RowOf, ShelfName } from '@signalroom/shared'
import { useCallback, useEffect, useState } from 'react'
import { useStore } from 'zustand'
import { CallFailed } from '../../link/api'
import { askPerson, keepOwnSecret, ownSecret, readPerson } from '../../link/persons'

export type Keep = <Name extends ShelfName>(
  shelf: Name,
  row: { readonly id: string; readonly seq: number },
  value: RowOf<Name>,
) => Promise<string | null>
export type Drop = (
  shelf: ShelfName,
  row: { readonly id: string; readonly seq: number },
) => Promise<string | null>

export interface OwnPerson {
  readonly secret: string
  readonly rows: PersonAnswer['rows']
  /** Null when it is kept; else a sentence that says why not. What was written stays with whoever asked. */
  readonly keep: Keep
  readonly drop: Drop
  /** Asks the server how it stands now. */
  readonly again: () => void
}
export type PersonState =
  | { readonly type: 'nobody' }
  | { readonly type: 'waiting' }
  | { readonly type: 'failed'; readonly why: string; readonly again: () => void; readonly lost: boolean }
  | ({ readonly type: 'here' } & OwnPerson)

export function usePerson(): PersonState {
  const secret = useStore(ownSecret)
  const [answer, setAnswer] = useState<PersonAnswer | null>(null)
  const [failed, setFailed] = useState<CallFailed | null>(null)
  const load = useCallback(() => {
    setFailed(null)
    if (secret === null) return setAnswer(null)
    readPerson(secret).then(setAnswer, (error: unknown) => {
      if (!(error instanceof CallFailed)) throw error
      setFailed(error)
    })
  }, [secret])
  useEffect(load, [load])
  const ask = useCallback(
    async (command: Parameters<typeof askPerson>[1]): Promise<string | null> => {
      if (secret === null) return 'This browser has no link of your own any more.'
      try {
        setAnswer(await askPerson(secret, command))
        return null
      } catch (error) {
        if (!(error instanceof CallFailed)) throw error
        // What stands now is needed to decide what to do with what was written.
        if (error.kind === 'urn:signalroom:stale') void readPerson(secret).then(setAnswer, () => {})
        return error.message
      }
    },
    [secret],
  )
  const keep = useCallback<Keep>(
    (shelf, { id, seq }, value) => ask({ type: 'row.keep', shelf, id, seen: seq, value }),
    [ask],
  )
  const drop = useCallback<Drop>(
    (shelf, { id, seq }) => ask({ type: 'row.drop', shelf, id, seen: seq }),
    [ask],
  )
  if (secret === null) return { type: 'nobody' }
  if (failed) return { type: 'failed', why: failed.message, again: load, lost: failed.status === 401 }
  if (answer === null) return { type: 'waiting' }
  return { type: 'here', secret, rows: answer.rows, keep, drop, again: load }
}

/** A new row's name. */
export const newRow = (): { readonly id: string; readonly seq: 0 } => ({ id: crypto.randomUUID(), seq: 0 })

export const forgetPerson = (): void => keepOwnSecret(null)
