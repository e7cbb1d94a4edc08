/** What these eyes may know of the scores, and what they come to. Pure; sums up nothing else of a round. */
import { ownsSlo } from '../room/parts/artifacts/cards.js'
import type { Release, Scorecard } from '../room/parts/judging/facts.js'
import { release } from '../room/parts/judging/release.js'
import type { Room } from '../room/room.js'
import { weighed, type Weighing } from '../content/preset.js'
import type { ScoreValue } from '../content/rubric.js'
import type { Role } from '../room/seat.js'
import { codeSections, recommend, type CodeSection, type Recommendation } from './recommend.js'

/** What these eyes may know of rubric and scores: the release once there is one, else what their own half holds. */
export function shownTo(room: Room, viewer: { readonly role: Role }): Release | null {
  if (room.open.released) return room.open.released.release
  if (viewer.role === 'interviewer') return release(room)
  if (viewer.role === 'observer' || !room.open.scorecard) return null
  // A candidate before the release: their own scores against the rows they were given, without weights or gates.
  const criteria = room.open.scorecard.map(row => ({
    ...row,
    anchors: row.anchors ?? noAnchors,
    weight: 0,
    gate: false,
  }))
  return { ...release(room), rubric: { kind: '', design: false, criteria, flags: [] } }
}

/** The same release with other weights and gates; criteria go on from what they weighed before any preset. */
export function weighedAs(shown: Release | null, as: Weighing | undefined): Release | null {
  if (!shown || !as || !shown.rubric.criteria.some(one => one.weight > 0)) return shown
  const { criteria } = shown.rubric
  const base = Object.fromEntries(criteria.map(one => [one.id, one.base ?? one.weight]))
  const weights = weighed(base, as)
  return {
    ...shown,
    rubric: {
      ...shown.rubric,
      criteria: criteria.map(one => ({
        ...one,
        weight: weights[one.id] ?? 0,
        gate: one.gate || (as.preset?.gates.includes(one.id) ?? false),
      })),
    },
  }
}

const noAnchors = { 1: '', 2: '', 3: '', 4: '' } as const

export function judge(room: Room, shown: Release | null, cards: readonly Scorecard[]): Recommendation | null {
  const { criteria = [], flags = [], design = false } = shown?.rubric ?? {}
  if (!cards.some(card => card.scores.length > 0) || !criteria.some(c => c.weight > 0)) return null
  const pins: Record<string, number> = {}
  for (const pin of cards.flatMap(card => card.pins)) pins[pin.criterion] = (pins[pin.criterion] ?? 0) + 1
  return recommend({
    criteria,
    flags,
    design,
    level: room.open.question.level,
    ratings: together(cards),
    pins,
    raised: cards.flatMap(card => card.flags.map(flag => flag.flag)),
    sections: sectionsOf(room),
    ownsSlo: ownsSlo(room),
  })
}

/** Of the code as it was last read: a section counts when it is there and something of it ran to an end. */
function sectionsOf({ open: { code, coded, runs } }: Room): readonly CodeSection[] | undefined {
  if (!code || code.language === 'sql' || !coded) return undefined
  const ended = runs.filter(run => run.outcome?.exit === 'passed' || run.outcome?.exit === 'failed')
  const tested = ended.some(run => run.outcome !== null && run.outcome.cases.length > 0)
  const there = { validation: coded.validation > 0, core: coded.core > 0, tests: coded.testing > 0 && tested }
  return ended.length === 0 ? [] : codeSections.filter(section => there[section])
}

/** Several people's scores of one criterion count as their mean; who saw nothing does not count. */
function together(cards: readonly Scorecard[]): Readonly<Record<string, ScoreValue | number>> {
  const seen = new Map<string, number[]>()
  for (const { criterion, value } of cards.flatMap(card => card.scores))
    seen.set(criterion, [...(seen.get(criterion) ?? []), ...(value === 'NE' ? [] : [value])])
  return Object.fromEntries(
    [...seen].map(([criterion, values]) => [
      criterion,
      values.length === 0 ? 'NE' : values.reduce((a, b) => a + b, 0) / values.length,
    ]),
  )
}
