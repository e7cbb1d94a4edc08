/** What plans and checklists are counted from, besides what the person keeps: content, and the rounds of their loops. */
import {
  noPrep,
  type OwnRounds,
  type PlanRow,
  type Prepared,
  type PrepFile,
  type TitlesOf,
} from '@signalroom/shared'
import { useCallback, useEffect, useState } from 'react'
import { CallFailed, listPlans, readPrep } from '../../link/api'
import { pairsPassed } from '../../link/own-scripts'
import { readOwnRounds } from '../../link/persons'
import type { OwnPerson } from './usePerson'

interface Read {
  readonly prep: PrepFile
  readonly plans: readonly PlanRow[]
  readonly rounds: OwnRounds['rounds']
}
export type PrepState =
  | { readonly type: 'waiting' }
  | { readonly type: 'failed'; readonly why: string; readonly again: () => void }
  | (Pick<Read, 'prep' | 'plans'> & {
      readonly type: 'here'
      readonly prepared: Prepared
      readonly titles: TitlesOf
    })

export function usePrep({ secret, rows }: OwnPerson): PrepState {
  const [read, setRead] = useState<Read | null>(null)
  const [why, setWhy] = useState<string | null>(null)
  const again = useCallback(() => {
    setWhy(null)
    Promise.all([readPrep(), listPlans(), readOwnRounds(secret)]).then(
      ([prep, plans, rounds]) => setRead({ prep: prep ?? noPrep, plans, rounds }),
      (error: unknown) =>
        setWhy(error instanceof CallFailed ? error.message : 'The plans did not load. Nothing was lost.'),
    )
  }, [secret])
  useEffect(again, [again])
  if (why !== null) return { type: 'failed', why, again }
  if (read === null) return { type: 'waiting' }
  const values = <Value>(kept: readonly { readonly value: Value }[]) => kept.map(({ value }) => value)
  return {
    type: 'here',
    prep: read.prep,
    plans: read.plans,
    titles: plan => read.plans.find(({ id }) => id === plan)?.title ?? plan,
    prepared: {
      artifacts: values(rows.artifact),
      drills: values(rows.drill),
      stories: values(rows.story),
      pay: values(rows.pay),
      rounds: read.rounds,
      rewritten: pairsPassed().length,
    },
  }
}
