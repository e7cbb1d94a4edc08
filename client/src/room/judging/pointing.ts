/** How a pin and what it shows find each other, without knowing any board or editor. */
import type { Shown } from '@signalroom/shared'

export interface Pointing {
  /** What a pin made now would show: a region of the board or lines of code. */
  readonly capture: () => Shown | null
  /** Brings what a pin shows into view. */
  readonly show: (what: Shown) => void
  /** The same of a thing of the drawing, by its id; nothing where it is gone. */
  readonly showThing: (id: string) => void
}

/** What only a room can name: a run by its seq, an artifact card by its list. */
export type ByRoom = Extract<Shown, { type: 'event' | 'card' }>

/** What a pin shows, in a few words; `named` says them of what a room knows. */
export function shownWords(what: Shown | null | undefined, named: (what: ByRoom) => string | null): string {
  switch (what?.type) {
    case 'code':
      return what.from === what.to
        ? `${what.file}, line ${what.from}`
        : `${what.file}, lines ${what.from}–${what.to}`
    case 'board':
      return 'on the board'
    case 'event':
      return named(what) ?? 'what happened'
    case 'card':
      return named(what) ?? 'a card'
    case undefined:
      return 'this moment'
  }
}
