/** Two things to fix, worst first, each tied to its moment; one that has none comes after those that have. Words for a person; no scores are made here. */
import { clockText, secondsText } from '../base/duration.js'
import type { cadence } from '../coach/cadence.js'
import type { PlayedCard } from '../room/parts/deck/facts.js'
import type { DebriefPhase, DebriefRow, Moment } from './rows.js'
import type { Recommendation } from './recommend.js'

export interface NextStep {
  readonly title: string
  readonly text: string
  /** Where to look; null if it is about the whole round. */
  readonly moment: Moment | null
}
interface Seen {
  readonly recommendation: Recommendation | null
  readonly phases: readonly DebriefPhase[]
  readonly cadence: ReturnType<typeof cadence>
  readonly unanswered: readonly (Moment & { readonly text: string | null })[]
  readonly cards: readonly PlayedCard[]
  readonly rows: readonly DebriefRow[]
  readonly visits: readonly { readonly phase: string; readonly at: number }[]
  readonly when: (at: number) => Moment
}

/** At most this many: what one changes at once. */
const most = 2

export function nextSteps(seen: Seen): readonly NextStep[] {
  const steps = [
    ...gates(seen),
    ...late(seen),
    ...silences(seen),
    ...unchecked(seen),
    ...openCards(seen),
    ...loose(seen),
    ...checks(seen),
  ]
  return [...steps.filter(step => step.moment !== null), ...steps.filter(step => step.moment === null)].slice(
    0,
    most,
  )
}

const gates = ({ recommendation, rows }: Seen): readonly NextStep[] =>
  (recommendation?.gates ?? [])
    .filter(gate => !gate.met)
    .map(gate => ({
      title: `Show the ${gate.title.toLowerCase()}`,
      text:
        gate.pins === 0
          ? `Nothing was pinned for it, and without it no score lifts the result. Say it in one sentence, with a number.`
          : `It was heard, but not at the level asked. Put a figure and its source to it.`,
      moment: rows.find(row => row.id === gate.criterion)?.pins[0] ?? null,
    }))

function late({ phases, visits, when }: Seen): readonly NextStep[] {
  const skipped = phases.filter(phase => phase.state === 'skipped')
  const slow = phases.reduce<DebriefPhase | null>(
    (a, b) => (b.spent - b.planned > (a ? a.spent - a.planned : 0) ? b : a),
    null,
  )
  if (skipped.length === 0 || !slow) return []
  return [
    {
      title: `Reach ${skipped[0]?.title.toLowerCase() ?? 'the end'}`,
      text: `${slow.title} took ${clockText(slow.spent - slow.planned)} more than planned, and ${names(skipped)} had no time. Park a detail aloud and move on.`,
      moment: entered(slow, visits, when),
    },
  ]
}

function silences({ cadence: { pauses }, when }: Seen): readonly NextStep[] {
  const dead = pauses.filter(pause => pause.class === 'long' && pause.kind === 'dead-air')
  const longest = dead.reduce<(typeof dead)[number] | null>((a, b) => (a && a.ms >= b.ms ? a : b), null)
  if (!longest) return []
  const times = dead.length === 1 ? 'One silence' : `${dead.length} silences`
  return [
    {
      title: 'Fill the silence with what you weigh',
      text: `${times} over three seconds with nothing moving; the longest lasted ${secondsText(longest.ms)}. Name the options, or ask for thirty seconds.`,
      moment: when(longest.at),
    },
  ]
}

function unchecked({ cadence: { metrics, cycles }, when }: Seen): readonly NextStep[] {
  if (metrics.missed === 0) return []
  const first = cycles.find(cycle => cycle.kind === 'missed')
  return [
    {
      title:
        metrics.missed === 1 ? 'One proposal without a check' : `${metrics.missed} proposals without a check`,
      text: 'End each with a question against the number you were given: does that meet the target?',
      moment: first ? when(first.at) : null,
    },
  ]
}

const openCards = ({ cards, when }: Seen): readonly NextStep[] =>
  cards
    .filter(card => card.outcome !== 'answered')
    .map(card => ({
      title: `Answer the change: ${card.title.toLowerCase()}`,
      text: 'It was played and stayed open. Restate it, say which box changes, then what that costs.',
      moment: when(card.firedAt),
    }))

const loose = ({ unanswered }: Seen): readonly NextStep[] =>
  unanswered.slice(0, 1).map(one => ({
    title: 'A question hung in the air',
    text: `${one.text === null ? 'A check was asked' : `“${one.text}” was asked`} and nobody answered. Wait for the answer, or ask again.`,
    moment: one,
  }))

const checks = ({ phases, visits, when }: Seen): readonly NextStep[] =>
  phases.flatMap(phase =>
    (phase.unmet ?? []).slice(0, 1).map(text => ({
      title: `${phase.title}: not done yet`,
      text: `${text}.`.replace(/\.\.$/, '.'),
      moment: entered(phase, visits, when),
    })),
  )

/** Where a phase was entered for the first time; null for one that never was. */
function entered({ id }: DebriefPhase, visits: Seen['visits'], when: Seen['when']): Moment | null {
  const visit = visits.find(one => one.phase === id)
  return visit ? when(visit.at) : null
}

const names = (phases: readonly DebriefPhase[]): string =>
  new Intl.ListFormat('en').format(phases.map(phase => phase.title))
