/** Artifact cards: the head of a list with a kind, its versions, its place on the board, and rulings on what is left out. Knows no rules. */
import { z } from 'zod'
import { visible } from '../../../base/visible.js'
import type { At } from '../../../base/brand.js'
import type { Folds } from '../../fold.js'
import { aSeq, anId } from '../../forms.js'
import type { Line, Worksheet } from '../worksheet/facts.js'

export const Ruling = z.enum(['accepted', 'pulled-back'])
export type Ruling = z.infer<typeof Ruling>

/** A field of a head may be as long as a page; an empty one is taken out. */
const headWords = z.string().overwrite(visible).trim().max(4000)
/** In units of the board's page. */
const ordinate = z.number().min(-1e6).max(1e6)

export const artifactCommands = [
  /** What belongs to a card and to no row, by field; those that are not named stay. */
  z.object({ type: z.literal('card.head'), list: anId, fields: z.record(anId, headWords) }),
  /** Stamps what stands there now as a version. */
  z.object({ type: z.literal('card.commit'), list: anId }),
  /** Lays a card on the board, or moves it: its left upper corner. */
  z.object({ type: z.literal('card.place'), list: anId, x: ordinate, y: ordinate }),
  /** Takes it off the board; what it holds stays. */
  z.object({ type: z.literal('card.shelve'), list: anId }),
  /** Says which box or arrow of the drawing a card is about, by its id there; null: of none. */
  z.object({ type: z.literal('card.tie'), list: anId, to: anId.nullable() }),
  /** By the seq a line was added with, in a list of what is left out. */
  z.object({ type: z.literal('line.rule'), line: aSeq, ruling: Ruling }),
] as const
export type ArtifactCommand = z.infer<(typeof artifactCommands)[number]>

export type ArtifactFact =
  | {
      readonly type: 'card.headed'
      readonly list: string
      readonly fields: Readonly<Record<string, string>>
    }
  | { readonly type: 'card.committed'; readonly list: string; readonly version: number }
  | { readonly type: 'card.placed'; readonly list: string; readonly x: number; readonly y: number }
  | { readonly type: 'card.shelved'; readonly list: string }
  | { readonly type: 'card.tied'; readonly list: string; readonly to: TiedTo | null }
  | { readonly type: 'line.ruled'; readonly line: number; readonly ruling: Ruling }

/** What a card is about, by value: what is gone from the drawing keeps the name it had. */
export interface TiedTo {
  readonly id: string
  readonly name: string
}
/** What stood on a card when it was stamped. */
export interface CardVersion {
  readonly version: number
  readonly at: At
  readonly head: Readonly<Record<string, string>>
  readonly rows: readonly Line[]
}
export interface ArtifactCard {
  readonly list: string
  readonly head: Readonly<Record<string, string>>
  /** Null while it does not lie on the board. */
  readonly place: { readonly x: number; readonly y: number } | null
  readonly versions: readonly CardVersion[]
  /** Missing while it is about no part of the drawing. */
  readonly tiedTo?: TiedTo | undefined
  /** Since when its head stands as it does; missing where none was written. */
  readonly headedAt?: At | undefined
}
/** Each in the order it was made; the newest of a line holds. */
export interface LineRuling {
  readonly line: number
  readonly ruling: Ruling
  readonly at: At
}
export interface Artifacts {
  /** Only those of which more is known than their lines; missing until the first. */
  readonly artifacts?: readonly ArtifactCard[] | undefined
  readonly rulings?: readonly LineRuling[] | undefined
}

type Slice = Artifacts & Pick<Worksheet, 'lines'>

/** The card of a list, changed; a list nobody knows yet has a blank one. */
const changed = (
  { artifacts = [] }: Artifacts,
  list: string,
  change: (card: ArtifactCard) => Partial<ArtifactCard>,
): Artifacts => {
  const blank: ArtifactCard = { list, head: {}, place: null, versions: [] }
  const known = artifacts.some(card => card.list === list) ? artifacts : [...artifacts, blank]
  return { artifacts: known.map(card => (card.list === list ? { ...card, ...change(card) } : card)) }
}

export const artifactFolds: Folds<ArtifactFact, Slice> = {
  'card.headed': (open, { list, fields, at }) =>
    changed(open, list, ({ head }) => ({
      head: Object.fromEntries(Object.entries({ ...head, ...fields }).filter(([, value]) => value !== '')),
      headedAt: at,
    })),
  'card.committed': (open, { list, version, at }) =>
    changed(open, list, ({ head, versions }) => ({
      versions: [...versions, { version, at, head, rows: open.lines.filter(line => line.list === list) }],
    })),
  'card.placed': (open, { list, x, y }) => changed(open, list, () => ({ place: { x, y } })),
  'card.shelved': (open, { list }) => changed(open, list, () => ({ place: null })),
  'card.tied': (open, { list, to }) => changed(open, list, () => ({ tiedTo: to ?? undefined })),
  'line.ruled': ({ rulings = [] }, { line, ruling, at }, add) => ({
    rulings: add(rulings, { line, ruling, at }),
  }),
}
