/** The ledger of the round as it stands, read anew when a text has changed. Draws nothing, holds no rule. */
import { ledgerReader, newContradiction, type Contradiction, type Ledger } from '@signalroom/shared'
import { useMemo, useState } from 'react'
import { useHere, useRoom, useServerNow } from '../read'

export function useLedger(): Ledger {
  const { link } = useHere()
  const [read] = useState(ledgerReader)
  const lines = useRoom(room => room.open.lines)
  const layers = useRoom(room => room.open.layers)
  const chat = useRoom(room => room.open.chat)
  const drawn = useRoom(room => room.open.drawn)
  return useMemo(
    () => read(link.state.getState().room),
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- a ledger is made of these, and of nothing else that changes
    [read, link, lines, layers, chat, drawn],
  )
}

/** The newest contradiction for as long as it is new. */
export const useNewContradiction = (ledger: Ledger): Contradiction | null =>
  newContradiction(ledger, useServerNow(1000))
