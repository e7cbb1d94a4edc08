/** The ledger of the round as it stands, read anew when a text has changed. Draws nothing, holds no rule. */
import {
  ledgerReader,
  newContradiction,
  type Contradiction,
  type Ledger,
  type Room,
} from '@signalroom/shared'
import { useHere, useRoom, useServerNow, type Linked } from '../read'

const readers = new WeakMap<Linked, (room: Room) => Ledger>()
function readerOf(link: Linked): (room: Room) => Ledger {
  const reader = readers.get(link) ?? ledgerReader()
  readers.set(link, reader)
  return reader
}

/** One reader a link, whichever part of the screen asks. */
export const useLedger = (): Ledger => useRoom(readerOf(useHere().link))

/** The newest contradiction for as long as it is new. */
export const useNewContradiction = (ledger: Ledger): Contradiction | null =>
  newContradiction(ledger, useServerNow(1000), useHere().me.role)
