/** The room summed up for one seat's eyes, from what that seat may see and nothing else. Pure; draws nothing. */
import { artifactsOf, type DebriefArtifact } from './artifacts.js'
import type { At, Ms } from '../base/brand.js'
import type { Cadence, cadence } from '../coach/cadence.js'
import { cadenceOf } from '../coach/of-room.js'
import type { Asked, CycleKind } from '../coach/record.js'
import * as clock from '../room/clock.js'
import { readStory, STORY_MS, type StoryRead } from '../words/story.js'
import { utterancesOf } from '../words/utterance.js'
import type { Take } from '../room/parts/takes/facts.js'
import { takeResult, type TakeResult } from '../room/parts/takes/rules.js'
import type { Release } from '../room/parts/judging/facts.js'
import { blindFor } from '../room/parts/judging/release.js'
import { openConfirms } from '../room/parts/talk/rules.js'
import type { Room } from '../room/room.js'
import type { Weighing } from '../content/preset.js'
import { candidateIds, type Role, type Seat } from '../room/seat.js'
import { openAssumptions, type Assumption } from './assumptions.js'
import { faultsOfRound, type DebriefFault } from './faults.js'
import { firsts, type Firsts } from './firsts.js'
import { ledgerForDebrief, type DebriefLedger } from './ledger.js'
import { loopOfRound, type DebriefLoop } from './loop.js'
import { nextSteps, type NextStep } from './next-steps.js'
import { strongest, weakest, type TellingMoment } from './strongest.js'
import type { DebriefPhase, DebriefRow, DebriefRun, GivenNote, Moment } from './rows.js'
import { judge, shownTo, weighedAs } from './judged.js'
import type { Recommendation } from './recommend.js'
import { wordsForDebrief, type DebriefWords } from './words.js'

export type DebriefDrill =
  | {
      readonly of: 'takes'
      readonly planned: number
      readonly red: Ms
      /** `story`: what its first 45 seconds held by their words; null where none are known. */
      readonly takes: readonly (TakeResult & { readonly story: StoryRead | null })[]
    }
  | {
      readonly of: 'cycles'
      readonly planned: number
      readonly full: number
      /** How each was, in their order, as many as planned; a chunk without a check is missed. */
      readonly kinds: readonly CycleKind[]
    }
  | { readonly of: 'faults'; readonly faults: readonly DebriefFault[] }
/** An interviewer's note; `note` is the seq it was taken with, `offered`: it goes with the release. */
export interface DebriefNote extends Moment {
  readonly note: number
  readonly seat: string
  readonly text: string
  readonly offered: boolean
}
export type CadenceFigures = ReturnType<typeof cadence>['metrics']

export interface Debrief {
  readonly room: string
  readonly title: string
  readonly question: Room['open']['question']
  readonly plan: { readonly id: string; readonly title: string }
  readonly mode: Room['open']['mode']
  readonly exam: boolean
  readonly alone: boolean
  readonly seats: readonly Seat[]
  readonly viewer: { readonly seat: string; readonly role: Role }
  readonly startedAt: At | null
  readonly endedAt: At | null
  readonly endedBy: Room['open']['endedBy']
  readonly took: Ms
  readonly planned: Ms
  readonly released: boolean
  /** What the interviewers' scores come to; null while these eyes may not see them, or nobody scored. */
  readonly recommendation: Recommendation | null
  /** The same by the person's own scores. */
  readonly own: Recommendation | null
  readonly rows: readonly DebriefRow[]
  readonly flags: readonly (Moment & {
    readonly seat: string
    readonly flag: string
    readonly title: string
    readonly tone: 'green' | 'red' | 'neutral'
    /** The words it was raised on, where there were some. */
    readonly quote: string | null
  })[]
  readonly cadence: CadenceFigures
  readonly phases: readonly DebriefPhase[]
  readonly board: (Moment & { readonly cause: 'layers' | 'clock' | 'interviewer' }) | null
  readonly credits: readonly (Moment & { readonly seat: string; readonly ms: Ms })[]
  readonly moved: readonly (Moment & { readonly from: string; readonly to: string; readonly ms: Ms })[]
  readonly extended: readonly (Moment & { readonly phase: string; readonly ms: Ms })[]
  readonly layers: Room['open']['layers']
  readonly lines: readonly {
    readonly list: string
    readonly title: string
    readonly text: string
    readonly fields?: Readonly<Record<string, string>> | undefined
  }[]
  readonly cards: readonly (Moment & {
    readonly title: string
    readonly text: string
    readonly outcome: 'answered' | 'dropped' | null
  })[]
  readonly runs: readonly DebriefRun[]
  /** What a drill came to; null in a round. */
  readonly drill: DebriefDrill | null
  /** Questions that nobody answered. */
  readonly unanswered: readonly (Moment & { readonly text: string | null })[]
  /** The interviewers' notes as far as they are shared; null for everybody else, always. */
  readonly notes: readonly DebriefNote[] | null
  /** Notes that went with the release, for everybody; those of before it are none. */
  readonly given: readonly GivenNote[]
  /** What to fix, two at most. */
  readonly next: readonly NextStep[]
  readonly firsts: Firsts
  /** Every check that was asked; `anchored`: against the target, in words that are known. */
  readonly checks: readonly (Moment & {
    readonly anchored: boolean
    readonly outcome: Asked['outcome']
  })[]
  /** What was written down as assumed and stayed so. */
  readonly assumptions: readonly Assumption[]
  /** Null where nothing is known that would say which. */
  readonly strongest: TellingMoment | null
  readonly weakest: TellingMoment | null
  /** Artifact cards on which something stood. */
  readonly artifacts: readonly DebriefArtifact[]
  /** Of the rounds of a loop; null where there was nothing of it. */
  readonly loop: DebriefLoop | null
  /** The numbers that were stated and stand, and which of them contradict each other. */
  readonly ledger: DebriefLedger
  /** What was put on the drawing by hand to fail, in its order. */
  readonly faults: readonly DebriefFault[]
  /** What the candidate said in words that are known, and how much of it said something. */
  readonly words: DebriefWords
}

/** `as`: weighed as another company would, or equally; nothing that was recorded changes. */
export function debriefFor(
  whole: Room,
  viewer: { readonly seat: string; readonly role: Role },
  as?: Weighing,
): Debrief {
  const room = blindFor(whole, viewer.seat)
  const { open } = room
  const when = (at: number): Moment => ({ at, elapsed: clock.elapsed(open.clock, at) })
  const shown = weighedAs(shownTo(room, viewer), as)
  const figures = cadenceOf(room)
  const faults = faultsOfRound(room, when)
  const phases = phasesOf(room, shown)
  const rows = rowsOf(shown, when)
  const flags = flagsOf(shown, when)
  const telling = { rows, flags, cadence: figures, cards: open.cards, when }
  const unanswered = openConfirms(room).map(c => ({ ...when(c.at), text: c.text }))
  const recommendation = judge(
    room,
    shown,
    shown?.scorecards.filter(card => card.role === 'interviewer') ?? [],
  )
  const titles = new Map(open.plan.phases.flatMap(({ lists }) => lists.map(({ id, title }) => [id, title])))
  const { elapsed: took } = when(open.endedAt ?? room.at)
  return {
    room: open.id,
    title: open.title,
    question: open.question,
    plan: { id: open.plan.id, title: open.plan.title },
    mode: open.mode,
    exam: open.exam,
    alone: open.alone,
    seats: open.seats,
    viewer: { seat: viewer.seat, role: viewer.role },
    startedAt: open.startedAt,
    endedAt: open.endedAt,
    endedBy: open.endedBy,
    took,
    planned: open.plan.phases.reduce((sum, phase) => sum + phase.budget, 0) as Ms,
    released: open.released !== null,
    recommendation,
    own: judge(room, shown, shown?.scorecards.filter(card => card.role === 'candidate') ?? []),
    rows,
    flags,
    cadence: figures.metrics,
    phases,
    board: open.board.opened && { ...when(open.board.opened.at), cause: open.board.opened.cause },
    credits: open.credits.map(c => ({ ...when(c.at), seat: c.seat, ms: c.ms })),
    moved: open.moved.map(m => ({ ...when(m.at), from: m.from, to: m.to, ms: m.ms })),
    extended: open.extended.map(e => ({ ...when(e.at), phase: e.phase, ms: e.ms })),
    layers: open.layers,
    lines: open.lines.map(({ list, text, fields }) => ({
      list,
      title: titles.get(list) ?? list,
      text,
      ...(fields ? { fields } : {}),
    })),
    artifacts: artifactsOf(room, when),
    cards: open.cards.map(c => ({ ...when(c.firedAt), title: c.title, text: c.text, outcome: c.outcome })),
    runs: runsOf(room, when),
    drill: drillOf(room, figures, faults),
    unanswered,
    notes:
      viewer.role === 'interviewer'
        ? room.panel.notes.map(({ id, pin, seat, text, offered }) => ({
            ...when(pin.at),
            note: id,
            seat,
            text,
            offered: offered === true,
          }))
        : null,
    given: (open.released?.release.notes ?? []).map(({ at, seat, text, on }) => ({
      ...when(at),
      seat,
      text,
      on: on ?? null,
    })),
    next: nextSteps({
      recommendation,
      phases,
      cadence: figures,
      unanswered,
      cards: open.cards,
      rows,
      visits: open.visits,
      when,
    }),
    firsts: firsts(room, when),
    checks: figures.asked.map(({ from, anchored, outcome }) => ({ ...when(from), anchored, outcome })),
    assumptions: openAssumptions(room, when),
    strongest: strongest(telling),
    weakest: weakest(telling),
    loop: loopOfRound(room, shown, when),
    ledger: ledgerForDebrief(room, when),
    faults,
    words: wordsForDebrief(room),
  }
}

/** What was taken back before it began is no run. */
const runsOf = ({ open }: Room, when: (at: number) => Moment): readonly DebriefRun[] =>
  open.runs
    .filter(run => run.begunAt !== null)
    .map(run => ({
      ...when(run.begunAt ?? run.askedAt),
      run: run.id,
      seat: run.seat,
      what: run.hidden ? 'hidden tests' : run.kind,
      entry: run.entry,
      exit: run.outcome?.exit ?? null,
      passed: (run.outcome?.cases ?? []).filter(one => one.outcome === 'passed').length,
      cases: (run.outcome?.cases ?? []).filter(one => one.outcome !== 'skipped').length,
    }))

function rowsOf(shown: Release | null, when: (at: number) => Moment): readonly DebriefRow[] {
  const weighs = shown?.rubric.criteria.some(c => c.weight > 0) ?? false
  return (shown?.rubric.criteria ?? []).map(c => ({
    id: c.id,
    title: c.title,
    asks: c.asks,
    anchors: c.anchors[1] === '' ? null : c.anchors,
    weight: weighs ? c.weight : null,
    gate: c.gate,
    hidden: c.hidden === true,
    scores: (shown?.scorecards ?? []).flatMap(card =>
      card.scores
        .filter(s => s.criterion === c.id)
        .map(({ value, revised }) => ({
          seat: card.seat,
          role: card.role,
          value,
          ...(revised ? { revised } : {}),
        })),
    ),
    pins: (shown?.scorecards ?? []).flatMap(card =>
      card.pins
        .filter(pin => pin.criterion === c.id)
        .map(pin => ({
          ...when(pin.at),
          seat: card.seat,
          quote: pin.quote ?? null,
          on: pin.on ?? null,
          later: pin.later === true,
        })),
    ),
  }))
}

function flagsOf(shown: Release | null, when: (at: number) => Moment): Debrief['flags'] {
  return (shown?.scorecards ?? []).flatMap(card =>
    card.flags.flatMap(raised => {
      const flag = shown?.rubric.flags.find(one => one.id === raised.flag)
      return flag
        ? [
            {
              ...when(raised.at),
              seat: card.seat,
              flag: flag.id,
              title: flag.title,
              tone: flag.tone,
              quote: raised.quote ?? null,
            },
          ]
        : []
    }),
  )
}

function phasesOf(room: Room, shown: Release | null): readonly DebriefPhase[] {
  const { plan, clock: c, visits, endedAt } = room.open
  const knows = room.open.released !== null || room.panel.guide !== null
  return plan.phases.map(phase => {
    const visited = visits.some(visit => visit.phase === phase.id)
    const unmet = knows
      ? (shown?.unmet ?? []).filter(one => one.phase === phase.id).map(one => one.text)
      : null
    return {
      id: phase.id,
      title: phase.title,
      planned: phase.budget,
      budget: c.budgets[phase.id] ?? phase.budget,
      spent: clock.spentOn(c, phase.id, endedAt ?? room.at),
      state: !visited ? 'skipped' : unmet !== null && unmet.length > 0 ? 'partial' : 'done',
      unmet,
    }
  })
}

function drillOf(room: Room, { cycles }: Cadence, faults: Debrief['faults']): DebriefDrill | null {
  const { drill } = room.open.plan
  if (!drill) return null
  if (drill.of === 'faults') return { of: 'faults', faults }
  if (drill.of === 'takes')
    return {
      of: 'takes',
      planned: drill.takes,
      red: drill.red,
      takes: room.open.takes.map(take => ({ ...takeResult(room, drill, take), story: storyOf(room, take) })),
    }
  const kinds = drilledCycles(cycles).slice(0, drill.cycles)
  return {
    of: 'cycles',
    planned: drill.cycles,
    full: kinds.filter(kind => kind === 'full').length,
    kinds,
  }
}

/** The words of a take's first 45 seconds, where any are known. */
function storyOf({ open }: Room, { begunAt, endedAt }: Take): StoryRead | null {
  const candidates = candidateIds(open.seats)
  const until = Math.min(begunAt + STORY_MS, endedAt ?? Number.POSITIVE_INFINITY)
  const words = utterancesOf(open).filter(
    one => one.seat !== null && candidates.has(one.seat) && one.from >= begunAt && one.from < until,
  )
  return words.length === 0 ? null : readStory(words.map(({ text }) => text).join(' '))
}

/** In a drill of cycles each chunk wants its check; one that was cut, or is not over, is no try. */
export const drilledCycles = (cycles: Cadence['cycles']): readonly CycleKind[] =>
  cycles.flatMap(({ kind }) =>
    kind === 'cut' || kind === 'open' ? [] : [kind === 'none-needed' ? 'missed' : kind],
  )
