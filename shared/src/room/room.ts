/** A room as folding its log gives it: an open half, a panel half and what each seat keeps for itself. Knows no rules. */
import { at, type At } from '../base/brand.js'
import type { Plan } from '../content/plan.js'
import type { Event } from './event.js'
import type { Artifacts } from './parts/artifacts/facts.js'
import type { Dialogue, DialoguePanel } from './parts/assistant/facts.js'
import type { Blocks } from './parts/blocks/facts.js'
import type { Bookmarks } from './parts/bookmarks/facts.js'
import { noBoard, type Board } from './parts/board/facts.js'
import { noCode, noReports, type Code, type CodePanel } from './parts/code/facts.js'
import { unplayedDeck, type Deck } from './parts/deck/facts.js'
import type { Drawing } from './parts/drawing/facts.js'
import type { Findings, Laid, OwnMargins } from './parts/exhibit/facts.js'
import type { InjectedFaults } from './parts/faults/facts.js'
import type { FailuresJudged } from './parts/failures/facts.js'
import { unfocused, type Focusing } from './parts/focus/facts.js'
import { firstInvites, type Invites } from './parts/invites/facts.js'
import {
  blankPanel,
  unjudged,
  type Judgement,
  type JudgingPanel,
  ownUnjudged,
  type OwnJudgement,
} from './parts/judging/facts.js'
import { noGuide, unopened, type Opening, type OpeningPanel } from './parts/opening/facts.js'
import type { Personas } from './parts/personas/facts.js'
import { unstarted, type Phases } from './parts/phases/facts.js'
import type { Pushes } from './parts/push/facts.js'
import { unrecorded, type Recordings } from './parts/recording/facts.js'
import { nothingSealed, unsealed, type Seals, type SealsPanel } from './parts/seal/facts.js'
import { noSeats, type Seats } from './parts/seats/facts.js'
import type { Swap } from './parts/swap/facts.js'
import { noTakes, type TakesTaken } from './parts/takes/facts.js'
import { nothingMarked, nothingSaid, type Talk, type TalkPanel } from './parts/talk/facts.js'
import { noEars, type Ears } from './parts/voice/facts.js'
import type { Words, WordsPanel } from './parts/words/facts.js'
import { blankWorksheet, type Worksheet } from './parts/worksheet/facts.js'
import type { Seat } from './seat.js'

export interface Room {
  /** Of the last event folded; a seat that may not see all skips some. */
  readonly seq: number
  readonly at: At
  readonly open: OpenHalf
  readonly panel: PanelHalf
  readonly own: Readonly<Record<string, OwnHalf>>
}

/** The part of the log that the cadence is computed from, as it stands there. */
interface Heard {
  readonly heard: readonly Event[]
}

/** What everybody in the room knows: one slice a part. */
export interface OpenHalf
  extends
    Opening,
    Seats,
    Invites,
    Phases,
    Board,
    Worksheet,
    Artifacts,
    Deck,
    Talk,
    Ears,
    Code,
    Judgement,
    TakesTaken,
    Focusing,
    Seals,
    Recordings,
    Blocks,
    Laid,
    Personas,
    Pushes,
    Drawing,
    InjectedFaults,
    Dialogue,
    Swap,
    Words,
    Heard {}

/** What interviewers alone know. */
export interface PanelHalf
  extends
    OpeningPanel,
    TalkPanel,
    CodePanel,
    JudgingPanel,
    SealsPanel,
    Findings,
    DialoguePanel,
    FailuresJudged,
    WordsPanel {}

export const emptyPanel: PanelHalf = {
  ...noGuide,
  ...nothingMarked,
  ...noReports,
  ...blankPanel,
  ...nothingSealed,
}

/** What a seat alone knows. */
export interface OwnHalf extends OwnJudgement, Bookmarks, OwnMargins {}

export const emptyOwn: OwnHalf = { ...ownUnjudged }

/** What any log is folded onto. */
export const vacant: Room = {
  seq: 0,
  at: at(0),
  open: {
    ...unopened,
    ...noSeats,
    ...firstInvites,
    ...unstarted,
    ...noBoard,
    ...blankWorksheet,
    ...unplayedDeck,
    ...nothingSaid,
    ...noEars,
    ...noCode,
    ...unjudged,
    ...noTakes,
    ...unfocused,
    ...unsealed,
    ...unrecorded,
    heard: [],
  },
  panel: emptyPanel,
  own: {},
}

export const phaseIndex = (plan: Plan, phase: string | null): number =>
  plan.phases.findIndex(p => p.id === phase)
export const seatOf = (room: Room, seat: string): Seat | undefined => room.open.seats.find(s => s.id === seat)
/** Whether a seat was shown out: asked wherever a token comes in. */
export const shownOut = ({ open }: Room, seat: string): boolean => Object.hasOwn(open.removed, seat)
