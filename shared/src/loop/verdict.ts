/** What the rounds of a loop come to together: by the rule for loops, from three judged rounds on. Pure; knows no server. */
import type { Loop, LoopRound, LoopVerdict, RoundResult } from './loop.js'
import { dayOf, daysBetween } from './zones.js'

export const FEWEST_ROUNDS = 3
export type LoopSignal = 'S1' | 'S2' | 'S3'
export const signalWords: Readonly<Record<LoopSignal, string>> = {
  S1: 'metric',
  S2: 'decision',
  S3: 'outcome',
}
/** In how many rounds each is to be met. */
export const signalsWanted: Readonly<Record<LoopSignal, number>> = { S1: 1, S2: 1, S3: 2 }

/** Why a loop is not a yes; each is enough by itself. */
export type LoopWhy =
  | { readonly type: 'signal'; readonly signal: LoopSignal; readonly met: number; readonly of: number }
  | { readonly type: 'strong-no' | 'veto'; readonly round: string }
  | { readonly type: 'two-noes'; readonly rounds: readonly string[] }
  | { readonly type: 'mean'; readonly mean: number }

export interface LoopStanding {
  /** Null under three judged rounds: one round says too little. */
  readonly verdict: LoopVerdict | null
  readonly judged: number
  readonly mean: number | null
  readonly signals: Readonly<Record<LoopSignal, number>>
  readonly why: readonly LoopWhy[]
  /** A single no that the rule allows; null where there is none, or more. */
  readonly allowed: string | null
  readonly momentum: Momentum
}
export interface Momentum {
  readonly suggests: 'high-velocity' | 'loss-of-momentum' | null
  readonly why: string
  /** Per round, of the first round's density; null where fewer than three are known. */
  readonly slope: number | null
  readonly spanDays: number
}

/** What of a round its verdict needs. */
export type StandingRound = Pick<LoopRound, 'id' | 'veto' | 'result'>
interface Judged extends StandingRound {
  readonly result: RoundResult & {
    readonly attempt: { readonly verdict: NonNullable<RoundResult['attempt']['verdict']> }
  }
}
interface Standable {
  readonly rounds: readonly StandingRound[]
}
/** Rounds that an interviewer judged, in the order in which they were held. What somebody gave themselves counts for nothing. */
export const judgedRounds = ({ rounds }: Standable): readonly Judged[] =>
  rounds
    .filter((round): round is Judged => round.result?.attempt.verdict?.by === 'interviewer')
    .toSorted((a, b) => a.result.attempt.at - b.result.attempt.at)

const rank: Readonly<Record<LoopVerdict, number>> = {
  strong_hire: 3,
  hire: 2,
  no_hire: 1,
  strong_no_hire: 0,
}
const isNo = (verdict: LoopVerdict): boolean => rank[verdict] < 2

/** `inconsistencies`: how many facts were told in two ways. */
export function loopStanding(
  loop: Standable & Pick<Loop, 'spacing' | 'zone'>,
  inconsistencies = 0,
): LoopStanding {
  const rounds = judgedRounds(loop)
  const verdictOf = ({ result }: Judged) => result.attempt.verdict.verdict
  const met = (signal: LoopSignal) => rounds.filter(({ result }) => result.signals[signal]).length
  const signals = { S1: met('S1'), S2: met('S2'), S3: met('S3') }
  const noes = rounds.filter(round => isNo(verdictOf(round)))
  const mean =
    rounds.length === 0
      ? null
      : rounds.reduce((sum, { result }) => sum + result.attempt.verdict.score, 0) / rounds.length
  const why: readonly LoopWhy[] = [
    ...(['S1', 'S2', 'S3'] as const).flatMap(signal =>
      signals[signal] < signalsWanted[signal]
        ? [{ type: 'signal', signal, met: signals[signal], of: signalsWanted[signal] } as const]
        : [],
    ),
    ...noes
      .filter(round => verdictOf(round) === 'strong_no_hire')
      .map(({ id }) => ({ type: 'strong-no', round: id }) as const),
    ...noes.filter(({ veto }) => veto).map(({ id }) => ({ type: 'veto', round: id }) as const),
    ...(noes.length > 1 ? [{ type: 'two-noes', rounds: noes.map(({ id }) => id) } as const] : []),
    ...(mean !== null && mean < hireAt - epsilon ? [{ type: 'mean', mean } as const] : []),
  ]
  const strong = mean !== null && mean >= strongAt - epsilon && noes.length === 0
  return {
    verdict:
      rounds.length < FEWEST_ROUNDS ? null : why.length > 0 ? 'no_hire' : strong ? 'strong_hire' : 'hire',
    judged: rounds.length,
    mean,
    signals,
    why,
    allowed: noes.length === 1 && why.length === 0 ? (noes[0]?.id ?? null) : null,
    momentum: momentumOf(
      rounds.map(({ result }) => result),
      loop,
      inconsistencies,
    ),
  }
}
const [strongAt, hireAt] = [3.4, 2.75]
const epsilon = 1e-9

/** Whether so many rounds more can still make it a yes, were every one of them the best there is. */
export function canBecomeYes({ judged, mean, signals, why }: LoopStanding, left: number): boolean {
  if (why.some(({ type }) => type === 'strong-no' || type === 'veto' || type === 'two-noes')) return false
  const all = judged + left
  return (
    (['S1', 'S2', 'S3'] as const).every(signal => signals[signal] + left >= signalsWanted[signal]) &&
    ((mean ?? 0) * judged + bestScore * left) / all >= hireAt - epsilon
  )
}
const bestScore = 4

const [fallsBy, holdsAt] = [0.1, 0.85]

/** Suggested, never set: the two flags of a loop are tapped by people. */
export function momentumOf(
  results: readonly Pick<RoundResult, 'density' | 'attempt'>[],
  { spacing: { spanDays }, zone }: Pick<Loop, 'spacing' | 'zone'>,
  inconsistencies: number,
): Momentum {
  const [first, last] = [results[0], results.at(-1)]
  const span = first && last ? daysBetween(dayOf(first.attempt.at, zone), dayOf(last.attempt.at, zone)) : 0
  const known = results.flatMap(({ density }) => (density === null ? [] : [density]))
  const whole = known.length === results.length && known.length >= FEWEST_ROUNDS && (known[0] ?? 0) > 0
  const slope = whole ? slopeOf(known) / (known[0] ?? 1) : null
  const suggests = (what: Momentum['suggests'], why: string): Momentum => ({
    suggests: what,
    why,
    slope,
    spanDays: span,
  })
  if (results.length < FEWEST_ROUNDS) return suggests(null, 'It takes three judged rounds to tell.')
  if (slope !== null && slope <= -fallsBy + epsilon)
    return suggests(
      'loss-of-momentum',
      `What was said per word fell by ${Math.round(-slope * 1000) / 10} % of the first round with each round.`,
    )
  if (inconsistencies >= 2)
    return suggests('loss-of-momentum', `${inconsistencies} facts were told in two ways.`)
  if (span > spanDays)
    return suggests('loss-of-momentum', `The rounds lie over ${span} days, more than ${spanDays}.`)
  if (whole && known.every(one => one >= holdsAt * (known[0] ?? 0) - epsilon))
    return suggests(
      'high-velocity',
      'Every round said as much per word as the first, within the planned days.',
    )
  return suggests(null, whole ? 'Neither way.' : 'Too few rounds have words that are known.')
}

/** Least squares over the rounds' numbers. */
function slopeOf(values: readonly number[]): number {
  const middle = (values.length - 1) / 2
  const mean = values.reduce((sum, one) => sum + one, 0) / values.length
  const over = values.reduce((sum, one, i) => sum + (i - middle) * (one - mean), 0)
  const under = values.reduce((sum, _, i) => sum + (i - middle) ** 2, 0)
  return over / under
}

/** Why a loop stands where it does, a sentence each. */
export function whyWords(why: LoopWhy, titleOf: (round: string) => string): string {
  switch (why.type) {
    case 'signal':
      return why.met === 0
        ? `The ${signalWords[why.signal]} was met in no round${why.of > 1 ? `; it wants ${why.of}` : ''}.`
        : `The ${signalWords[why.signal]} was met in ${why.met} of the ${why.of} rounds it wants.`
    case 'strong-no':
      return `“${titleOf(why.round)}” ended in a strong no.`
    case 'veto':
      return `“${titleOf(why.round)}” ended in a no, and that round has a veto.`
    case 'two-noes':
      return `${why.rounds.length} rounds ended in a no: one is allowed.`
    case 'mean':
      return `The mean score is ${(Math.round(why.mean * 100) / 100).toFixed(2)}, under 2.75.`
  }
}
