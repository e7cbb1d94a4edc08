/** When the exhibit is laid and its margins open, who notes what, and how findings are judged and counted. Knows no fold. */
import { placesOf, type Planted } from '../../../content/exhibit.js'
import { accept, refuse } from '../../refusal.js'
import type { Room } from '../../room.js'
import { live, started, type Due, type Rules } from '../../rule.js'
import type { ExhibitCommand, Finding } from './facts.js'

/** Of one seat. */
const mostNotes = 100

export const exhibitRules: Rules<ExhibitCommand> = {
  'margin.note': [
    'candidate',
    live,
    ({ open, own }, { place, text }, { seat }) => {
      if (!open.exhibit) return refuse('unknown', 'Nothing is laid before you yet.')
      if (!placesOf(open.exhibit).includes(place))
        return refuse('unknown', `place: there is no "${place}" in it`)
      if ((own[seat]?.notes?.length ?? 0) >= mostNotes) return refuse('limit')
      if (open.margins)
        return refuse('done', 'The margins are open; what you find goes into the list from now on.')
      return accept(
        { type: 'margin.noted', place, text },
        { type: 'margin.counted', count: (open.marginCount ?? 0) + 1 },
      )
    },
  ],
  'margin.drop': [
    'candidate',
    live,
    ({ open, own }, { note }, { seat }) =>
      !open.margins && own[seat]?.notes?.some(({ id }) => id === note)
        ? accept(
            { type: 'margin.dropped', note },
            { type: 'margin.counted', count: Math.max(0, (open.marginCount ?? 1) - 1) },
          )
        : refuse('unknown'),
  ],
  'finding.judge': [
    'interviewer',
    started,
    (room, { line, as }) => {
      const { open, panel } = room
      const lists = findingLists(room)
      if (!open.lines.some(one => one.id === line && lists.includes(one.list)))
        return refuse('unknown', 'line: no such finding')
      if (typeof as === 'object' && !panel.guide?.question.planted?.some(({ id }) => id === as.planted))
        return refuse('unknown', `as.planted: there is no "${as.planted}"`)
      if (sameFinding(panel.findings?.[line], as)) return refuse('done')
      return accept({ type: 'finding.judged', line, as })
    },
  ],
}

const sameFinding = (one: Finding | undefined, other: Finding): boolean =>
  typeof one === 'object' && typeof other === 'object' ? one.planted === other.planted : one === other

const findingLists = ({ open }: Room): readonly string[] =>
  open.plan.phases.flatMap(({ lists }) => lists.filter(({ findings }) => findings).map(({ id }) => id))

/** The exhibit is laid with its phase, and the margins open with theirs. */
export function exhibitDue(room: Room): Due | null {
  const { open, panel } = room
  const visit = open.visits.at(-1)
  const here = open.plan.phases.findIndex(({ id }) => id === open.clock.phase)
  if (!visit || here < 0) return null
  const reached = open.plan.phases.slice(0, here + 1)
  const exhibit = panel.guide?.question.exhibit
  if (exhibit && !open.exhibit && reached.some(({ shows }) => shows === 'exhibit'))
    return { at: visit.at, facts: () => [{ type: 'exhibit.laid', exhibit }] }
  if (open.exhibit && !open.margins && reached.some(({ opens }) => opens === 'margins'))
    return { at: visit.at, facts: now => [{ type: 'margins.opened', notes: marginNotes(now) }] }
  return null
}

const marginNotes = ({ own }: Room) =>
  Object.entries(own)
    .flatMap(([seat, { notes = [] }]) =>
      notes.map(({ place, text, at }) => ({ seat, place, text, noted: at })),
    )
    .toSorted((a, b) => a.noted - b.noted)

/** What is planted at this place: what a finding there is offered as. */
export const plantedAt = (planted: readonly Planted[], place: string): Planted | undefined =>
  planted.find(({ at }) => at.includes(place))

/** What lines were taken for that still stand: a finding whose line was taken out counts nowhere. */
export const standingFindings = (
  lines: readonly { readonly id: number }[],
  findings: Readonly<Record<number, Finding>> = {},
): readonly Finding[] =>
  lines.flatMap(({ id }) => {
    const judged = findings[id]
    return judged === undefined ? [] : [judged]
  })

/** What a person found of what was planted. `score`: the share found, less half of one for each false alarm, never below 0. */
export interface FindingScore {
  readonly planted: number
  readonly found: readonly string[]
  readonly missed: readonly string[]
  readonly falseAlarms: number
  readonly sound: number
  readonly score: number
}
export function findingScore(planted: readonly Planted[], judged: readonly Finding[]): FindingScore {
  const ids = new Set(judged.flatMap(one => (typeof one === 'object' ? [one.planted] : [])))
  const found = planted.filter(({ id }) => ids.has(id)).map(({ id }) => id)
  const falseAlarms = judged.filter(one => one === 'false-alarm').length
  const score = planted.length === 0 ? 0 : Math.max(0, found.length - falseAlarms / 2) / planted.length
  return {
    planted: planted.length,
    found,
    missed: planted.filter(({ id }) => !ids.has(id)).map(({ id }) => id),
    falseAlarms,
    sound: judged.filter(one => one === 'sound').length,
    score,
  }
}
