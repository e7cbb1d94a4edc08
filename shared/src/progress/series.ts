/** Attempts over time, as lines of points: criteria, cadence and phases, each point with the round behind it. Draws nothing. */
import { clockText } from '../base/duration.js'
import { keyOf, type Attempt } from './attempt.js'
import { followedFigures } from './figures.js'
import { counted, meanOf, scoreText } from './scores.js'

/** `value` is where it stands on the axis, `text` what a person reads; `note` says more of it. */
export interface ProgressPoint {
  readonly key: string
  readonly room: string
  readonly round: string
  readonly at: number
  readonly value: number
  readonly text: string
  readonly note: string
}
export interface ProgressLine {
  readonly id: string
  readonly title: string
  /** The ends of its axis. */
  readonly from: number
  readonly to: number
  /** What the points are held against; null where there is nothing of the kind. */
  readonly goal: number | null
  readonly points: readonly ProgressPoint[]
}

const pointOf = (attempt: Attempt, value: number, text: string, note: string): ProgressPoint => ({
  key: keyOf(attempt),
  room: attempt.room,
  round: attempt.title,
  at: attempt.at,
  value,
  text,
  note,
})

/** Of criteria that anybody scored, those of the last round first and in its order. */
export function criterionLines(attempts: readonly Attempt[]): readonly ProgressLine[] {
  return namesOf(attempts, attempt => attempt.criteria).flatMap(({ id, title }) => {
    const points = attempts.flatMap(attempt => {
      const criterion = attempt.criteria.find(one => one.id === id)
      const score = criterion && counted(criterion)
      if (!criterion || score === null || score === undefined) return []
      const [theirs, own] = [meanOf(criterion, 'interviewer'), meanOf(criterion, 'candidate')]
      const note = theirs === null ? 'by yourself' : own === null ? '' : `you gave ${scoreText(own)}`
      return [pointOf(attempt, score, scoreText(score), note)]
    })
    return points.length === 0 ? [] : [{ id, title, from: 1, to: 4, goal: null, points }]
  })
}

export const cadenceLines = (attempts: readonly Attempt[]): readonly ProgressLine[] =>
  followedFigures.flatMap(({ id, title, text }) => {
    const points = attempts.flatMap(attempt => {
      const value = attempt.cadence[id]
      // A round without a chunk measured nothing: its zeros are no figures.
      if (value === null || value === undefined || (attempt.cadence['chunks'] ?? 0) === 0) return []
      return [pointOf(attempt, value, text(value), '')]
    })
    return points.length === 0 ? [] : [{ id, title, from: 0, to: highest(points), goal: null, points }]
  })

/** Time spent as a part of what was planned: 1 is on time. */
export const phaseLines = (attempts: readonly Attempt[]): readonly ProgressLine[] =>
  namesOf(attempts, attempt => attempt.phases).flatMap(({ id, title }) => {
    const points = attempts.flatMap(attempt => {
      const phase = attempt.phases.find(one => one.id === id)
      if (!phase || phase.state === 'skipped' || phase.planned === 0) return []
      const note = phase.spent > phase.planned ? 'over' : ''
      const text = `${clockText(phase.spent)} of ${clockText(phase.planned)}`
      return [pointOf(attempt, phase.spent / phase.planned, text, note)]
    })
    return points.length === 0
      ? []
      : [{ id, title, from: 0, to: Math.max(1.5, highest(points)), goal: 1, points }]
  })

const highest = (points: readonly ProgressPoint[]): number =>
  Math.max(...points.map(({ value }) => value)) || 1

/** The newest round that has a name says how it is called and where it stands. */
function namesOf(
  attempts: readonly Attempt[],
  rowsOf: (attempt: Attempt) => readonly { readonly id: string; readonly title: string }[],
): readonly { readonly id: string; readonly title: string }[] {
  const names = new Map<string, string>()
  for (const { id, title } of attempts.toReversed().flatMap(rowsOf)) if (!names.has(id)) names.set(id, title)
  return [...names].map(([id, title]) => ({ id, title }))
}
