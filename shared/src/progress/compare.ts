/** Two attempts side by side: a row for whatever either of them has, with what changed. Knows no screen. */
import { clockText } from '../base/duration.js'
import { verdictWords } from '../debrief/verdict-words.js'
import type { Attempt } from './attempt.js'
import { followedFigures } from './figures.js'
import { counted, scoreText } from './scores.js'

export interface ComparedRow {
  readonly part: 'round' | 'criteria' | 'cadence' | 'phases'
  readonly title: string
  readonly before: string
  readonly after: string
  /** In words, with its sign; empty where nothing changed, or it cannot be compared. */
  readonly change: string
  readonly tone: 'better' | 'worse' | null
}

export const compared = (before: Attempt, after: Attempt): readonly ComparedRow[] => [
  ...ofRound(before, after),
  ...ofCriteria(before, after),
  ...ofCadence(before, after),
  ...ofPhases(before, after),
]

const none = '–'
const plain = { change: '', tone: null } as const

function ofRound(before: Attempt, after: Attempt): readonly ComparedRow[] {
  const verdictOf = ({ verdict }: Attempt) =>
    verdict ? `${verdictWords[verdict.verdict]}${verdict.by === 'candidate' ? ', by yourself' : ''}` : none
  const row = (title: string, of: (attempt: Attempt) => string): ComparedRow => ({
    part: 'round',
    title,
    before: of(before),
    after: of(after),
    ...plain,
  })
  return [
    row('Kind', ({ kind }) => kind),
    row('Question', ({ question }) => question),
    row('Level', ({ level }) => level),
    row('Verdict', verdictOf),
    row('Took', ({ took, planned }) => `${clockText(took)} of ${clockText(planned)}`),
  ]
}

const ofCriteria = (before: Attempt, after: Attempt): readonly ComparedRow[] =>
  eachOf(before.criteria, after.criteria).flatMap(([a, b, title]) => {
    const [from, to] = [a ? counted(a) : null, b ? counted(b) : null]
    if (from === null && to === null) return []
    const change = from === null || to === null ? null : to - from
    return [
      {
        part: 'criteria' as const,
        title,
        before: scoreText(from),
        after: scoreText(to),
        ...changed(change, scoreText, 'more'),
      },
    ]
  })

const ofCadence = (before: Attempt, after: Attempt): readonly ComparedRow[] =>
  followedFigures.flatMap(({ id, title, text, better }) => {
    const [from, to] = [figureOf(before, id), figureOf(after, id)]
    if (from === null && to === null) return []
    const change = from === null || to === null ? null : to - from
    const words = (value: number | null) => (value === null ? none : text(value))
    return [
      {
        part: 'cadence' as const,
        title,
        before: words(from),
        after: words(to),
        ...changed(change, text, better),
      },
    ]
  })
const figureOf = ({ cadence }: Attempt, id: string): number | null =>
  (cadence['chunks'] ?? 0) === 0 ? null : (cadence[id] ?? null)

const ofPhases = (before: Attempt, after: Attempt): readonly ComparedRow[] =>
  eachOf(before.phases, after.phases).map(([a, b, title]) => {
    const words = (phase: typeof a) =>
      !phase
        ? none
        : phase.state === 'skipped'
          ? 'skipped'
          : `${clockText(phase.spent)} of ${clockText(phase.planned)}`
    const change = !a || !b || a.state === 'skipped' || b.state === 'skipped' ? null : b.spent - a.spent
    return { part: 'phases', title, before: words(a), after: words(b), ...changed(change, clockText, null) }
  })

function changed(
  change: number | null,
  text: (value: number) => string,
  better: 'more' | 'less' | null,
): Pick<ComparedRow, 'change' | 'tone'> {
  if (change === null || change === 0) return plain
  const words = text(Math.abs(change))
  // What rounds to nothing is none.
  if (/^[0:.]+( s| %)?$/.test(words)) return plain
  const tone = better === null ? null : change > 0 === (better === 'more') ? 'better' : 'worse'
  return { change: `${change > 0 ? '+' : '−'}${words}`, tone }
}

/** Rows of the same id beside each other, those of the later attempt first. */
function eachOf<Row extends { readonly id: string; readonly title: string }>(
  before: readonly Row[],
  after: readonly Row[],
): readonly (readonly [Row | undefined, Row | undefined, string])[] {
  const titles = new Map([...before, ...after].map(({ id, title }) => [id, title]))
  const ids = new Set([...after, ...before].map(({ id }) => id))
  const find = (rows: readonly Row[], id: string) => rows.find(row => row.id === id)
  return [...ids].map(id => [find(before, id), find(after, id), titles.get(id) ?? id] as const)
}
