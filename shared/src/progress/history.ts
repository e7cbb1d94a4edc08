/** Many attempts as one history: merged, and as a file that is taken from one device to another. Knows no storage. */
import { z } from 'zod'
import { JudgedAlarms } from './alarms.js'
import { Attempt, keyOf } from './attempt.js'

/** More rounds than anybody rehearses. */
const mostAttempts = 5000
const File = z.strictObject({
  signalroom: z.literal('progress'),
  version: z.literal(1),
  attempts: z.array(Attempt).max(mostAttempts),
  /** What was called right or false of what was noticed; missing in files of before. */
  judged: z.array(JudgedAlarms).max(mostAttempts).default([]),
})

/** Each round once, oldest first. Merging twice, or the other way round, changes nothing. */
export function merged(...histories: readonly (readonly Attempt[])[]): readonly Attempt[] {
  const kept = new Map<string, Attempt>()
  for (const attempt of histories.flat()) {
    const before = kept.get(keyOf(attempt))
    if (!before || saysMore(attempt, before)) kept.set(keyOf(attempt), attempt)
  }
  return [...kept.values()].sort((a, b) => a.at - b.at || (keyOf(a) < keyOf(b) ? -1 : 1))
}
/** What was released, else what was kept later; of equals always the same one. */
function saysMore(one: Attempt, other: Attempt): boolean {
  if (one.released !== other.released) return one.released
  if (one.keptAt !== other.keptAt) return one.keptAt > other.keptAt
  return JSON.stringify(one) > JSON.stringify(other)
}

export const historyFile = (attempts: readonly Attempt[], judged: readonly JudgedAlarms[] = []): string =>
  JSON.stringify(
    { signalroom: 'progress', version: 1, attempts, ...(judged.length > 0 ? { judged } : {}) },
    null,
    2,
  )

export type HistoryRead =
  | { readonly ok: true; readonly attempts: readonly Attempt[]; readonly judged: readonly JudgedAlarms[] }
  /** `field` is where in the file; nothing of it was taken. */
  | { readonly ok: false; readonly field: string; readonly reason: string }

/** All of it, or where and why it does not fit. */
export function readHistory(text: string): HistoryRead {
  let found: unknown
  try {
    found = JSON.parse(text)
  } catch {
    return { ok: false, field: 'file', reason: 'is not JSON; it may have been cut short' }
  }
  const { version } = (found ?? {}) as { version?: unknown }
  if (typeof version === 'number' && version > 1)
    return { ok: false, field: 'version', reason: `is ${version}, of a newer Signalroom; this one reads 1` }
  const read = File.safeParse(found)
  if (read.success) return { ok: true, attempts: read.data.attempts, judged: read.data.judged }
  const issue = read.error.issues[0]
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys[0] : undefined
  return {
    ok: false,
    field: [...(issue?.path ?? []), ...(unknown === undefined ? [] : [unknown])].join('.') || 'file',
    reason: unknown === undefined ? (issue?.message ?? 'does not fit') : 'is not known here',
  }
}
