/** Which things of the drawing standing faults mark, and with which words. Pure; draws nothing. */
import type { FaultHow, InjectedFault } from '@signalroom/shared'

export interface FaultMark {
  readonly tone: 'failed' | 'depends'
  readonly words: string
}

/** By the id of a thing; what has failed itself says so, whatever else it depends on. */
export function marksOf(injected: readonly InjectedFault[]): ReadonlyMap<string, FaultMark> {
  const standing = injected.filter(({ liftedAt }) => liftedAt === null)
  const marks = new Map<string, FaultMark>()
  for (const { dependants } of standing)
    for (const { id } of dependants) marks.set(id, { tone: 'depends', words: 'depends on it' })
  for (const { on, how } of standing) marks.set(on.id, { tone: 'failed', words: failedWords[how] })
  return marks
}

const failedWords: Readonly<Record<FaultHow, string>> = {
  cut: 'cut',
  slow: 'ten times as slow',
  kill: 'gone',
}
