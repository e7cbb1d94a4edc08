/** The question to try next, by what was weakest. A suggestion: it rates nobody. Knows the list of questions, no room. */
import { levels } from '../content/form.js'
import type { Debrief } from './debrief.js'
import type { DebriefRow } from './rows.js'

interface Listed {
  readonly id: string
  readonly title: string
  readonly kind: string
  readonly level: string
}
export interface NextQuestion extends Listed {
  /** Why this one, in a sentence. */
  readonly why: string
}

/** The drill that trains a criterion by itself; what is not here is trained by another round of its kind. */
const drills: Readonly<Record<string, string>> = {
  LB: 'layers_90',
  LD: 'layers_90',
  LO: 'layers_90',
  S1: 'impact_45',
  S2: 'impact_45',
  S3: 'impact_45',
  COM: 'cpc_10',
}
/** A row that was not evidenced counts as 1 from this weight on, as in the recommendation. */
const heavy = 10

type Known = Pick<Debrief, 'rows' | 'question' | 'cadence' | 'plan'>

export function nextQuestion(debrief: Known, list: readonly Listed[]): NextQuestion | null {
  const { question, cadence } = debrief
  const others = after(list, question.id)
  const ofKind = (kind: string) => others.filter(one => one.kind === kind)
  const low = lowest(debrief.rows)
  if (low && low.value <= 2) {
    const drill = ofKind(drills[low.row.id] ?? '')[0]
    const alone = debrief.rows.some(row =>
      row.scores.some(score => score.value !== 'NE' && score.value > low.value),
    )
    const why = alone
      ? `${low.row.title} was lowest, at ${low.value}.`
      : `Every row stood at ${low.value}; ${low.row.title} weighs most.`
    if (drill) return { ...drill, why: `${why} This trains it by itself.` }
    const same = nearest(ofKind(question.kind), question.level)
    return same ? { ...same, why: `${why} Another round of the same kind asks for it again.` } : null
  }
  if (!low && cadence.missed > 0) {
    const cycles = ofKind('cpc_10')[0]
    const checks = cadence.missed === 1 ? 'One proposal' : `${cadence.missed} proposals`
    if (cycles) return { ...cycles, why: `${checks} went without a check. This trains the cycle by itself.` }
  }
  const harder = ofKind(question.kind).find(one => rank(one.level) > rank(question.level))
  if (low && low.value >= 3 && harder)
    return { ...harder, why: `No row was below ${low.value}: the same kind, a level up.` }
  const same = nearest(ofKind(question.kind), question.level)
  return same ? { ...same, why: 'Another of the same kind, to see whether it holds.' } : null
}

/** The row with the lowest mean of the interviewers' scores, else of the candidate's own; of equals the heaviest. */
function lowest(rows: readonly DebriefRow[]): { readonly row: DebriefRow; readonly value: number } | null {
  const scored = rows.flatMap(row => {
    const by = (role: string) => row.scores.filter(score => score.role === role)
    const scores = by('interviewer').length > 0 ? by('interviewer') : by('candidate')
    const numbers = scores.flatMap(({ value }) => (value === 'NE' ? [] : [value]))
    if (numbers.length > 0)
      return [{ row, value: Math.round((numbers.reduce((a, b) => a + b, 0) / numbers.length) * 10) / 10 }]
    return scores.length > 0 && (row.weight ?? 0) >= heavy ? [{ row, value: 1 }] : []
  })
  return scored.toSorted((a, b) => a.value - b.value || (b.row.weight ?? 0) - (a.row.weight ?? 0))[0] ?? null
}

/** All others, beginning behind the one just played, so that one round after another goes through the list. */
function after(list: readonly Listed[], id: string): readonly Listed[] {
  const at = list.findIndex(one => one.id === id)
  return [...list.slice(at + 1), ...list.slice(0, Math.max(at, 0))].filter(one => one.id !== id)
}

const rank = (level: string): number => levels.findIndex(one => one === level)
const nearest = (list: readonly Listed[], level: string): Listed | undefined =>
  list.toSorted((a, b) => Math.abs(rank(a.level) - rank(level)) - Math.abs(rank(b.level) - rank(level)))[0]
