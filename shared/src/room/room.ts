/** A room as folding its log gives it: an open half, a panel half and what each seat keeps for itself. Knows no rules. */
import { at, type At, type Ms } from '../base/brand.js'
import { still, type Clock } from './clock.js'
import type { CodeMeasure } from './code.js'
import type { Answer, Layer, Measure } from './command.js'
import type { Take } from './drill.js'
import type { Event, Mode, OwnCriterion, Release } from './event.js'
import type { Focus } from './focus.js'
import type { Pin } from './pin.js'
import type { PhaseGuide, Plan } from './plan.js'
import type { Question, QuestionGuide } from './question.js'
import type { Recorded } from './recording.js'
import type { CodeGuide, RoomCode } from './question-code.js'
import type { Rubric, ScoreValue } from './rubric.js'
import type { Language, Outcome, RunFile, RunKind } from './run.js'
import type { Seat } from './seat.js'
import type { Ear } from './voice.js'

export interface Room {
  /** Of the last event folded; a seat that may not see all skips some. */
  readonly seq: number
  readonly at: At
  readonly open: OpenHalf
  readonly panel: PanelHalf
  readonly own: Readonly<Record<string, OwnHalf>>
}

export type Stage = 'lobby' | 'live' | 'over'

export interface OpenHalf {
  readonly id: string
  readonly title: string
  readonly plan: Plan
  readonly question: Question
  readonly mode: Mode
  readonly exam: boolean
  readonly alone: boolean
  readonly topics: readonly { readonly hint: string; readonly topic: string }[]
  /** Language and data set of the round's code; null where the question brings none. */
  readonly code: RoomCode | null
  readonly stage: Stage
  readonly startedAt: At | null
  readonly endedAt: At | null
  readonly endedBy: 'asked' | 'time' | 'abandoned' | null
  readonly seats: readonly Seat[]
  readonly clock: Clock
  /** Phases in the order they were entered, with the moment. */
  readonly visits: readonly { readonly phase: string; readonly at: At }[]
  readonly moved: readonly { readonly ms: Ms; readonly from: string; readonly to: string; readonly at: At }[]
  readonly extended: readonly { readonly ms: Ms; readonly phase: string; readonly at: At }[]
  /** Time the clock waited for a lost link. */
  readonly credits: readonly { readonly seat: string; readonly ms: Ms; readonly at: At }[]
  readonly board: {
    readonly opened: { readonly at: At; readonly cause: 'layers' | 'clock' | 'interviewer' } | null
    readonly measure: Measure | null
  }
  /** What the code pane held when it was last counted. */
  readonly coded: CodeMeasure | null
  /** What was handed to the candidate, by value. */
  readonly handed: { readonly tests: Handed | null; readonly data: Handed | null }
  /** In the order they were asked for; at most one is `running`. */
  readonly runs: readonly Run[]
  readonly layers: Readonly<Record<Layer, LayerCard | null>>
  readonly lines: readonly Line[]
  readonly hints: readonly {
    readonly hint: string
    readonly topic: string
    readonly text: string
    readonly at: At
  }[]
  readonly cards: readonly PlayedCard[]
  readonly chat: readonly {
    readonly seq: number
    readonly seat: string
    readonly text: string
    readonly at: At
  }[]
  readonly confirms: readonly Confirm[]
  /** In the order they began; at most one of a seat has no end. */
  readonly ears: readonly Ear[]
  /** Of a drill, in their order; at most the last one runs. */
  readonly takes: readonly Take[]
  /** Null before it was asked for: it is there once a round. */
  readonly focus: Focus | null
  readonly recording: Recording
  /** The part of the log that the cadence is computed from, as it stands there. */
  readonly heard: readonly Event[]
  readonly scorecard: readonly OwnCriterion[] | null
  readonly released: { readonly at: At; readonly release: Release } | null
}

export interface Recording {
  /** What each seat has said last; who has not said anything has not agreed. */
  readonly agreed: Readonly<Record<string, boolean>>
  /** When it was recorded, in the order they began; at most the last has no end. */
  readonly stretches: readonly Recorded[]
  /** What is kept on the server's disk: parts of one seat's own microphone, in the order they began. */
  readonly parts: readonly {
    readonly seat: string
    readonly part: string
    readonly mime: string
    readonly from: At
  }[]
  /** Seats that erased what was theirs, with the moment of the last time. */
  readonly erased: Readonly<Record<string, At>>
}
export interface Handed {
  readonly files: readonly RunFile[]
  readonly at: At
}
/** A run of code; its id is the seq it was asked with. */
export interface Run {
  readonly id: number
  readonly seat: string
  readonly kind: RunKind
  readonly language: Language
  readonly entry: string
  readonly files: readonly RunFile[]
  /** The set of rows; null is the clean one. */
  readonly data: string | null
  /** Whether the released hidden tests ran with it. */
  readonly hidden: boolean
  readonly state: 'waiting' | 'running' | 'ended'
  readonly askedAt: At
  readonly begunAt: At | null
  readonly stopped: { readonly at: At; readonly seat: string } | null
  readonly endedAt: At | null
  /** Null while it is not over, and for one that was taken back before it began. */
  readonly outcome: Outcome | null
}
export interface HiddenReport {
  readonly id: number
  readonly seat: string
  readonly at: At
  readonly files: readonly RunFile[]
  readonly outcome: Outcome
}
export interface LayerCard {
  readonly text: string
  readonly quantified: boolean
  readonly at: At
}
/** A line of the candidate's worksheet; its id is the seq it was added with. */
export interface Line {
  readonly id: number
  readonly list: string
  readonly text: string
  readonly quantified: boolean
  readonly at: At
}
export interface PlayedCard {
  readonly card: string
  readonly title: string
  readonly text: string
  readonly firedAt: At
  readonly acknowledgedAt: At | null
  readonly outcome: 'answered' | 'dropped' | null
}
/** A question that asks for a yes; its id is the seq it was asked with. */
export interface Confirm {
  readonly id: number
  readonly seat: string
  readonly text: string | null
  readonly at: At
  readonly answer: { readonly answer: Answer; readonly at: At; readonly seat: string } | null
}

export interface Score {
  readonly value: ScoreValue
  readonly at: At
}
/** Evidence for a criterion; its id is the seq it was pinned with. */
export interface Evidence extends Pin {
  readonly id: number
  readonly criterion: string
  readonly seat: string
}
export interface RaisedFlag {
  readonly id: number
  readonly flag: string
  readonly seat: string
  readonly pin: Pin
}
export interface Note {
  readonly id: number
  readonly text: string
  readonly seat: string
  readonly pin: Pin
}

export interface PanelHalf {
  /** Null where no panel event was sent: a candidate's or an observer's room. */
  readonly guide: {
    readonly question: QuestionGuide
    readonly phases: readonly PhaseGuide[]
    readonly rubric: Rubric
  } | null
  /** Hidden tests, solution and further data; null where the question has no code. */
  readonly code: CodeGuide | null
  /** Oldest first. */
  readonly hidden: readonly HiddenReport[]
  /** By seat, then criterion. */
  readonly scores: Readonly<Record<string, Readonly<Record<string, Score>>>>
  readonly evidence: readonly Evidence[]
  readonly flags: readonly RaisedFlag[]
  readonly notes: readonly Note[]
  /** Moments at which the candidate asked a clarifying question. */
  readonly questions: readonly At[]
}
export interface OwnHalf {
  readonly scores: Readonly<Record<string, Score>>
  readonly evidence: readonly Evidence[]
}

export const emptyPanel: PanelHalf = {
  guide: null,
  code: null,
  hidden: [],
  scores: {},
  evidence: [],
  flags: [],
  notes: [],
  questions: [],
}
export const emptyOwn: OwnHalf = { scores: {}, evidence: [] }

/** What any log is folded onto. */
export const vacant: Room = {
  seq: 0,
  at: at(0),
  open: {
    id: '',
    title: '',
    plan: { id: '', title: '', boardOpensAt: 0 as Ms, phases: [] },
    question: { id: '', title: '', kind: '', level: 'mid', ask: '' },
    mode: 'coach',
    exam: false,
    alone: false,
    topics: [],
    code: null,
    stage: 'lobby',
    startedAt: null,
    endedAt: null,
    endedBy: null,
    seats: [],
    clock: still({}),
    visits: [],
    moved: [],
    extended: [],
    credits: [],
    board: { opened: null, measure: null },
    coded: null,
    handed: { tests: null, data: null },
    runs: [],
    layers: { business: null, data: null, operational: null },
    lines: [],
    hints: [],
    cards: [],
    chat: [],
    confirms: [],
    ears: [],
    takes: [],
    focus: null,
    recording: { agreed: {}, stretches: [], parts: [], erased: {} },
    heard: [],
    scorecard: null,
    released: null,
  },
  panel: emptyPanel,
  own: {},
}

export const phaseIndex = (plan: Plan, phase: string | null): number =>
  plan.phases.findIndex(p => p.id === phase)
export const openConfirms = (room: Room): readonly Confirm[] =>
  room.open.confirms.filter(c => c.answer === null)
export const seatOf = (room: Room, seat: string): Seat | undefined => room.open.seats.find(s => s.id === seat)
