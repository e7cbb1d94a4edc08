/** What happened in a room: the list of all parts' facts, by the half of the room they belong to. Knows no rules. */
import type { At } from '../base/brand.js'
import type { Placed } from './fold.js'
import type { ArtifactFact } from './parts/artifacts/facts.js'
import type { AssistantFact, AssistantPanelFact } from './parts/assistant/facts.js'
import type { BlockFact } from './parts/blocks/facts.js'
import type { BookmarkFact } from './parts/bookmarks/facts.js'
import type { BoardFact } from './parts/board/facts.js'
import type { CodeFact, CodePanelFact } from './parts/code/facts.js'
import type { DeckFact } from './parts/deck/facts.js'
import type { DrawingFact } from './parts/drawing/facts.js'
import type { ExhibitFact, ExhibitOwnFact, ExhibitPanelFact } from './parts/exhibit/facts.js'
import type { FaultFact } from './parts/faults/facts.js'
import type { FailurePanelFact } from './parts/failures/facts.js'
import type { FocusFact } from './parts/focus/facts.js'
import type { InviteFact } from './parts/invites/facts.js'
import type {
  JudgingBlindFact,
  JudgingFact,
  JudgingOwnFact,
  JudgingPanelFact,
} from './parts/judging/facts.js'
import type { OpeningFact, OpeningPanelFact } from './parts/opening/facts.js'
import type { PersonaFact } from './parts/personas/facts.js'
import type { PhaseFact } from './parts/phases/facts.js'
import type { PushFact } from './parts/push/facts.js'
import type { RecordingFact } from './parts/recording/facts.js'
import type { SealFact, SealPanelFact } from './parts/seal/facts.js'
import type { SeatFact } from './parts/seats/facts.js'
import type { SwapFact } from './parts/swap/facts.js'
import type { TakeFact } from './parts/takes/facts.js'
import type { TalkFact, TalkPanelFact } from './parts/talk/facts.js'
import type { VoiceFact } from './parts/voice/facts.js'
import type { WordsFact, WordsPanelFact } from './parts/words/facts.js'
import type { WorksheetFact } from './parts/worksheet/facts.js'

/** Everybody in the room sees these; a secret becomes public only by one of them, by value. */
export type OpenFact =
  | OpeningFact
  | SeatFact
  | InviteFact
  | PhaseFact
  | BoardFact
  | WorksheetFact
  | ArtifactFact
  | DeckFact
  | TalkFact
  | VoiceFact
  | CodeFact
  | JudgingFact
  | TakeFact
  | FocusFact
  | SealFact
  | RecordingFact
  | BlockFact
  | ExhibitFact
  | PersonaFact
  | PushFact
  | DrawingFact
  | FaultFact
  | AssistantFact
  | SwapFact
  | WordsFact

/** Only interviewers see these. */
export type PanelFact =
  | OpeningPanelFact
  | TalkPanelFact
  | CodePanelFact
  | JudgingPanelFact
  | SealPanelFact
  | ExhibitPanelFact
  | AssistantPanelFact
  | FailurePanelFact
  | WordsPanelFact

/** Only the interviewer who did it sees these, until all have submitted or the debrief is released. */
export type BlindFact = JudgingBlindFact

/** Only the seat that did it sees these; its scores everybody from the release on, by value. */
export type OwnFact = JudgingOwnFact | BookmarkFact | ExhibitOwnFact

export type Fact = OpenFact | PanelFact | BlindFact | OwnFact
export type FactType = Fact['type']
/** A fact in its place in the log: `seq` gapless from 1 in the journal, `at` never decreasing, `actor` a seat id or `clock`. */
export type Event = Placed<Fact>
/** A fact before it has a place. */
export type Stamped = Fact & { readonly at: At; readonly actor: string }
