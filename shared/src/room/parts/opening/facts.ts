/** How a room opens: plan, question and rubric enter its log by value. Knows no rules. */
import type { FailureLines, Watch } from '../../../content/failures.js'
import type { PhaseGuide, Plan } from '../../../content/plan.js'
import type { Company } from '../../../content/preset.js'
import type { Persona } from '../../../content/persona.js'
import type { CodeGuide, RoomCode } from '../../../content/question-code.js'
import type { Question, QuestionGuide } from '../../../content/question.js'
import type { Rubric } from '../../../content/rubric.js'
import type { Ms } from '../../../base/brand.js'
import { still, type Clock } from '../../clock.js'
import type { DocumentName } from '../../document.js'
import type { Folds } from '../../fold.js'
import { closedBoard } from '../board/facts.js'
import { sealed, type Seals } from '../seal/facts.js'

export type Mode = 'coach' | 'strict'
/** What draws on a room's board, from its first minute to its debrief. */
export type BoardEngine = 'tldraw' | 'excalidraw'
/** The form of the logs that this build writes. */
export const logVersion = 2

/** What a person alone may ask about. */
export interface Topic {
  readonly hint: string
  readonly topic: string
}

export type OpeningFact = {
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
  readonly topics: readonly Topic[]
  /** Null where the question brings no code; missing in logs older than code that runs. */
  readonly code?: RoomCode | null | undefined
  /** The form of this log; missing in the first one. What a later form brings is passed over by an earlier build. */
  readonly version?: number | undefined
  /** Missing in logs of a time when board and code were one document. */
  readonly documents?: readonly DocumentName[] | undefined
  /** What draws on the board; missing where it is tldraw. */
  readonly engine?: BoardEngine | undefined
  /** Whether an assistant answers, and who it is; missing where there is none. */
  readonly assistant?: AssistantSource | undefined
  /** How the company judges; missing where nothing was chosen. */
  readonly preset?: JudgedAs | undefined
  /** The round this one follows with the roles swapped; missing where it follows none. */
  readonly follows?: string | undefined
  /** What the round is watched for; missing where it is not. */
  readonly watch?: Watch | undefined
}

/** An endpoint that the host configured, or the interviewer and the script in its place. */
export type AssistantSource = 'endpoint' | 'people'
/** The kind of company whose weights and gates count, and whether all weights are equal. */
export interface JudgedAs {
  readonly id: Company | null
  readonly title: string | null
  readonly equal: boolean
}

export type OpeningPanelFact = {
  readonly type: 'panel.opened'
  readonly question: QuestionGuide
  readonly phases: readonly PhaseGuide[]
  readonly rubric: Rubric
  /** Null where the question brings no code; missing in logs older than code that runs. */
  readonly code?: CodeGuide | null | undefined
  /** Whom the interviewer plays, in their order; missing where there is nobody. */
  readonly personas?: readonly Persona[] | undefined
  /** Lines in the company's words; missing where no preset was chosen. */
  readonly words?: readonly string[] | undefined
  /** What an interviewer is told when something is seen; missing where nothing is watched for. */
  readonly failures?: FailureLines | undefined
}

export interface Opening {
  readonly id: string
  readonly title: string
  readonly plan: Plan
  readonly question: Question
  readonly mode: Mode
  readonly exam: boolean
  readonly topics: readonly Topic[]
  /** Language and data set of the round's code; null where the question brings none. */
  readonly code: RoomCode | null
  readonly version: number
  readonly documents: readonly DocumentName[]
  readonly engine: BoardEngine
  /** Missing where the room was opened without. */
  readonly assistant?: AssistantSource | undefined
  readonly preset?: JudgedAs | undefined
  readonly follows?: string | undefined
  readonly watch?: Watch | undefined
}
/** The documents of a room whose opening event names none. */
const inOneDocument: readonly DocumentName[] = ['work', 'desk']

export const unopened: Opening = {
  id: '',
  title: '',
  plan: { id: '', title: '', boardOpensAt: 0 as Ms, phases: [] },
  question: { id: '', title: '', kind: '', level: 'mid', ask: '' },
  mode: 'coach',
  exam: false,
  topics: [],
  code: null,
  version: 1,
  documents: inOneDocument,
  engine: 'tldraw',
}

export interface OpeningPanel {
  /** Null where no panel event was sent: a candidate's or an observer's room. */
  readonly guide: {
    readonly question: QuestionGuide
    readonly phases: readonly PhaseGuide[]
    readonly rubric: Rubric
    readonly personas?: readonly Persona[] | undefined
    readonly words?: readonly string[] | undefined
    readonly failures?: FailureLines | undefined
  } | null
  /** Hidden tests, solution and further data; null where the question has no code. */
  readonly code: CodeGuide | null
}
export const noGuide: OpeningPanel = { guide: null, code: null }

/** What opening a room changes besides: whether it is alone, its clock, and the seal on its board. */
type Opened = Opening & Seals & { readonly alone: boolean; readonly clock: Clock }

export const openingFolds: Folds<OpeningFact, Opened> = {
  'room.opened': (_, e) => {
    const { room: id, title, plan, question, mode, exam, alone, topics, code = null } = e
    const { version = 1, documents = inOneDocument, engine = 'tldraw' } = e
    const budgets = Object.fromEntries(plan.phases.map(phase => [phase.id, phase.budget]))
    const more = {
      ...(e.assistant ? { assistant: e.assistant } : {}),
      ...(e.preset ? { preset: e.preset } : {}),
      ...(e.follows ? { follows: e.follows } : {}),
      ...(e.watch ? { watch: e.watch } : {}),
    }
    const opening = {
      id,
      title,
      plan,
      question,
      mode,
      exam,
      topics,
      code,
      version,
      documents,
      engine,
      ...more,
    }
    return { ...opening, alone, clock: still(budgets), seals: [sealed(closedBoard(plan.boardOpensAt), e.at)] }
  },
}

export const openingPanelFolds: Folds<OpeningPanelFact, OpeningPanel> = {
  'panel.opened': (_, { question, phases, rubric, code = null, personas, words, failures }) => ({
    guide: {
      question,
      phases,
      rubric,
      ...(personas ? { personas } : {}),
      ...(words ? { words } : {}),
      ...(failures ? { failures } : {}),
    },
    code,
  }),
}
