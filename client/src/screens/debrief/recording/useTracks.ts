/** Fetches what was recorded when it is wanted, as sound elements that can be sought at once. Holds no rule. */
import { useCallback, useEffect, useRef, useState } from 'react'
import { listRecordings, readRecording } from '../../../link/recordings'
import { useHere, useRoom } from '../../../room/read'
import { lengthOf, type Track } from './player'

export type Loading =
  | { readonly status: 'unasked' | 'loading' }
  | { readonly status: 'ready'; readonly tracks: readonly Track[] }
  | { readonly status: 'failed'; readonly why: string }

export function useTracks(): { readonly loading: Loading; readonly load: () => void } {
  const { me } = useHere()
  const room = useRoom(one => one.open.id)
  const [loading, setLoading] = useState<Loading>({ status: 'unasked' })
  const made = useRef<readonly string[]>([])
  useEffect(
    () => () => {
      for (const url of made.current) URL.revokeObjectURL(url)
    },
    [],
  )
  const load = useCallback(() => {
    setLoading({ status: 'loading' })
    const asking = { room, token: me.token }
    const fetched = async () => {
      const parts = (await listRecordings(asking)).filter(part => part.bytes > 0)
      return Promise.all(
        parts.map(async (part): Promise<Track> => {
          const url = URL.createObjectURL(await readRecording(asking, part))
          made.current = [...made.current, url]
          const element = new Audio(url)
          element.preload = 'auto'
          return { seat: part.seat, from: part.from, ms: await lengthOf(element), element }
        }),
      )
    }
    fetched().then(
      tracks => setLoading({ status: 'ready', tracks }),
      (error: unknown) =>
        setLoading({ status: 'failed', why: error instanceof Error ? error.message : String(error) }),
    )
  }, [room, me.token])
  return { loading, load }
}
