/** What the room says of runs and engines, in words a person uses. Draws nothing. */
import { exitWords, secondsText, type Language, type Run } from '@signalroom/shared'
import type { EngineNow } from './runner'

export const languageNames: Readonly<Record<Language, string>> = {
  python: 'Python',
  javascript: 'JavaScript',
  typescript: 'TypeScript',
  sql: 'SQL',
}

/** Languages that are written here and not run, by the end of the file's name. */
const written: Readonly<Record<string, string>> = {
  java: 'Java',
  kt: 'Kotlin',
  go: 'Go',
  rs: 'Rust',
  c: 'C',
  cc: 'C++',
  cpp: 'C++',
  cs: 'C#',
  rb: 'Ruby',
  swift: 'Swift',
  scala: 'Scala',
  php: 'PHP',
  sh: 'Shell',
}

export function writtenOnly(file: string): string {
  const end = file.slice(file.lastIndexOf('.') + 1).toLowerCase()
  return `${written[end] ?? file} does not run here: it is for reading and writing`
}

/** How an engine stands, in one short word or two. */
export function engineWord(language: Language, { state, runner, detail }: EngineNow): string {
  const name = languageNames[language]
  switch (state) {
    case 'off':
      return name
    case 'loading':
      return detail === null ? `${name} is loading` : `${name} is loading: ${detail}`
    case 'ready':
      return runner === null ? `${name} is ready` : `${name} · ${runner}`
    case 'failed':
      return `${name} did not load`
    case 'impossible':
      return `${name} cannot run in this browser`
  }
}

/** How many of its cases passed; null where none was run. */
function casesWords({ outcome }: Pick<Run, 'outcome'>): string | null {
  const cases = outcome?.cases ?? []
  const counted = cases.filter(one => one.outcome !== 'skipped')
  if (counted.length === 0) return null
  return `${counted.filter(one => one.outcome === 'passed').length} of ${counted.length} passed`
}

/** How a run stands or ended, in a few words. */
export function runWords(run: Pick<Run, 'state' | 'outcome' | 'stopped' | 'kind'>): string {
  if (run.state === 'waiting') return 'Waiting'
  if (run.state === 'running') return run.stopped ? 'Stopping' : 'Running'
  if (!run.outcome) return 'Taken back'
  const { exit, cases } = run.outcome
  if (run.kind === 'tests' && (exit === 'passed' || exit === 'failed'))
    return (
      casesWords(run) ?? (cases.length === 0 && exit === 'passed' ? 'No tests were found' : exitWords[exit])
    )
  return exitWords[exit]
}

export type Tone = 'good' | 'bad' | 'calm'
/** Green only for what went well, red only for a verdict; a person's stop is neither. */
export function toneOf(run: Pick<Run, 'state' | 'outcome' | 'kind'>): Tone {
  if (run.state !== 'ended' || !run.outcome) return 'calm'
  const { exit, cases } = run.outcome
  if (exit === 'passed') return run.kind === 'tests' && cases.length === 0 ? 'calm' : 'good'
  return exit === 'stopped' ? 'calm' : 'bad'
}

export const durationText = (ms: number): string =>
  ms < 1000 ? `${Math.max(1, Math.round(ms))} ms` : secondsText(ms)
