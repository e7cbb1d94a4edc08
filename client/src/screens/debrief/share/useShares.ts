/** The links by which this seat shares its round: which there are, one more, one less. Draws nothing. */
import type { DocumentName, MadeShare, ShareRow } from '@signalroom/shared'
import { useCallback, useEffect, useState } from 'react'
import { linkOf, listShares, makeShare, takeShareBack } from '../../../link/shares'
import { useHere, useRoom } from '../../../room/read'

export interface Chosen {
  readonly documents: readonly DocumentName[]
  readonly voice: boolean
  /** Roles stand for names. */
  readonly nameless: boolean
  readonly days: number
}
export interface MadeLink extends MadeShare {
  readonly link: string
}
export interface SharesOfSeat {
  /** Null until they were fetched. */
  readonly rows: readonly ShareRow[] | null
  /** The last one that was made here: its secret is told once. */
  readonly made: MadeLink | null
  readonly doing: 'nothing' | 'making' | 'taking-back'
  /** Why the last thing that was asked did not happen. */
  readonly wrong: string | null
  make(chosen: Chosen): Promise<void>
  takeBack(share: string): Promise<void>
}

export function useShares(copyOf: (chosen: Chosen) => Promise<Blob>): SharesOfSeat {
  const { me, link } = useHere()
  const room = useRoom(one => one.open.id)
  const { token } = me
  const [rows, setRows] = useState<readonly ShareRow[] | null>(null)
  const [made, setMade] = useState<MadeLink | null>(null)
  const [doing, setDoing] = useState<SharesOfSeat['doing']>('nothing')
  const [wrong, setWrong] = useState<string | null>(null)
  const look = useCallback(async () => setRows(await listShares({ room, token })), [room, token])

  const once = async (what: Exclude<SharesOfSeat['doing'], 'nothing'>, ask: () => Promise<void>) => {
    if (doing !== 'nothing') return
    setDoing(what)
    setWrong(null)
    try {
      await ask()
      await look()
    } catch (error) {
      setWrong(error instanceof Error ? error.message : 'Try again.')
    }
    setDoing('nothing')
  }
  useEffect(() => {
    look().catch((error: unknown) => setWrong(error instanceof Error ? error.message : 'Try again.'))
  }, [look])

  return {
    rows,
    made,
    doing,
    wrong,
    make: chosen =>
      once('making', async () => {
        // Before the copy is made: what is erased from here on may be in it.
        const log = link.state.getState().room.seq
        const share = await makeShare({ room, token }, await copyOf(chosen), { days: chosen.days, log })
        setMade({ ...share, link: linkOf(share) })
      }),
    takeBack: share =>
      once('taking-back', async () => {
        await takeShareBack({ room, token }, share)
        setMade(now => (now?.share === share ? null : now))
      }),
  }
}
