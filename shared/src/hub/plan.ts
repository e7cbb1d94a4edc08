/** A plan that was begun: its lines on their days, what is ticked, what is late, what belongs to nothing. Asks no clock. */
import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import type { SignalId } from '../artifacts/signals.js'
import type { Checklist, PrepPlan, Tick } from '../content/prep.js'
import type { Trade } from '../content/profile.js'
import { dayOf } from '../loop/zones.js'
import type { OwnLine, OwnPlan } from '../person/shelves.js'
import { ticked, type Prepared, type Ticked, type TitlesOf } from './ticks.js'

export interface LineState {
  readonly id: string
  readonly title: string
  readonly round: string | null
  readonly signal: SignalId | null
  readonly ticks: readonly Ticked[]
  readonly done: boolean
  /** Its last day is past, and it is not done. */
  readonly late: boolean
  /** It prepares for no round, or for no signal. */
  readonly orphan: boolean
  /** Somebody's own; null for one of the plan's. */
  readonly own: OwnLine | null
}
export interface StageState {
  readonly title: string
  /** The first and the last day, as the calendar names them. */
  readonly from: string
  readonly to: string
  readonly now: boolean
  /** Every line of it is done, and it has some. */
  readonly done: boolean
  readonly lines: readonly LineState[]
}
export interface PlanState {
  /** Its last day. */
  readonly ends: string
  readonly days: number
  readonly done: number
  readonly of: number
  readonly stages: readonly StageState[]
  /** `long`: four weeks or more for machine learning. `stale`: it ends more than 21 days before the first round. */
  readonly warns: readonly ('long' | 'stale')[]
}

export interface PlanGround {
  readonly prepared: Prepared
  readonly titles: TitlesOf
  /** What its person aims at; null where they have not said. */
  readonly trade: Trade | null
  /** The day of the first round, as its person said it; counts where no round of a loop has a moment. */
  readonly firstRound: string | null
  readonly now: number
  /** Whose days are counted: an IANA name. */
  readonly zone: string
}

/** A plan of four weeks is long for machine learning, and one that is over three weeks before the first round is stale. */
const [longDays, staleDays] = [28, 21]

export function planState(own: OwnPlan, template: PrepPlan | null, ground: PlanGround): PlanState {
  const first = Temporal.PlainDate.from(own.startsOn)
  const named = (nth: number) => first.add({ days: nth - 1 }).toString()
  const today = first.until(dayOf(ground.now, ground.zone)).days + 1
  const since = first.toZonedDateTime(ground.zone).epochMilliseconds
  const state = lineState({ ...ground, since }, today)
  const stages = [
    ...(template?.stages ?? []).map(stage => ({
      title: stage.title,
      range: [stage.from, stage.to] as const,
      lines: stage.lines.map(line => state({ ...line, to: stage.to, own: null })),
    })),
    ...ownStages(own.lines).map(({ title, range, lines }) => ({
      title,
      range,
      lines: lines.map(line => state({ ...line, ticks: ticksOf(line), own: line })),
    })),
  ]
  const lines = stages.flatMap(stage => stage.lines)
  const days = Math.max(template?.days ?? 0, ...own.lines.map(({ to }) => to), 1)
  return {
    ends: named(days),
    days,
    done: lines.filter(({ done }) => done).length,
    of: lines.length,
    stages: stages.map(({ title, range: [from, to], lines: of }) => ({
      title,
      from: named(from),
      to: named(to),
      now: from <= today && today <= to,
      done: of.length > 0 && of.every(({ done }) => done),
      lines: of,
    })),
    warns: warnsOf(first.add({ days: days - 1 }), days, template, ground),
  }
}

export function checklistState(
  { lines }: Checklist,
  prepared: Prepared,
  titles: TitlesOf,
): readonly LineState[] {
  const state = lineState({ prepared, titles, since: 0 }, 0)
  return lines.map(line => state({ ...line, to: 0, own: null }))
}

const lineState =
  ({ prepared, titles, since }: Pick<PlanGround, 'prepared' | 'titles'> & { since: number }, today: number) =>
  (line: {
    readonly id: string
    readonly title: string
    readonly to: number
    readonly round?: string | undefined
    readonly signal?: SignalId | undefined
    readonly ticks: readonly Tick[]
    readonly own: OwnLine | null
  }): LineState => {
    const ticks = line.ticks.map(tick => ticked(tick, prepared, titles, since))
    // What nothing ticks is never done.
    const done = ticks.length > 0 && ticks.every(one => one.done >= one.of)
    return {
      id: line.id,
      title: line.title,
      round: line.round ?? null,
      signal: line.signal ?? null,
      ticks,
      done,
      late: !done && today > line.to && line.to > 0,
      orphan: line.round === undefined || line.signal === undefined,
      own: line.own,
    }
  }

/** Left open, a line of one's own is ticked by a released round of its kind. */
const ticksOf = ({ tick, round }: OwnLine): readonly Tick[] =>
  tick ? [tick] : round === undefined ? [] : [{ of: 'round', plans: [round], times: 1 }]

/** Lines of one's own stand together by their days. */
function ownStages(lines: readonly OwnLine[]) {
  const byDays = new Map<string, readonly OwnLine[]>()
  for (const line of lines.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const days = `${line.from}-${line.to}`
    byDays.set(days, [...(byDays.get(days) ?? []), line])
  }
  return [...byDays.values()].map(of => ({
    title: 'Your own',
    range: [of[0]?.from ?? 1, of[0]?.to ?? 1] as const,
    lines: of,
  }))
}

function warnsOf(
  last: Temporal.PlainDate,
  days: number,
  template: PrepPlan | null,
  { trade, prepared, zone, firstRound }: PlanGround,
): readonly ('long' | 'stale')[] {
  const learns = trade === 'machine-learning' || template?.trade === 'machine-learning'
  const moments = prepared.rounds.flatMap(({ at, cancelled, releasedAt }) =>
    at === null || cancelled || releasedAt !== null ? [] : [at],
  )
  const first = moments.length > 0 ? dayOf(Math.min(...moments), zone) : realDay(firstRound)
  const wait = first === null ? 0 : last.until(first).days
  return [
    ...(learns && days >= longDays ? (['long'] as const) : []),
    ...(wait > staleDays ? (['stale'] as const) : []),
  ]
}

/** A profile's day may be one that no calendar has. */
const realDay = (day: string | null): string | null => (z.iso.date().safeParse(day).success ? day : null)
