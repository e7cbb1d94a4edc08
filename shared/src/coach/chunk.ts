/** What is written down of a chunk: whether it is one, how long it was, what became of it. Knows no states. */
import type { Span } from '../base/span.js'
import type { DraftChunk, TalkRecord } from './record.js'
import type { Via } from './beat.js'
import { CHUNK_LAND, CHUNK_MIN, CHUNK_WORDS, MONOLOGUE } from './thresholds.js'

type Spoken = Pick<DraftChunk, 'from' | 'to' | 'via' | 'words' | 'substantive'>

/** Whether it is enough to be a chunk: by a key always, in writing by what it says, aloud by how long it is. */
export function isChunk({ from, to, via, words, substantive }: Spoken): boolean {
  if (via === 'hand') return true
  if (via === 'typed') return substantive === true || (words ?? 0) >= CHUNK_WORDS
  return to - from >= CHUNK_MIN || (words ?? 0) >= CHUNK_WORDS
}

export function keepChunk(record: TalkRecord, spoken: Spoken): DraftChunk {
  const { from, to, via, words } = spoken
  const substantive = holdsProposal(record, spoken)
  const chunk: DraftChunk = { from, to, via, words, substantive, cycle: 'open', missedAt: null }
  record.chunks.push(chunk)
  record.last = to
  return chunk
}

/** A chunk holds a proposal if its words or a key say so, or if hands were at work during it; null: nobody can tell. */
function holdsProposal({ work }: TalkRecord, { from, to, substantive }: Spoken): boolean | null {
  return work.some(one => one.from < to && one.to > from) || substantive
}

/** Its check did not come, or the other side came before it. */
export function judgeChunk(
  record: TalkRecord,
  chunk: number,
  cycle: 'missed' | 'preempted',
  at: number,
): void {
  const judged = record.chunks[chunk]
  if (!judged) return
  judged.cycle = cycle
  judged.missedAt = cycle === 'missed' ? at : null
}

/** Long speech is asked to land, and longer speech is a monologue. */
export function nudgeLength({ nudges }: TalkRecord, { from, to, via }: Span & { readonly via: Via }): void {
  if (via !== 'voice') return
  if (to - from >= CHUNK_LAND) nudges.push({ at: from + CHUNK_LAND, kind: 'land' })
  if (to - from >= MONOLOGUE) nudges.push({ at: from + MONOLOGUE, kind: 'monologue' })
}
