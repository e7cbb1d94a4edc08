/** Makes an outcome of what an engine found, within the bounds that every outcome keeps. Knows no engine. */
import { runBounds, type Case, type Outcome, type RunExit } from '@signalroom/shared'
import type { Sink } from './sink'

/** A case as an engine found it, of any length and with whatever it could not tell left out. */
export interface FoundCase {
  readonly name: string
  readonly outcome: Case['outcome']
  readonly ms: number
  readonly message?: string | undefined
  readonly file?: string | undefined
  readonly line?: number | undefined
}

export function concluded(given: {
  exit: RunExit
  ms: number
  cases: readonly FoundCase[]
  runner: string | null
  sink: Sink
}): Outcome {
  const { exit, ms, cases, runner, sink } = given
  const more = cases.length - runBounds.cases
  if (more > 0) sink.write(`… ${more} further cases ran and are not listed.\n`)
  return {
    exit,
    ms: Math.max(0, ms),
    ...sink.close(),
    cases: cases.slice(0, runBounds.cases).map(bounded),
    runner,
  }
}

/** Passed if nothing failed. */
export const exitOf = (cases: readonly FoundCase[]): RunExit =>
  cases.some(({ outcome }) => outcome === 'failed') ? 'failed' : 'passed'

function bounded({ name, outcome, ms, message, file, line }: FoundCase): Case {
  return {
    name: name.slice(0, 200) || 'unnamed',
    outcome,
    ms: Math.max(0, ms),
    ...(message === undefined ? {} : { message: shortened(message, runBounds.message) }),
    ...(file === undefined ? {} : { file }),
    ...(line === undefined || line < 1 ? {} : { line: Math.min(line, 100_000) }),
  }
}

export const shortened = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length - 1)}…` : text
