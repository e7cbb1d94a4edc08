/** What the candidate writes down: three layers with a number each, and the lists of the phases. Knows no rules. */
import { z } from 'zod'
import type { At } from '../../../base/brand.js'
import type { Folds } from '../../fold.js'
import { aSeq, anId, words } from '../../forms.js'

export const Layer = z.enum(['business', 'data', 'operational'])
export type Layer = z.infer<typeof Layer>
export const layers = Layer.options

const Filled = z.record(anId, words(280))

export const worksheetCommands = [
  z.object({ type: z.literal('layer.state'), layer: Layer, text: words(280) }),
  /** `fields` where the list's lines are cards: by field, what stands in it; a field may be filled later. */
  z.object({ type: z.literal('line.add'), list: anId, text: words(280), fields: Filled.optional() }),
  /** Writes a line anew, by the seq it was added with. */
  z.object({ type: z.literal('line.change'), line: aSeq, text: words(280), fields: Filled.optional() }),
  z.object({ type: z.literal('line.remove'), line: aSeq }),
] as const
export type WorksheetCommand = z.infer<(typeof worksheetCommands)[number]>

export type WorksheetFact =
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
      readonly fields?: Readonly<Record<string, string>> | undefined
    }
  | {
      readonly type: 'line.changed'
      readonly line: number
      readonly text: string
      readonly quantified: boolean
      readonly fields?: Readonly<Record<string, string>> | undefined
    }
  | { readonly type: 'line.removed'; readonly line: number }

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
  /** When it was last written anew; missing while it stands as it was added. */
  readonly changedAt?: At | undefined
  /** By field, where its list has fields and some are filled. */
  readonly fields?: Readonly<Record<string, string>> | undefined
}

export interface Worksheet {
  readonly layers: Readonly<Record<Layer, LayerCard | null>>
  readonly lines: readonly Line[]
  /** When a layer was first stated, and when a quantity was first written: what is said anew or taken away moves neither. */
  readonly firstLayerAt: At | null
  readonly firstNumberAt: At | null
  /** When the first line was written under `commit`, the list of decisions that the rest hangs on. */
  readonly firstCommitAt: At | null
}
export const blankWorksheet: Worksheet = {
  layers: { business: null, data: null, operational: null },
  lines: [],
  firstLayerAt: null,
  firstNumberAt: null,
  firstCommitAt: null,
}

/** What the list is called, in every plan that has one, under which the first commitment is written. */
const commitList = 'commit'
const numbered = (open: Worksheet, quantified: boolean, at: At): Pick<Worksheet, 'firstNumberAt'> => ({
  firstNumberAt: open.firstNumberAt ?? (quantified ? at : null),
})

export const worksheetFolds: Folds<WorksheetFact, Worksheet> = {
  'layer.stated': (open, { layer, text, quantified, at }) => ({
    layers: { ...open.layers, [layer]: { text, quantified, at } },
    firstLayerAt: open.firstLayerAt ?? at,
    ...numbered(open, quantified, at),
  }),
  'line.added': (open, { seq: id, list, text, quantified, at, fields }, add) => ({
    lines: add(open.lines, { id, list, text, quantified, at, ...(fields ? { fields } : {}) }),
    firstCommitAt: open.firstCommitAt ?? (list === commitList ? at : null),
    ...numbered(open, quantified, at),
  }),
  'line.changed': (open, { line, text, quantified, fields, at }) => ({
    lines: open.lines.map(one => {
      if (one.id !== line) return one
      const { id, list, at: added } = one
      return { id, list, text, quantified, at: added, changedAt: at, ...(fields ? { fields } : {}) }
    }),
    ...numbered(open, quantified, at),
  }),
  'line.removed': (open, { line }) => ({ lines: open.lines.filter(one => one.id !== line) }),
}
