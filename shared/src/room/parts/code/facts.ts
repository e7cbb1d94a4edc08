/** What is run, by whom and how it ended; what the code pane holds; what of a question's code was handed over. No rules. */
import { z } from 'zod'
import type { At } from '../../../base/brand.js'
import { FileName, Language, RunFiles, RunKind, type RunFile } from '../../../content/code-file.js'
import { CodeMeasure } from '../../../content/code-measure.js'
import type { Folds, Placed } from '../../fold.js'
import { aSeq } from '../../forms.js'
import { OutcomeSent, type Outcome } from './outcome.js'

/** What of a question's secrets is handed to the candidate: its hidden tests, or its further data sets. */
export const CodeSecret = z.enum(['tests', 'data'])
export type CodeSecret = z.infer<typeof CodeSecret>

/** The name of a data set: `clean` is the one a question begins with, others are released by name. */
const DataSet = z.string().regex(/^[a-z0-9-]{1,56}$/, 'must be lower-case words joined by hyphens')

export const codeCommands = [
  /** What the code pane holds, sent by a seat that sees it, when it changed. */
  z.object({ type: z.literal('code.measure'), measure: CodeMeasure }),
  /** Asks for a run of exactly this text; `data` names a set of rows, `hidden` takes the released tests along. */
  z.object({
    type: z.literal('run.start'),
    kind: RunKind,
    language: Language,
    entry: FileName,
    files: RunFiles,
    data: DataSet.optional(),
    hidden: z.boolean().optional(),
  }),
  /** Ends a run that is under way, or takes one back that waits. A run is named by the seq it was asked with. */
  z.object({ type: z.literal('run.stop'), run: aSeq }),
  /** How it ended, from the seat whose browser ran it. */
  z.object({ type: z.literal('run.end'), run: aSeq, outcome: OutcomeSent }),
  /** Hidden tests, run in the interviewer's own browser against the text of a moment. */
  z.object({ type: z.literal('hidden.report'), files: RunFiles, outcome: OutcomeSent }),
  /** Hands the hidden tests, or the further data sets, to the candidate. */
  z.object({ type: z.literal('code.release'), what: CodeSecret }),
] as const
export type CodeCommand = z.infer<(typeof codeCommands)[number]>

export type CodeFact =
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

export type CodePanelFact =
  /** The hidden tests against this text, as an interviewer ran them. */
  { readonly type: 'hidden.reported'; readonly files: readonly RunFile[]; readonly outcome: Outcome }

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

export interface Code {
  /** What the code pane held when it was last counted. */
  readonly coded: CodeMeasure | null
  /** What was handed to the candidate, by value. */
  readonly handed: { readonly tests: Handed | null; readonly data: Handed | null }
  /** In the order they were asked for; at most one is `running`. */
  readonly runs: readonly Run[]
}
export const noCode: Code = { coded: null, handed: { tests: null, data: null }, runs: [] }

export interface CodePanel {
  /** Oldest first. */
  readonly hidden: readonly HiddenReport[]
}
export const noReports: CodePanel = { hidden: [] }

export const codeFolds: Folds<CodeFact, Code> = {
  'code.measured': (_, { measure }) => ({ coded: measure }),
  'code.released': ({ handed }, { what, files, at }) => ({ handed: { ...handed, [what]: { files, at } } }),
  'run.asked': (open, e, add) => ({ runs: add(open.runs, asked(e)) }),
  'run.begun': (open, e) => ({ runs: changed(open, e.run, () => ({ state: 'running', begunAt: e.at })) }),
  'run.stopped': (open, { run, at, actor: seat }) => ({
    runs: changed(open, run, ({ state }) =>
      state === 'waiting'
        ? { stopped: { at, seat }, state: 'ended', endedAt: at }
        : { stopped: { at, seat } },
    ),
  }),
  'run.ended': (open, { run, at, outcome }) => ({
    runs: changed(open, run, () => ({ state: 'ended', endedAt: at, outcome })),
  }),
}

const changed = ({ runs }: Code, id: number, how: (run: Run) => Partial<Run>): readonly Run[] =>
  runs.map(run => (run.id === id ? { ...run, ...how(run) } : run))

const asked = (e: Placed<Extract<CodeFact, { type: 'run.asked' }>>): Run => ({
  id: e.seq,
  seat: e.actor,
  kind: e.kind,
  language: e.language,
  entry: e.entry,
  files: e.files,
  data: e.data ?? null,
  hidden: e.hidden ?? false,
  state: 'waiting',
  askedAt: e.at,
  begunAt: null,
  stopped: null,
  endedAt: null,
  outcome: null,
})

export const codePanelFolds: Folds<CodePanelFact, CodePanel> = {
  'hidden.reported': (panel, { seq: id, actor: seat, at, files, outcome }, add) => ({
    hidden: add(panel.hidden, { id, seat, at, files, outcome }),
  }),
}
