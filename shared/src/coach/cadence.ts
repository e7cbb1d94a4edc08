/** The cadence of a talk up to a moment, computed anew from everything heard. Knows no room, no clock and no screen. */
import type { Heard, Side } from './heard.js'
import { follow } from './machine.js'
import { measure, suggests, type Metrics, type Talk } from './measure.js'
import { total, type Span } from '../base/span.js'
import type { Chunk, Cycle, DraftChunk, Nudge, TalkRecord } from './record.js'
import { beats } from './speech.js'
import type { State } from './state.js'

/** Everything the coach can say of a talk. The lists are in time order. */
export interface Cadence extends Talk {
  readonly state: State
  /** One for each chunk, in the chunks' order. */
  readonly cycles: readonly Cycle[]
  readonly nudges: readonly Nudge[]
  readonly talk: Readonly<Record<Side, number>>
  readonly work: readonly Span[]
  readonly metrics: Metrics
  readonly suggestion: 'clear-communicator' | null
}

/** The same heard gives the same cadence in any order of arrival, and heard twice it counts once. */
export function cadence(heard: readonly Heard[], until: number): Cadence {
  const taken = beats(heard, until)
  const { state, record } = follow(taken)
  const talk: Talk = {
    chunks: record.chunks.map(judged),
    pauses: record.pauses,
    asked: record.asked,
    responseDelays: record.delays,
    spoken: taken.spoken,
    away: taken.away,
    from: taken.from,
    until: taken.until,
  }
  const metrics = measure(talk)
  return {
    ...talk,
    state,
    cycles: talk.chunks.map(one => ({ at: one.from, kind: one.cycle })),
    nudges: [...record.nudges, ...unchecked(record)].sort((a, b) => a.at - b.at),
    talk: { candidate: total(taken.spoken.candidate), interviewer: total(taken.spoken.interviewer) },
    work: taken.work,
    metrics,
    suggestion: suggests(metrics),
  }
}

const judged = ({ from, to, via, words, substantive, cycle }: DraftChunk): Chunk => ({
  from,
  to,
  via,
  words,
  substantive: substantive === true,
  unknown: substantive === null,
  cycle,
})

/** Two proposals in a row without a check; chunks that needed none do not break the row. */
function unchecked(record: TalkRecord): readonly Nudge[] {
  const nudges: Nudge[] = []
  let row = 0
  for (const { cycle, missedAt } of record.chunks) {
    if (cycle === 'none-needed' || cycle === 'cut' || cycle === 'open') continue
    row = cycle === 'missed' ? row + 1 : 0
    if (row < 2 || missedAt === null) continue
    nudges.push({ at: missedAt, kind: 'no-check' })
    row = 0
  }
  return nudges
}
