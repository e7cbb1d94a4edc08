/** What happened in a room, and who may see it. Knows no rules: an event is a fact. */
import type { At, Ms } from '../base/brand.js'
import type { CodeMeasure, CodeSecret } from './code.js'
import type { Answer, EarCause, Layer, Measure } from './command.js'
import type { Pin } from './pin.js'
import type { PhaseGuide, Plan } from './plan.js'
import type { Question, QuestionGuide } from './question.js'
import type { CodeGuide, RoomCode } from './question-code.js'
import type { Criterion, Flag, Rubric, ScoreValue } from './rubric.js'
import type { Language, Outcome, RunFile, RunKind } from './run.js'
import type { Role } from './seat.js'

export type Mode = 'coach' | 'strict'

/** A row a person scores themselves by; with anchors only where no interviewer keeps them. */
export interface OwnCriterion {
  readonly id: string
  readonly title: string
  readonly asks: string
  readonly anchors?: Criterion['anchors'] | undefined
}

/** One person's scores with what they rest on, as the release carries them by value. */
export interface Scorecard {
  readonly seat: string
  readonly role: Role
  readonly scores: readonly { readonly criterion: string; readonly value: ScoreValue }[]
  readonly pins: readonly (Pin & { readonly criterion: string })[]
  readonly flags: readonly (Pin & { readonly flag: string })[]
}

/** All that stops being secret at the release. Notes are not in it. */
export interface Release {
  readonly rubric: {
    readonly kind: string
    readonly design: boolean
    readonly criteria: readonly Criterion[]
    readonly flags: readonly Flag[]
  }
  readonly scorecards: readonly Scorecard[]
  /** The checks of each phase that stayed open, by name. */
  readonly unmet: readonly { readonly phase: string; readonly text: string }[]
}

/** Everybody in the room sees these; a secret becomes public only by one of them, by value. */
export type OpenFact =
  | {
      readonly type: 'room.opened'
      readonly room: string
      readonly title: string
      readonly plan: Plan
      readonly question: Question
      readonly mode: Mode
      /** No cues are shown; the log is the same. */
      readonly exam: boolean
      /** No interviewer is expected: the deck plays itself until one takes a seat. */
      readonly alone: boolean
      /** What a person alone may ask about; empty otherwise. */
      readonly topics: readonly { readonly hint: string; readonly topic: string }[]
      /** Null where the question brings no code; missing in logs older than code that runs. */
      readonly code?: RoomCode | null | undefined
    }
  | {
      readonly type: 'seat.taken'
      readonly seat: string
      readonly role: Role
      readonly name: string
      readonly colour: string
    }
  | { readonly type: 'round.started'; readonly phase: string }
  | { readonly type: 'phase.entered'; readonly from: string; readonly to: string }
  /** Budget that went from one phase to another: an overrun borrowed, or spare time handed on. */
  | { readonly type: 'clock.moved'; readonly ms: Ms; readonly from: string; readonly to: string }
  | { readonly type: 'clock.paused' }
  | { readonly type: 'clock.resumed' }
  | { readonly type: 'clock.extended'; readonly ms: Ms; readonly phase: string }
  | { readonly type: 'link.lost'; readonly seat: string; readonly since: At }
  /** `credited`: how long the clock waited for this seat. */
  | { readonly type: 'link.restored'; readonly seat: string; readonly credited: Ms }
  /** `layers`: all three hold a number; `clock`: at the plan's minute; `interviewer`: by hand. The last two are forced. */
  | { readonly type: 'board.opened'; readonly cause: 'layers' | 'clock' | 'interviewer' }
  | { readonly type: 'board.measured'; readonly measure: Measure }
  | { readonly type: 'code.measured'; readonly measure: CodeMeasure }
  /** By value: the hidden tests as they are, a data set as its name with `.sql`. */
  | { readonly type: 'code.released'; readonly what: CodeSecret; readonly files: readonly RunFile[] }
  /** Its seq is the id of the run. It waits until `run.begun`. */
  | {
      readonly type: 'run.asked'
      readonly kind: RunKind
      readonly language: Language
      readonly entry: string
      readonly files: readonly RunFile[]
      /** The set of rows it runs on; left out, the clean one. */
      readonly data?: string | undefined
      /** The released hidden tests run beside the files. */
      readonly hidden?: true | undefined
    }
  /** The browser of the seat that asked runs it now. At most one run of a room is under way. */
  | { readonly type: 'run.begun'; readonly run: number }
  /** A waiting run is over with it; one under way is to be ended by its browser. */
  | { readonly type: 'run.stopped'; readonly run: number }
  | { readonly type: 'run.ended'; readonly run: number; readonly outcome: Outcome }
  | {
      readonly type: 'layer.stated'
      readonly layer: Layer
      readonly text: string
      readonly quantified: boolean
    }
  | {
      readonly type: 'line.added'
      readonly list: string
      readonly text: string
      readonly quantified: boolean
    }
  | { readonly type: 'line.removed'; readonly line: number }
  | { readonly type: 'hint.shown'; readonly hint: string; readonly topic: string; readonly text: string }
  | { readonly type: 'card.fired'; readonly card: string; readonly title: string; readonly text: string }
  | { readonly type: 'card.acknowledged'; readonly card: string }
  | { readonly type: 'card.answered'; readonly card: string; readonly outcome: 'answered' | 'dropped' }
  | { readonly type: 'chunk.begun' }
  | { readonly type: 'chunk.ended' }
  | { readonly type: 'confirm.asked'; readonly text: string | null }
  /** `confirm` is the seq of the question; null for one that was asked aloud and that no key told of. */
  | { readonly type: 'confirm.answered'; readonly confirm: number | null; readonly answer: Answer }
  | { readonly type: 'nod.given' }
  | { readonly type: 'thought.declared' }
  | { readonly type: 'voice.spoke'; readonly from: At; readonly to: At }
  /** The actor's microphone is listened to from then on … */
  | { readonly type: 'ear.opened'; readonly from: At }
  /** … until then. */
  | { readonly type: 'ear.closed'; readonly to: At; readonly cause: EarCause }
  /** Takes of a drill are numbered from 1. */
  | { readonly type: 'take.begun'; readonly take: number }
  | { readonly type: 'take.ended'; readonly take: number }
  | {
      readonly type: 'take.checked'
      readonly take: number
      readonly check: string
      readonly met: boolean
    }
  /** The candidate's board and code are theirs alone until then, or until they show them again. */
  | { readonly type: 'focus.begun'; readonly until: At }
  | { readonly type: 'focus.ended'; readonly cause: 'asked' | 'clock' | 'round' }
  /** The actor agrees that voices are recorded; or does not any more. */
  | { readonly type: 'recording.allowed' }
  | { readonly type: 'recording.refused' }
  /** From now on the microphones of those who agreed are recorded, each in its own tab; and no longer. */
  | { readonly type: 'recording.begun' }
  | { readonly type: 'recording.halted' }
  /** A part of a seat's recording has begun; `from` is the moment of its first sample. Its sound is in no log. */
  | {
      readonly type: 'recording.kept'
      readonly seat: string
      readonly part: string
      readonly mime: string
      readonly from: At
    }
  | { readonly type: 'recording.erased'; readonly seat: string }
  | { readonly type: 'work.shown'; readonly from: At; readonly to: At }
  | { readonly type: 'chat.said'; readonly text: string }
  | { readonly type: 'round.ended'; readonly cause: 'asked' | 'time' | 'abandoned' }
  /** What the candidate may score themselves by, once the round is over. */
  | { readonly type: 'scorecard.opened'; readonly criteria: readonly OwnCriterion[] }
  | { readonly type: 'debrief.released'; readonly release: Release }

/** Only interviewers see these. */
export type PanelFact =
  | {
      readonly type: 'panel.opened'
      readonly question: QuestionGuide
      readonly phases: readonly PhaseGuide[]
      readonly rubric: Rubric
      /** Null where the question brings no code; missing in logs older than code that runs. */
      readonly code?: CodeGuide | null | undefined
    }
  /** The hidden tests against this text, as an interviewer ran them. */
  | { readonly type: 'hidden.reported'; readonly files: readonly RunFile[]; readonly outcome: Outcome }
  | {
      readonly type: 'score.set'
      readonly criterion: string
      readonly value: ScoreValue
      readonly pin?: Pin | undefined
    }
  | { readonly type: 'flag.raised'; readonly flag: string; readonly pin: Pin }
  | { readonly type: 'flag.withdrawn'; readonly raised: number }
  | { readonly type: 'note.taken'; readonly text: string; readonly pin: Pin }
  | { readonly type: 'evidence.pinned'; readonly criterion: string; readonly pin: Pin }
  | { readonly type: 'evidence.unpinned'; readonly pinned: number }
  | { readonly type: 'question.marked' }

/** Only the seat that did it sees these, until the release. */
export type OwnFact = {
  readonly type: 'self.scored'
  readonly criterion: string
  readonly value: ScoreValue
  readonly pin?: Pin | undefined
}

export type Fact = OpenFact | PanelFact | OwnFact
export type FactType = Fact['type']
/** A fact in its place in the log: `seq` gapless from 1 in the journal, `at` never decreasing, `actor` a seat id or `clock`. */
export type Event = Fact & { readonly seq: number; readonly at: At; readonly actor: string }
/** A fact before it has a place. */
export type Stamped = Fact & { readonly at: At; readonly actor: string }

export type Half = 'open' | 'panel' | 'own'
const panelTypes: ReadonlySet<string> = new Set<PanelFact['type']>([
  'panel.opened',
  'score.set',
  'flag.raised',
  'flag.withdrawn',
  'note.taken',
  'evidence.pinned',
  'evidence.unpinned',
  'question.marked',
  'hidden.reported',
])
const openTypes: Readonly<Record<OpenFact['type'], true>> = {
  'room.opened': true,
  'seat.taken': true,
  'round.started': true,
  'phase.entered': true,
  'clock.moved': true,
  'clock.paused': true,
  'clock.resumed': true,
  'clock.extended': true,
  'link.lost': true,
  'link.restored': true,
  'board.opened': true,
  'board.measured': true,
  'code.measured': true,
  'code.released': true,
  'run.asked': true,
  'run.begun': true,
  'run.stopped': true,
  'run.ended': true,
  'layer.stated': true,
  'line.added': true,
  'line.removed': true,
  'hint.shown': true,
  'card.fired': true,
  'card.acknowledged': true,
  'card.answered': true,
  'chunk.begun': true,
  'chunk.ended': true,
  'confirm.asked': true,
  'confirm.answered': true,
  'nod.given': true,
  'thought.declared': true,
  'voice.spoke': true,
  'ear.opened': true,
  'ear.closed': true,
  'take.begun': true,
  'take.ended': true,
  'take.checked': true,
  'focus.begun': true,
  'focus.ended': true,
  'recording.allowed': true,
  'recording.refused': true,
  'recording.begun': true,
  'recording.halted': true,
  'recording.kept': true,
  'recording.erased': true,
  'work.shown': true,
  'chat.said': true,
  'round.ended': true,
  'scorecard.opened': true,
  'debrief.released': true,
}

/** The half an event type belongs to. A type nobody knows is kept from everybody but its actor. */
export function half(type: string): Half {
  if (Object.hasOwn(openTypes, type)) return 'open'
  return panelTypes.has(type) ? 'panel' : 'own'
}

/** Whether a seat may be sent this event. The one guard between the log and every wire, file and page. */
export function maySee(
  event: { readonly type: string; readonly actor: string },
  viewer: { readonly seat: string; readonly role: Role },
): boolean {
  switch (half(event.type)) {
    case 'open':
      return true
    case 'panel':
      return viewer.role === 'interviewer'
    case 'own':
      return event.actor === viewer.seat
  }
}
