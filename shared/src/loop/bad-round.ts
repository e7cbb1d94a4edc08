/** After a round that went badly: what is lost by the loop's rule and what is not, one thing to change, the next round's windows. */
import { at } from '../base/brand.js'
import type { Loop, LoopRound } from './loop.js'
import { loopStanding, signalWords, type LoopSignal } from './verdict.js'
import { planned, windowsBefore, type RoundWindows } from './windows.js'

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
  const { why, signals } = loopStanding(loop)
  const final = why.filter(({ type }) => type === 'strong-no' || type === 'veto' || type === 'two-noes')
  const left = loop.rounds.filter(({ result, cancelled }) => result === null && !cancelled)
  const open = (['S1', 'S2', 'S3'] as const).filter(signal => signals[signal] < (signal === 'S3' ? 2 : 1))
  return {
    round: id,
    lost: final.length > 0,
    sentences: [
      final.length > 0
        ? 'By the rule of loops this one cannot become a yes any more. What you practise in the rounds that are left stays yours.'
        : 'One no is allowed: by the rule of loops this round alone loses nothing.',
      left.length === 0
        ? 'No round is left in this loop.'
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
  const { prep, ...windows } = windowsBefore(round, last, loop.spacing)
  // What of a window is past is no window any more.
  const left = prep && prep.to > now ? { from: at(Math.max(prep.from, now)), to: prep.to } : null
  return { round: round.id, windows: { ...windows, prep: left } }
}
