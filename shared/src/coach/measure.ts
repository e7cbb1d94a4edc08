/** The numbers of a talk: counts, medians and shares of a round or of one phase. Knows the lists, not how they arose. */
import type { Side } from './heard.js'
import { outside, total, type Span } from '../base/span.js'
import type { LongKind, PauseClass } from './silence.js'
import type { Asked, Chunk, Delay, Pause } from './record.js'
import {
  CLEAR_ADHERENCE,
  CLEAR_CHUNKS,
  CLEAR_DEAD_AIR,
  MONOLOGUE,
  PAUSE_MAX_OK,
  PAUSE_MIN_OK,
} from './thresholds.js'

/** What the numbers are taken from. */
export interface Talk {
  readonly chunks: readonly Chunk[]
  readonly pauses: readonly Pause[]
  readonly asked: readonly Asked[]
  readonly responseDelays: readonly Delay[]
  readonly spoken: Readonly<Record<Side, readonly Span[]>>
  readonly away: readonly Span[]
  readonly from: number
  readonly until: number
}

/** Durations in milliseconds; null where there is nothing to take a number from. */
export interface Metrics {
  readonly chunks: number
  readonly substantive: number
  readonly medianChunk: number | null
  readonly p90Chunk: number | null
  readonly monologues: number
  readonly pauses: number
  readonly medianPause: number | null
  readonly longestPause: number | null
  readonly inWindow: number
  readonly short: number
  readonly long: number
  readonly deadAir: number
  readonly longWorking: number
  readonly declared: number
  readonly deadAirPerTenMinutes: number | null
  readonly confirms: number
  readonly anchored: number
  readonly missed: number
  readonly unanswered: number
  readonly medianAck: number | null
  readonly responseDelays: number
  /** Full cycles. */
  readonly full: number
  /** Proposals that wanted one: the substantive chunks whose listener did not come first. */
  readonly wanting: number
  /** Chunks of which nobody can tell whether they proposed anything: an adherence beside them is no clean number. */
  readonly unknown: number
  /** `full` among `wanting`, 0 to 1: of the proposals that are known as such. */
  readonly adherence: number | null
  /** The candidate's share of all speech, 0 to 1. */
  readonly talkShare: number | null
  /** Over the chunks whose words are known. */
  readonly wordsPerMinute: number | null
}

/** The numbers of what began in a span, by default of the whole talk. A cut chunk does not count. */
export function measure(talk: Talk, span: Span = { from: talk.from, to: Infinity }): Metrics {
  const within = <One extends { readonly at: number } | { readonly from: number }>(all: readonly One[]) =>
    all.filter(one => begins(one) >= span.from && begins(one) < span.to)
  const chunks = within(talk.chunks).filter(chunk => chunk.cycle !== 'cut')
  const pauses = within(talk.pauses)
  const asked = within(talk.asked)
  const ofClass = (name: PauseClass) => pauses.filter(one => one.class === name).length
  const ofKind = (kind: LongKind) => pauses.filter(one => one.kind === kind).length
  const lengths = chunks.map(one => one.to - one.from)
  const deadAir = ofKind('dead-air')
  const wanting = chunks.filter(one => one.substantive && one.cycle !== 'preempted')
  const lasted = total(
    outside({ from: Math.max(span.from, talk.from), to: Math.min(span.to, talk.until) }, talk.away),
  )
  return {
    chunks: chunks.length,
    substantive: chunks.filter(one => one.substantive).length,
    medianChunk: median(lengths),
    p90Chunk: quantile(lengths, 0.9),
    monologues: chunks.filter(one => one.via === 'voice' && one.to - one.from >= MONOLOGUE).length,
    pauses: pauses.length,
    medianPause: median(pauses.map(one => one.ms)),
    longestPause: pauses.length ? Math.max(...pauses.map(one => one.ms)) : null,
    inWindow: ofClass('in-window'),
    short: ofClass('short'),
    long: ofClass('long'),
    deadAir,
    longWorking: ofKind('working'),
    declared: ofKind('declared'),
    deadAirPerTenMinutes: lasted > 0 ? (deadAir * 600_000) / lasted : null,
    confirms: asked.length,
    anchored: asked.filter(one => one.anchored).length,
    missed: chunks.filter(one => one.cycle === 'missed').length,
    unanswered: chunks.filter(one => one.cycle === 'unanswered').length,
    medianAck: median(asked.flatMap(one => (one.outcome === 'answered' && one.ack ? [one.ack.latency] : []))),
    responseDelays: within(talk.responseDelays).length,
    full: wanting.filter(one => one.cycle === 'full').length,
    wanting: wanting.length,
    unknown: chunks.filter(one => one.unknown).length,
    adherence: wanting.length ? wanting.filter(one => one.cycle === 'full').length / wanting.length : null,
    talkShare: share(talk, span),
    wordsPerMinute: pace(chunks),
  }
}

const begins = (one: { readonly at: number } | { readonly from: number }): number =>
  'at' in one ? one.at : one.from

/** A suggestion and no more: nothing measured here rates anybody. */
export function suggests(metrics: Metrics): 'clear-communicator' | null {
  const { substantive, monologues, medianPause, deadAirPerTenMinutes } = metrics
  const clear =
    substantive >= CLEAR_CHUNKS &&
    // What is not known may have been a proposal without its check.
    metrics.full / (metrics.wanting + metrics.unknown) >= CLEAR_ADHERENCE &&
    medianPause !== null &&
    medianPause >= PAUSE_MIN_OK &&
    medianPause <= PAUSE_MAX_OK &&
    (deadAirPerTenMinutes ?? 0) <= CLEAR_DEAD_AIR &&
    monologues === 0
  return clear ? 'clear-communicator' : null
}

function share(talk: Talk, span: Span): number | null {
  const within = (spans: readonly Span[]) =>
    total(
      spans.map(one => ({
        from: Math.max(one.from, span.from),
        to: Math.max(Math.max(one.from, span.from), Math.min(one.to, span.to)),
      })),
    )
  const candidate = within(talk.spoken.candidate)
  const all = candidate + within(talk.spoken.interviewer)
  return all > 0 ? candidate / all : null
}

function pace(chunks: readonly Chunk[]): number | null {
  const counted = chunks.filter(one => one.words !== null && one.to > one.from)
  const spoken = total(counted)
  const words = counted.reduce((sum, one) => sum + (one.words ?? 0), 0)
  return spoken > 0 ? (words * 60_000) / spoken : null
}

export function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]]
  return low === undefined || high === undefined ? null : (low + high) / 2
}

/** The smallest value that at least this share of all does not exceed. */
export function quantile(values: readonly number[], at: number): number | null {
  return values.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(values.length * at) - 1)] ?? null
}
