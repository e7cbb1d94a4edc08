/** What stands on the board, in words, as the log knows it: nodes, arrows, labels, frames, each since when. Knows no rules. */
import { z } from 'zod'
import type { At } from '../../../base/brand.js'
import { visible } from '../../../base/visible.js'
import type { Diagram, DiagramEdge, DiagramFrame, DiagramLabel, DiagramNode } from '../../../board/reading.js'
import { componentKinds, type ComponentKind } from '../../../board/kinds.js'
import type { Folds } from '../../fold.js'
import { anId } from '../../forms.js'

/** Characters that are told of what stands on one thing. */
export const longestWords = 200

const text = z.string().overwrite(visible).max(longestWords)
const kind = z.enum(componentKinds.map(({ id }) => id) as [ComponentKind, ...ComponentKind[]])
const end = anId.nullable()

/** One thing as it stands now, or that it is gone. Ids are the drawing's own. */
export const Drawn = z.discriminatedUnion('is', [
  z.object({ is: z.literal('node'), id: anId, kind: kind.nullable(), name: text, frame: end }),
  z.object({
    is: z.literal('edge'),
    id: anId,
    from: end,
    to: end,
    heads: z.enum(['one', 'both', 'none']),
    label: text,
  }),
  z.object({ is: z.literal('label'), id: anId, text, frame: end }),
  z.object({ is: z.literal('frame'), id: anId, name: text, frame: end }),
  z.object({ is: z.literal('gone'), id: anId }),
])
export type Drawn = z.infer<typeof Drawn>

export const drawingCommands = [
  /** What stands otherwise on the board than the room knows, told by a seat that sees it, once it rests. */
  z.object({ type: z.literal('drawing.tell'), changes: z.array(Drawn).min(1).max(60) }),
] as const
export type DrawingCommand = z.infer<(typeof drawingCommands)[number]>

export type DrawingFact = { readonly type: 'drawing.told'; readonly changes: readonly Drawn[] }

/** `at`: since when its words stand as they do. */
type Since<Thing> = Thing & { readonly at: At }
/** The drawing in words, in the order in which each was first told. */
export interface DrawnBoard extends Diagram {
  readonly nodes: readonly Since<DiagramNode>[]
  readonly edges: readonly Since<DiagramEdge>[]
  readonly labels: readonly Since<DiagramLabel>[]
  readonly frames: readonly Since<DiagramFrame>[]
}
export interface Drawing {
  /** Missing until the first was told. */
  readonly drawn?: DrawnBoard | undefined
}
export const nothingDrawn: DrawnBoard = { nodes: [], edges: [], labels: [], frames: [] }

export const drawingFolds: Folds<DrawingFact, Drawing> = {
  'drawing.told': ({ drawn = nothingDrawn }, { changes, at }) => ({ drawn: changed(drawn, changes, at) }),
}

/** Total: what is told twice stands as told last, and what is gone may never have been there. */
export function changed(drawn: DrawnBoard, changes: readonly Drawn[], at: At): DrawnBoard {
  const things = new Map<string, StandingThing>(standing(drawn).map(one => [one.id, one]))
  for (const change of changes) {
    const before = things.get(change.id)
    if (change.is === 'gone') things.delete(change.id)
    else
      things.set(change.id, { ...change, at: before && wordsOf(before) === wordsOf(change) ? before.at : at })
  }
  return sorted([...things.values()])
}

/** Any of these but what is gone. */
export type Standing = Exclude<Drawn, { is: 'gone' }>
type StandingThing = Since<Standing>

/** Every thing of a drawing as it would be told. */
export const told = ({ nodes, edges, labels, frames }: Diagram): readonly Standing[] => [
  ...nodes.map(({ id, kind: of, name, frame }) => ({ is: 'node' as const, id, kind: of, name, frame })),
  ...edges.map(({ id, from, to, heads, label }) => ({ is: 'edge' as const, id, from, to, heads, label })),
  ...labels.map(one => ({ is: 'label' as const, id: one.id, text: one.text, frame: one.frame })),
  ...frames.map(({ id, name, frame }) => ({ is: 'frame' as const, id, name, frame })),
]

function standing(drawn: DrawnBoard): readonly StandingThing[] {
  const since = [drawn.nodes, drawn.edges, drawn.labels, drawn.frames].flat().map(({ at }) => at)
  return told(drawn).map((one, i) => ({ ...one, at: since[i]! }))
}

const wordsOf = (one: Standing): string =>
  one.is === 'edge' ? `${one.from} ${one.to} ${one.label}` : one.is === 'label' ? one.text : one.name

function sorted(things: readonly StandingThing[]): DrawnBoard {
  const of = <Is extends Standing['is']>(is: Is) =>
    things.filter((one): one is Extract<StandingThing, { is: Is }> => one.is === is)
  return {
    nodes: of('node').map(({ id, kind: as, name, frame, at }) => ({ id, kind: as, name, frame, at })),
    edges: of('edge').map(({ id, from, to, heads, label, at }) => ({ id, from, to, heads, label, at })),
    labels: of('label').map(one => ({ id: one.id, text: one.text, frame: one.frame, at: one.at })),
    frames: of('frame').map(({ id, name, frame, at }) => ({ id, name, frame, at })),
  }
}
