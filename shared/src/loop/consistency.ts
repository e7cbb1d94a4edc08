/**
 * Numbers of the same project told in several rounds of a loop: where a later round tells one that no earlier telling agrees
 * with, both are listed with their moments. Pure; knows no server.
 */
import type { At } from '../base/brand.js'
import * as clock from '../room/clock.js'
import type { Room } from '../room/room.js'
import { agree } from '../ledger/agree.js'
import type { Comparable } from '../ledger/comparable.js'
import { statedIn } from '../ledger/read-text.js'
import { statementsOf } from '../ledger/statements.js'
import { subjectsOf, type Subjects } from '../ledger/subjects.js'
import { sameTopic } from '../ledger/topic.js'

export interface ToldNumber {
  readonly round: string
  readonly at: number
  /** On the round's clock. */
  readonly elapsed: number
  readonly quantity: string
  /** The line it stands in. */
  readonly text: string
}
export interface Inconsistency {
  readonly project: string
  readonly earlier: ToldNumber
  readonly later: ToldNumber
}
export interface HeldRound {
  readonly round: string
  /** As its candidate may see it. */
  readonly room: Pick<Room, 'open'>
}

interface Told extends ToldNumber {
  readonly project: string
  readonly names: ReadonlySet<string>
  readonly measure: Comparable
}

/** Rounds in the order in which they were held; projects by the names people call them in the rounds. */
export function inconsistencies(
  rounds: readonly HeldRound[],
  projects: readonly string[],
): readonly Inconsistency[] {
  const subjects = subjectsCalled(projects)
  const earlier: Told[] = []
  return rounds.flatMap(round => {
    const told = toldIn(round, subjects)
    const found = told.flatMap(one => {
      // A story has a before and an after: whichever of them it agrees with, it was told so.
      const same = earlier.filter(other => ofOneThing(other, one))
      const differs = same.length > 0 && same.every(other => !agree(other.measure, one.measure))
      return differs ? [{ project: one.project, earlier: shown(same.at(-1)!), later: shown(one) }] : []
    })
    earlier.push(...told)
    return found
  })
}

function toldIn({ round, room }: HeldRound, subjects: Subjects): readonly Told[] {
  return statementsOf(room).flatMap(({ text, at }) =>
    tellings(text).flatMap(({ quantity, clauses, measure }): readonly Told[] => {
      const thing = subjects.in(clauses)
      if (!thing || !measure) return []
      return [
        {
          ...momentIn(room, at),
          round,
          quantity: quantity.text,
          text,
          project: thing.name,
          names: thing.words,
          measure,
        },
      ]
    }),
  )
}
const momentIn = (room: HeldRound['room'], at: At) => ({ at, elapsed: clock.elapsed(room.open.clock, at) })

/** Of a project that is over, what was is what is told; and of a change, what it was before and after. */
function tellings(text: string): ReturnType<typeof statedIn> {
  const now = text.replace(/\b(?:was|were)\b/gi, 'is')
  const after = statedIn(now)
  const before = statedIn(now.replace(/\sto\s(?=[~<>$€£≈]?\d)/gi, ', '))
  return [
    ...after,
    ...before.filter(({ quantity }) => !after.some(one => one.quantity.value === quantity.value)),
  ]
}

/** The same project, measured in the same way; where no percentile tells which number it is, its words must. */
const ofOneThing = (one: Told, other: Told): boolean =>
  one.project === other.project &&
  one.measure.key === other.measure.key &&
  (/\|p\d/.test(one.measure.key) ||
    sameTopic(one.measure.topic, other.measure.topic, { names: one.names, oneThing: true }))

const shown = ({ round, at, elapsed, quantity, text }: Told): ToldNumber => ({
  round,
  at,
  elapsed,
  quantity,
  text,
})

/** The projects as boxes of a drawing: what a clause names is found as it is on a board. */
const subjectsCalled = (projects: readonly string[]): Subjects =>
  subjectsOf({
    nodes: [...new Set(projects.map(one => one.trim()).filter(one => one !== ''))].map((name, i) => ({
      id: `project-${i}`,
      kind: null,
      name,
      frame: null,
    })),
    edges: [],
    labels: [],
    frames: [],
  })
