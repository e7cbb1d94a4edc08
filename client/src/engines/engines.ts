/** What runs code in this browser: one engine for each kind of language, each in a frame that reaches nothing. Knows no room. */
import type { Language } from '@signalroom/shared'
import { openFileStore } from './files'
import { openPool, type EnginePool, type EngineSeen } from './pool'
import type { EngineKind } from './frame'
import { openLoadQueue } from './load-queue'
import type { RunListener, Job, Running } from './job'
import { startRun } from './start-run'

export interface Engines {
  /** Loads in the background, and keeps a spare for after a stop; twice is once. `data` seeds SQL ahead of its first run. */
  warm(language: Language, data?: string): void
  state(language: Language): EngineSeen
  subscribe(changed: () => void): () => void
  run(job: Job, heard: RunListener): Running
  close(): void
}
/** `base` is where `/engines/` is served: the page's own origin unless it is said. Nothing is loaded before it is asked for. */
export function openEngines({ base = location.origin }: { readonly base?: string } = {}): Engines {
  const listeners = new Set<() => void>()
  const pools = new Map<EngineKind, EnginePool>()
  const heavy = openLoadQueue()
  const files = openFileStore({ base })
  const changed = () => {
    for (const listener of listeners) listener()
  }
  const poolOf = (language: Language): EnginePool => {
    const kind = kinds[language]
    const known = pools.get(kind)
    if (known) return known
    const pool = openPool({
      kind,
      base,
      files,
      queue: kind === 'javascript' ? openLoadQueue() : heavy,
      changed,
    })
    pools.set(kind, pool)
    return pool
  }
  return {
    warm(language, data) {
      if (!possible) return
      const pool = poolOf(language)
      if (data !== undefined) pool.prepare(data)
      pool.warm()
    },
    state: language => (possible ? (pools.get(kinds[language])?.seen() ?? off) : impossible),
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    run: (job, heard) => startRun(poolOf(job.language), job, heard),
    close() {
      listeners.clear()
      for (const pool of pools.values()) pool.close()
      pools.clear()
    },
  }
}

const kinds = { python: 'python', javascript: 'javascript', typescript: 'javascript', sql: 'sql' } as const
const possible = typeof WebAssembly === 'object' && typeof Worker === 'function'
const off: EngineSeen = { state: 'off', detail: null, runner: null, idle: 0 }
const impossible: EngineSeen = {
  state: 'impossible',
  detail: 'This browser has no WebAssembly or no workers: code can be written here, not run.',
  runner: null,
  idle: 0,
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
