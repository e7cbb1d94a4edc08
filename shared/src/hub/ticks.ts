/** What ticks a line of preparation: counted from what was made and held, never by hand. Knows no screen and no clock. */
import { exhaustive } from '../base/exhaustive.js'
import { artifactForms } from '../artifacts/form.js'
import { signalIds } from '../artifacts/signals.js'
import type { Tick } from '../content/prep.js'
import type { RoundInShort } from '../loop/held.js'
import type { KeptArtifact, KeptDrill, Story } from '../person/shelves.js'
import { artifactGrid } from './grid.js'
import { isRehearsed, isWhole, slotWords } from './stories.js'

/** What there is to count. */
export interface Prepared {
  readonly artifacts: readonly KeptArtifact[]
  readonly drills: readonly KeptDrill[]
  readonly stories: readonly Story[]
  readonly pay: readonly { readonly source?: string | undefined }[]
  readonly rounds: readonly RoundInShort[]
  /** Sentences that were rewritten and passed, in this browser. */
  readonly rewritten: number
}
/** How far a tick is: `done` of `of`, and what is counted, in words. */
export interface Ticked {
  readonly what: Tick['of']
  readonly done: number
  readonly of: number
  readonly says: string
}

/** `since`: drills, rounds and reviews of before do not count; what was made counts whenever that was. */
export function ticked(tick: Tick, prepared: Prepared, titles: TitlesOf, since = 0): Ticked {
  const { artifacts, drills, stories, pay, rounds, rewritten } = prepared
  const told = (done: number, of: number, says: string): Ticked => ({
    what: tick.of,
    done: Math.min(done, of),
    of,
    says,
  })
  const released = rounds.filter(({ releasedAt }) => releasedAt !== null && releasedAt >= since)
  switch (tick.of) {
    case 'artifact':
      return told(
        artifacts.filter(one => one.kind === tick.kind && one.whole).length,
        tick.times,
        `${kindWords[tick.kind]}, whole, among your artifacts`,
      )
    case 'drill':
      return told(
        drills.filter(one => one.plan === tick.plan && one.passed && one.at >= since).length,
        tick.times,
        `the drill “${titles(tick.plan)}”, passed and kept`,
      )
    case 'round': {
      const fits = ({ plan }: RoundInShort) =>
        tick.plans === undefined || (plan !== null && tick.plans.includes(plan))
      const which =
        tick.plans === undefined ? 'any' : tick.plans.map(plan => `“${titles(plan)}”`).join(' or ')
      return told(released.filter(fits).length, tick.times, `a round of a loop of yours, released: ${which}`)
    }
    case 'review':
      return told(
        rounds.filter(({ reviewedAt }) => reviewedAt !== null && reviewedAt >= since).length,
        tick.times,
        'a review, opened before its round',
      )
    case 'stories': {
      const has = tick.slots.filter(slot =>
        stories.some(one => one.slot === slot && isWhole(one) && (!tick.rehearsed || isRehearsed(one))),
      )
      const which = tick.slots.map(slot => slotWords[slot].title.toLowerCase()).join(' and ')
      return told(
        has.length,
        tick.slots.length,
        `in your story bank, whole${tick.rehearsed ? ' and rehearsed under 45 seconds' : ''}: ${which}`,
      )
    }
    case 'rewritten':
      return told(rewritten, tick.times, 'sentences rewritten at Practise, in this browser')
    case 'scheduled':
      return told(
        loopsOf(rounds).some(of => of.length > 1 && of.every(({ at }) => at !== null)) ? 1 : 0,
        1,
        'a loop in which every round has its moment',
      )
    case 'loop':
      return told(
        loopsOf(rounds).some(
          of => of.length >= 3 && of.every(({ releasedAt }) => releasedAt !== null && releasedAt >= since),
        )
          ? 1
          : 0,
        1,
        'a loop of three rounds or more, all of them released',
      )
    case 'pay':
      return told(
        pay.filter(({ source }) => (source ?? '').trim() !== '').length,
        tick.times,
        'rows of pay with a source',
      )
    case 'grid': {
      const { coverage, improves } = artifactGrid(artifacts)
      const shown = signalIds.filter(signal => coverage[signal] > 0).length
      return told(
        shown + (improves ? 1 : 0),
        signalIds.length + 1,
        'metric, decision and outcome among your artifacts, and an improvement in figures',
      )
    }
    default:
      return exhaustive(tick)
  }
}
/** A plan's title by its id. */
export type TitlesOf = (plan: string) => string

/** Rounds that were cancelled are none. */
function loopsOf(rounds: readonly RoundInShort[]): readonly (readonly RoundInShort[])[] {
  const held = rounds.filter(({ cancelled }) => !cancelled)
  return [...new Set(held.map(({ loop }) => loop))].map(loop => held.filter(one => one.loop === loop))
}

export const kindWords: Readonly<Record<keyof typeof artifactForms, string>> = {
  'latency-budget': 'a latency budget',
  capacity: 'a capacity sheet',
  slo: 'a service-level objective',
  'retry-budget': 'a retry budget',
  'trade-offs': 'a trade-off matrix',
  commitment: 'a commitment',
  scope: 'what is left out',
  bottleneck: 'a bottleneck with its cost before and after',
  sharding: 'a sharding strategy',
  'one-page': 'a post-mortem on one page',
}
