/** What the relay is told of a document and of who speaks in it: types alone. Knows no rule and no transport. */

/** Which document: a name inside a room. */
export interface DocumentPlace {
  readonly room: string
  readonly document: string
}

/** Who a connection speaks for, as the door has found out. */
export interface Speaker extends DocumentPlace {
  readonly seat: string
  readonly role: string
  /** Shown at the cursor. */
  readonly name: string
  /** A CSS colour, shown at the cursor. */
  readonly color: string
}

/**
 * While there is one, what its seats write and where their hands are is kept from all other seats; who is among them may
 * change. `since`: in epoch milliseconds; it tells one veil from the next.
 */
export interface Veil {
  readonly seats: readonly string[]
  readonly since: number
}

/**
 * What a connection may do at this moment, and what is hidden in its document; asked for every frame, in and out, so it
 * must be quick. A veil that begins is seen at the next frame; of one that ends the relay is told (`look`).
 */
export type Gate = () => { readonly mayRead: boolean; readonly mayWrite: boolean; readonly veil?: Veil }

/** Runs something later; returns how to call it off. */
export type Schedule = (ms: number, run: () => void) => () => void
