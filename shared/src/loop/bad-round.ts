/** After a round that went badly: what is lost by the loop's rule and what is not, one thing to change, the next round's windows. */
import { at } from '../base/brand.js'
import type { Loop, LoopRound } from './loop.js'
import { canBecomeYes, loopStanding, signalsWanted, signalWords, type LoopSignal } from './verdict.js'
import { planned, windowsBefore, type RoundWindows, type Span } from './windows.js'

export interface Reset {
  readonly round: string
  /** Whether the loop can still be a yes. */
  readonly lost: boolean
  readonly sentences: readonly string[]
  /** Of the round's debrief, its lowest row; null where nobody scored. */
  readonly change: { readonly title: string; readonly value: number } | null
  /** The next round that is still to come, with its windows from now on. */
  readonly next: { readonly round: string; readonly windows: RoundWindows } | null
}

/** What of a loop it needs. */
type Held = Pick<Loop, 'rounds' | 'spacing' | 'zone'>

/** Null for a round that has no result, or was no bad one. */
export function resetAfter(loop: Held, id: string, now: number): Reset | null {
  const round = loop.rounds.find(one => one.id === id)
  const verdict = round?.result?.attempt.verdict
  if (!round || !verdict || (verdict.verdict !== 'no_hire' && verdict.verdict !== 'strong_no_hire'))
    return null
  const standing = loopStanding(loop)
  const left = loop.rounds.filter(({ result, cancelled }) => result === null && !cancelled)
  const open = (['S1', 'S2', 'S3'] as const).filter(
    signal => standing.signals[signal] < signalsWanted[signal],
  )
  const lost = !canBecomeYes(standing, left.length)
  return {
    round: id,
    lost,
    sentences: [
      lost
        ? `By the rule of loops this one cannot become a yes any more.${left.length === 0 ? '' : ' What you practise in the rounds that are left stays yours.'}`
        : 'One no is allowed: by the rule of loops this round alone loses nothing.',
      left.length === 0
        ? `No round is left in this loop. ${stillWanted(open)}`
        : `${left.length === 1 ? 'One round is' : `${left.length} rounds are`} left. ${stillWanted(open)}`,
    ],
    change: lowest(round),
    next: nextOf(loop, round, now),
  }
}

const stillWanted = (open: readonly LoopSignal[]): string =>
  open.length === 0
    ? 'All three signals have been met already.'
    : `Still wanted: ${open.map(signal => signalWords[signal]).join(', ')}.`

function lowest({ result }: LoopRound): Reset['change'] {
  const rows = (result?.attempt.criteria ?? []).flatMap(({ title, scores }) => {
    const given = scores.flatMap(({ by, value }) => (by === 'interviewer' && value !== 'NE' ? [value] : []))
    return given.length === 0
      ? []
      : [{ title, value: given.reduce((sum, one) => sum + one, 0) / given.length }]
  })
  return rows.toSorted((a, b) => a.value - b.value)[0] ?? null
}

function nextOf(loop: Held, last: LoopRound, now: number): Reset['next'] {
  const round = planned(loop).find(one => one.at > now && one.result === null && one.id !== last.id)
  if (!round) return null
  const windows = windowsBefore(round, last, loop.spacing)
  // What of a window is past is no window any more.
  const leftOf = (span: Span | null): Span | null =>
    span && span.to > now ? { from: at(Math.max(span.from, now)), to: span.to } : null
  return {
    round: round.id,
    windows: {
      ...windows,
      prep: leftOf(windows.prep),
      review: leftOf(windows.review),
      reset: leftOf(windows.reset) ?? windows.reset,
    },
  }
}
