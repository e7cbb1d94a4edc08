/** What the analyser can find in somebody's words: each finding with the words it rests on. Types and their names alone. */
import type { Layer } from '../room/parts/worksheet/facts.js'
import type { Stretch } from './find.js'

/** How a figure was come by: seen, reckoned, or aimed at. */
export type MetricKind = 'observed' | 'estimate' | 'target'

export type Finding =
  | { readonly kind: 'quantity' }
  | { readonly kind: 'layer'; readonly layer: Layer; readonly stated: boolean }
  /** `whole`: the same utterance picks. */
  | { readonly kind: 'trade-off'; readonly whole: boolean }
  | { readonly kind: 'pick' }
  /** `open`: no pick came in this or the next two sentences. */
  | { readonly kind: 'option'; readonly open: boolean }
  /** `anchored`: it names a number or a target. */
  | { readonly kind: 'confirm'; readonly anchored: boolean }
  | { readonly kind: 'tag' }
  /** `answered`: by whoever asked, at once. */
  | { readonly kind: 'question'; readonly answered: boolean }
  | { readonly kind: 'hedge' }
  | { readonly kind: 'filler' }
  /** The three signals. */
  | { readonly kind: 'metric'; readonly as: MetricKind }
  | { readonly kind: 'decision' }
  | { readonly kind: 'outcome' }
  | { readonly kind: 'knowledge' }
  | { readonly kind: 'generic' }
  | { readonly kind: 'thinking' }
/** Where it stands: from the first character to the one behind the last. */
export type Mark = Finding & Stretch
export type MarkKind = Finding['kind']

export interface SentenceRead extends Stretch {
  readonly question: boolean
  /** In the order of where they stand. */
  readonly marks: readonly Mark[]
}
export interface WordsRead {
  readonly words: number
  readonly sentences: readonly SentenceRead[]
}

/** All findings of one kind. */
export const marksOf = <Kind extends MarkKind>(
  { sentences }: WordsRead,
  kind: Kind,
): readonly Extract<Mark, { readonly kind: Kind }>[] =>
  sentences.flatMap(({ marks }) =>
    marks.filter((one): one is Extract<Mark, { readonly kind: Kind }> => one.kind === kind),
  )
