/** A loop made by hand: rounds with moments and results. Knows no server. */
import {
  at,
  evolveLoop,
  noLoop,
  usualSpacing,
  type Loop,
  type LoopFact,
  type LoopVerdict,
  type RoundResult,
  type Spacing,
} from '@signalroom/shared'

export interface MadeRound {
  readonly plan?: string | null
  readonly at?: number
  readonly title?: string
  readonly minutes?: number
  readonly veto?: boolean
  readonly result?: RoundResult
}
export function loopOf(
  rounds: readonly MadeRound[],
  given: { readonly zone?: string; readonly spacing?: Spacing; readonly now?: number } = {},
): Loop {
  const { zone = 'UTC', spacing = usualSpacing, now = 0 } = given
  const facts: LoopFact[] = [
    {
      type: 'loop.opened',
      loop: 'l-made',
      owner: 'p',
      title: 'Made',
      template: null,
      zone,
      country: null,
      spacing,
    },
    ...rounds.flatMap(({ plan = 'design', title, minutes, veto = false, ...round }, i): LoopFact[] => {
      const id = `r${i + 1}`
      const planned = {
        title: title ?? `Round ${i + 1}`,
        ...(plan === null ? {} : { plan }),
        ...(minutes ? { minutes } : {}),
        veto,
      }
      return [
        { type: 'round.added', round: id, planned },
        ...(round.at === undefined
          ? []
          : [{ type: 'round.moved', round: id, to: at(round.at), zone } as const]),
        ...(round.result ? [{ type: 'round.came-home', round: id, result: round.result } as const] : []),
      ]
    }),
  ]
  return facts.reduce<Loop>(
    (loop, fact, i) => evolveLoop(loop, { ...fact, seq: i + 1, at: at(now), actor: 'p' }),
    noLoop,
  )
}

export interface MadeResult {
  readonly verdict?: LoopVerdict
  readonly score?: number
  readonly at?: number
  readonly density?: number | null
  readonly signals?: Partial<RoundResult['signals']>
  readonly by?: 'interviewer' | 'candidate'
  readonly criteria?: RoundResult['attempt']['criteria']
}
export const resultWith = (made: MadeResult = {}): RoundResult => ({
  density: made.density ?? null,
  signals: { S1: true, S2: true, S3: true, ...made.signals },
  releasedAt: at(made.at ?? 0),
  attempt: {
    room: 'room',
    seat: 'seat',
    title: 'Round',
    kind: 'design',
    plan: 'System design',
    question: 'Question',
    level: 'senior',
    at: made.at ?? 0,
    took: 2_700_000,
    planned: 2_700_000,
    released: true,
    verdict: { by: made.by ?? 'interviewer', verdict: made.verdict ?? 'hire', score: made.score ?? 3 },
    criteria: made.criteria ?? [],
    phases: [],
    cadence: {},
    keptAt: 0,
  },
})
