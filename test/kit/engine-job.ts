/** Writes a job for an engine in few words. Knows no engine. */
import type { Language, RunFile, RunKind } from '@signalroom/shared'

/** A job as `client/src/engines/job.ts` has it. */
export interface Job {
  readonly language: Language
  readonly kind: RunKind
  readonly entry: string
  readonly files: readonly RunFile[]
  readonly hidden?: readonly RunFile[]
  readonly data?: string
  readonly moreData?: Readonly<Record<string, string>>
  readonly limitMs?: number
}

/** The first file is the one in front. */
export function job(
  language: Language,
  kind: RunKind,
  files: Readonly<Record<string, string>>,
  more: Partial<Job> = {},
): Job {
  return { language, kind, entry: Object.keys(files)[0] ?? '', files: list(files), ...more }
}
export const list = (files: Readonly<Record<string, string>>): readonly RunFile[] =>
  Object.entries(files).map(([name, text]) => ({ name, text }))
