/** What is written down of a question about the own proposal, and of its chunk with it: asked, answered or not. Knows no states. */
import type { AckKind } from './heard.js'
import type { Asked, CycleKind, DraftChunk, TalkRecord } from './record.js'
import type { Ack, Speech } from './beat.js'
import { ACK_BY, PAUSE_MAX_OK, PAUSE_MIN_OK } from './thresholds.js'

/** A question that checks a chunk, or none; answers its place in the list. */
export function keepQuestion(record: TalkRecord, speech: Speech, chunk: number | null): number {
  const checked = chunk === null ? undefined : record.chunks[chunk]
  if (checked) {
    // To check a chunk nobody could read is to say that it was a proposal.
    checked.substantive ??= true
    checked.cycle = 'open'
    checked.missedAt = null
  }
  const { id, from, to } = speech
  const anchored = speech.confirm ? speech.confirm.anchored : false
  record.last = to
  return record.asked.push({ id, from, to, anchored, chunk, ack: null, outcome: 'open' }) - 1
}

/** The last chunk, if a word too short to count came before its question: it was slow, not missing. */
export function lateChecked({ chunks }: TalkRecord): number | null {
  return chunks.at(-1)?.cycle === 'missed' ? chunks.length - 1 : null
}

/** Asked a second time before any answer: the chunk's cycle goes on with the newer question. */
export function repeatQuestion(record: TalkRecord, asked: number): number | null {
  const former = record.asked[asked]
  if (!former) return null
  former.outcome = 'repeated'
  return former.chunk
}

/** The other side reacts at `at` to a question that ended at `end`. */
export function answerQuestion(
  record: TalkRecord,
  question: { readonly asked: number; readonly end: number },
  at: number,
  kind: AckKind | 'voice',
): void {
  if (at - question.end >= ACK_BY) record.nudges.push({ at: question.end + ACK_BY, kind: 'unanswered' })
  const asked = record.asked[question.asked]
  if (!asked) return
  asked.ack = { at, kind, latency: Math.max(0, at - asked.to) }
  asked.outcome = 'answered'
  const chunk = asked.chunk === null ? undefined : record.chunks[asked.chunk]
  if (chunk) chunk.cycle = answeredCycle(chunk, asked)
}

/** The kind a chunk's cycle has once its question is answered. In writing only haste can spoil it. */
function answeredCycle(chunk: DraftChunk, asked: Asked): CycleKind {
  const gap = asked.from - chunk.to
  if (chunk.via === 'typed') return gap > 0 && gap < PAUSE_MAX_OK ? 'rushed' : 'full'
  if (gap < PAUSE_MIN_OK) return 'rushed'
  return gap <= PAUSE_MAX_OK ? 'full' : 'slow'
}

/** An answer by name to a question that is not the one on the table; false if it names none, or that one. */
export function answerByName(record: TalkRecord, ack: Ack, current: number | null): boolean {
  const place = record.asked.findIndex(one => one.id === ack.confirm)
  const asked = record.asked[place]
  if (ack.confirm === null || !asked || place === current) return false
  asked.ack ??= { at: ack.at, kind: ack.kind, latency: Math.max(0, ack.at - asked.to) }
  return true
}

/** A yes with no question on the table answers the newest that was left open; its cycle stays what it was. */
export function answerLate(record: TalkRecord, ack: Ack): void {
  const asked = record.asked.findLast(one => one.ack === null && one.outcome !== 'repeated')
  if (asked) asked.ack = { at: ack.at, kind: ack.kind, latency: Math.max(0, ack.at - asked.to) }
}

/** Nobody has answered a question that ended at `end` when its answer was due. */
export function nudgeUnanswered(
  record: TalkRecord,
  question: { readonly asked: number; readonly end: number },
  now: number,
): void {
  const at = question.end + ACK_BY
  if (now < at) return
  record.nudges.push({ at, kind: 'unanswered' })
  closeQuestion(record, question.asked, 'unanswered')
}

/** The candidate talks on without an answer. */
export function passOver(
  record: TalkRecord,
  question: { readonly asked: number; readonly end: number },
  at: number,
): void {
  if (at - question.end < ACK_BY) closeQuestion(record, question.asked, 'not-waited')
  else nudgeUnanswered(record, question, at)
}

export function closeQuestion(
  record: TalkRecord,
  place: number,
  outcome: 'unanswered' | 'not-waited' | 'cut',
): void {
  const asked = record.asked[place]
  if (!asked) return
  asked.outcome = outcome
  const chunk = asked.chunk === null ? undefined : record.chunks[asked.chunk]
  if (chunk) chunk.cycle = outcome
}
