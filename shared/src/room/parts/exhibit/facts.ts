/** What is laid before the candidate, the notes in its margin, and which findings were planted. Knows no rules. */
import { z } from 'zod'
import type { At } from '../../../base/brand.js'
import type { Exhibit } from '../../../content/exhibit.js'
import { aSeq, anId, words } from '../../forms.js'
import type { Folds } from '../../fold.js'

export const exhibitCommands = [
  /** A note at a place of the exhibit: the author's alone until the phase that opens the margins. */
  z.object({ type: z.literal('margin.note'), place: anId, text: words(500) }),
  /** Takes one's own out by the seq it was noted with. */
  z.object({ type: z.literal('margin.drop'), note: aSeq }),
  /** Takes a finding, by the seq of its line, for one that was planted, for a true one nobody planted, or for a false alarm. */
  z.object({
    type: z.literal('finding.judge'),
    line: aSeq,
    as: z.union([z.object({ planted: anId }), z.enum(['sound', 'false-alarm'])]),
  }),
] as const
export type ExhibitCommand = z.infer<(typeof exhibitCommands)[number]>

export interface MarginNote {
  readonly seat: string
  readonly place: string
  readonly text: string
  /** When it was noted. */
  readonly noted: number
}
export type ExhibitFact =
  /** By value: no byte of it is at the candidate's before. */
  | { readonly type: 'exhibit.laid'; readonly exhibit: Exhibit }
  /** How many stand in the margin, and not what they say. */
  | { readonly type: 'margin.counted'; readonly count: number }
  | { readonly type: 'margins.opened'; readonly notes: readonly MarginNote[] }
export type ExhibitOwnFact =
  | { readonly type: 'margin.noted'; readonly place: string; readonly text: string }
  | { readonly type: 'margin.dropped'; readonly note: number }

/** What a finding was taken for. */
export type Finding = { readonly planted: string } | 'sound' | 'false-alarm'
export type ExhibitPanelFact = {
  readonly type: 'finding.judged'
  readonly line: number
  readonly as: Finding
}

/** Each missing until there is something. */
export interface Laid {
  readonly exhibit?: Exhibit | undefined
  readonly marginCount?: number | undefined
  readonly margins?: readonly MarginNote[] | undefined
}
export interface OwnMargins {
  readonly notes?:
    | readonly { readonly id: number; readonly place: string; readonly text: string; readonly at: At }[]
    | undefined
}
export interface Findings {
  /** By the line's id. */
  readonly findings?: Readonly<Record<number, Finding>> | undefined
}

export const exhibitFolds: Folds<ExhibitFact, Laid> = {
  'exhibit.laid': (_, { exhibit }) => ({ exhibit }),
  'margin.counted': (_, { count }) => ({ marginCount: count }),
  'margins.opened': (_, { notes }) => ({ margins: notes }),
}
export const exhibitOwnFolds: Folds<ExhibitOwnFact, OwnMargins> = {
  'margin.noted': ({ notes = [] }, { seq: id, place, text, at }, add) => ({
    notes: add(notes, { id, place, text, at }),
  }),
  'margin.dropped': ({ notes = [] }, { note }) => ({ notes: notes.filter(({ id }) => id !== note) }),
}
export const exhibitPanelFolds: Folds<ExhibitPanelFact, Findings> = {
  'finding.judged': ({ findings = {} }, { line, as }) => ({ findings: { ...findings, [line]: as } }),
}
