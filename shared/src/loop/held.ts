/** A loop's rounds in short, for what looks at all loops of a person. No words of anybody. */
import type { Loop } from './loop.js'

export interface RoundInShort {
  readonly loop: string
  readonly loopTitle: string
  readonly round: string
  readonly title: string
  /** A plan's id; null for a round that is held elsewhere, or answered alone. */
  readonly plan: string | null
  readonly at: number | null
  readonly cancelled: boolean
  readonly hasRoom: boolean
  /** Null while its debrief has not come home. */
  readonly releasedAt: number | null
  readonly reviewedAt: number | null
}

export const roundsInShort = ({ id, title, rounds }: Loop): readonly RoundInShort[] =>
  rounds.map(round => ({
    loop: id,
    loopTitle: title,
    round: round.id,
    title: round.title,
    plan: round.plan,
    at: round.at,
    cancelled: round.cancelled,
    hasRoom: round.room !== null,
    releasedAt: round.result?.releasedAt ?? null,
    reviewedAt: round.reviewedAt,
  }))
