/** What runs code in this browser: one engine for each kind of language, each in a frame that reaches nothing. Knows no room. */
import type { Language } from '@signalroom/shared'
import type { Heard, Job, Running } from './job'

/** `impossible`: there is no WebAssembly or no worker here. */
export type EngineState = 'off' | 'loading' | 'ready' | 'failed' | 'impossible'

export interface Engines {
  /** Loads in the background, and keeps a spare for after a stop; twice is once. `data` seeds SQL ahead of its first run. */
  warm(language: Language, data?: string): void
  state(language: Language): EngineSeen
  subscribe(changed: () => void): () => void
  run(job: Job, heard: Heard): Running
  close(): void
}
export interface EngineSeen {
  readonly state: EngineState
  /** What it is doing, or why it cannot; null where there is nothing to say. */
  readonly detail: string | null
  /** What runs the tests, such as "pytest 8.4.2"; null until it is loaded. */
  readonly runner: string | null
}

/** By the ending of its name; null for a file that is edited only. */
export function languageOf(file: string): Language | null {
  const ending = /\.(\w+)$/.exec(file)?.[1]?.toLowerCase() ?? ''
  return languages[ending] ?? null
}
const languages: Readonly<Record<string, Language>> = {
  py: 'python',
  js: 'javascript',
  mjs: 'javascript',
  jsx: 'javascript',
  ts: 'typescript',
  mts: 'typescript',
  tsx: 'typescript',
  sql: 'sql',
}
