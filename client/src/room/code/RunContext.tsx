/** Hands the seat's runner to everything drawn in the room. Holds no rule. */
import type { Language, Run } from '@signalroom/shared'
import { createContext, useContext, useEffect, useMemo, type ReactNode } from 'react'
import { useStore } from 'zustand'
import { useHere, useRoom } from '../read'
import type { EngineNow, Runner, RunnerState } from './runner'

const Context = createContext<Runner | null>(null)

export function RunProvider({ runner, children }: { runner: Runner; children: ReactNode }) {
  return <Context.Provider value={runner}>{children}</Context.Provider>
}

export function useRunner(): Runner {
  const runner = useContext(Context)
  if (!runner) throw new Error('drawn outside of a room')
  return runner
}

export const useRunnerState = <Part,>(select: (state: RunnerState) => Part): Part =>
  useStore(useRunner().state, select)

/** All runs that can be looked at here, in the order they were asked for: the room's, and what this tab ran for itself. */
export function useRuns(): readonly Run[] {
  const runs = useRoom(room => room.open.runs)
  const own = useRunnerState(state => state.own)
  return useMemo(
    () => (own.length === 0 ? runs : [...runs, ...own].toSorted((a, b) => a.askedAt - b.askedAt)),
    [runs, own],
  )
}

/** How the engine of a language stands, drawn anew when it changes. */
export function useEngine(language: Language | null): EngineNow | null {
  const runner = useRunner()
  useRunnerState(state => state.changes)
  return language === null ? null : runner.engine(language)
}

const patienceMs = 3000

/** Loads the engine of the round's language when the page has nothing better to do; without code, none. */
export function useWarmEngine(): void {
  const runner = useRunner()
  const { me } = useHere()
  const language = useRoom(room => room.open.code?.language)
  useEffect(() => {
    if (language === undefined || me.role === 'observer') return
    const warm = () => runner.warm(language)
    if (typeof requestIdleCallback === 'undefined') {
      const timer = setTimeout(warm, patienceMs)
      return () => clearTimeout(timer)
    }
    const asked = requestIdleCallback(warm, { timeout: patienceMs })
    return () => cancelIdleCallback(asked)
  }, [runner, language, me.role])
}
