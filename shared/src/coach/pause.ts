/** What is written down of a silence: the pause after a chunk, dead air, a stall, a slow answer. Knows no states. */
import type { TalkRecord } from './record.js'
import { classify, excused, idleAt, longKind } from './silence.js'
import type { Via } from './beat.js'
import { BREATH_MAX, CONFIRM_BY, DEAD_NUDGE, RESPONSE_MAX, STALL, THINK_MAX } from './thresholds.js'

/** Silence after a chunk; `think` is when a thought was declared in it. */
interface AfterChunk {
  readonly chunk: number
  readonly since: number
  readonly think: number | null
  readonly via: Via
}

/** A pause ended. Silence of less than a breath is none. */
export function keepPause(record: TalkRecord, silence: AfterChunk, to: number): void {
  nudgeSilence(record, silence, to)
  const { since: at, via, think } = silence
  const ms = to - at
  if (ms < BREATH_MAX) return
  const kind = longKind(record.work, { from: at, to }, think)
  // In writing, a long silence is spent writing.
  const named = via === 'typed' && kind === 'dead-air' ? 'working' : kind
  record.pauses.push({ at, ms, class: classify(ms), kind: classify(ms) === 'long' ? named : null })
}

export function nudgeSilence(record: TalkRecord, silence: AfterChunk, to: number): void {
  const dead = deadAt(record, silence, to)
  if (dead !== null) record.nudges.push({ at: dead, kind: 'dead-air' })
  nudgeStall(record, silence.since, silence.think, to)
}

/** When silence turned dead, once; null while it has not. */
function deadAt({ work }: TalkRecord, { since, think, via }: AfterChunk, to: number): number | null {
  if (via === 'typed') return null
  const spent = think === null || think > since + DEAD_NUDGE ? 0 : think + THINK_MAX - since
  return idleAt(work, { from: since, to }, spent + DEAD_NUDGE)
}

/** No word for half a minute, working or not; a declared thought starts the count anew. */
export function nudgeStall(record: TalkRecord, since: number, think: number | null, to: number): void {
  const at = Math.max(since, think ?? since) + STALL
  if (at <= to) record.nudges.push({ at, kind: 'stall' })
}

/** When a chunk that needed a check went without for too long in silence; null while it has not. */
export function missedAt(
  { chunks, work }: TalkRecord,
  { chunk, since, think, via }: AfterChunk,
  to: number,
): number | null {
  if (via === 'typed' || !chunks[chunk]?.substantive) return null
  const at = idleAt(work, { from: since, to }, CONFIRM_BY)
  return at === null || excused(think, at) ? null : at
}

/** Silence between the other side's turn, which ended at `since`, and speech; a declared thought excuses it. */
export function keepDelay(record: TalkRecord, since: number | null, think: number | null, to: number): void {
  if (since === null) return
  if (record.work.some(one => one.from < to && one.to > since)) nudgeStall(record, since, think, to)
  const ms = to - since
  if (ms > RESPONSE_MAX && !excused(think, to)) record.delays.push({ at: since, ms })
}
