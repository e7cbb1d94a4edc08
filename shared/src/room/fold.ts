/** What the folds of all parts have in common: a fact in its place, and how an event changes a slice. Knows no part. */
import type { At } from '../base/brand.js'

/** A fact in its place in the log. */
export type Placed<Fact> = Fact & { readonly seq: number; readonly at: At; readonly actor: string }

/** The list with one more at its end; the one given is not to be used any more. */
export type Add = <Item>(list: readonly Item[], item: Item) => readonly Item[]

/** By event type: what an event changes of a slice of the room, and nothing else. Total: never throws. */
export type Folds<Fact extends { readonly type: string }, Slice> = {
  readonly [Type in Fact['type']]: (
    slice: Slice,
    event: Placed<Extract<Fact, { readonly type: Type }>>,
    add: Add,
  ) => Partial<Slice>
}
