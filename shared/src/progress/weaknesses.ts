/** Weaknesses that came back: a criterion that was low in more than one round. Says which rounds; makes no score. */
import { keyOf, type Attempt } from './attempt.js'
import { counted, scoreText } from './scores.js'

/** At most this is low: partial, or absent. */
const low = 2
const oftenEnough = 2

export interface Weakness {
  readonly criterion: string
  readonly title: string
  /** Oldest first. */
  readonly rounds: readonly {
    readonly key: string
    readonly room: string
    readonly round: string
    readonly at: number
    readonly text: string
  }[]
  /** Of how many in which it was scored at all. */
  readonly of: number
  /** The last round in which it was scored was not low any more. */
  readonly overcome: boolean
}

/** Those that came back most often first, those overcome last. */
export function weaknesses(attempts: readonly Attempt[]): readonly Weakness[] {
  const scored = attempts.flatMap(attempt =>
    attempt.criteria.flatMap(criterion => {
      const score = counted(criterion)
      return score === null ? [] : [{ attempt, criterion, score }]
    }),
  )
  const ids = [...new Set(scored.map(({ criterion }) => criterion.id))]
  return ids
    .map((id): Weakness => {
      const all = scored.filter(({ criterion }) => criterion.id === id)
      const last = all.at(-1)
      return {
        criterion: id,
        title: last?.criterion.title ?? id,
        rounds: all
          .filter(({ score }) => score <= low)
          .map(({ attempt, score }) => ({
            key: keyOf(attempt),
            room: attempt.room,
            round: attempt.title,
            at: attempt.at,
            text: scoreText(score),
          })),
        of: all.length,
        overcome: last !== undefined && last.score > low,
      }
    })
    .filter(({ rounds }) => rounds.length >= oftenEnough)
    .sort((a, b) => Number(a.overcome) - Number(b.overcome) || b.rounds.length - a.rounds.length)
}
